"""The thread of acts, what it takes back, and the rundown changed on the page."""

from typing import Any

import pytest
from playwright.async_api import expect

from bot.show.edit import values_of
from tests.e2e.browser import DESK, PHONE
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import ScriptedShow

pytestmark = pytest.mark.browser

NOW = "2026-03-12T20:42:18Z"
PLAN = """title = "Soirée du 12 mars"

# On s’installe.
[[segments]]
id = "s1"
kind = "standby"
title = "Ouverture"
minutes = 5

[[segments]]
id = "s2"
kind = "poll"
title = "L’actu décryptée"

[segments.poll]
question = "On y va ?"
choices = ["Oui", "Non"]
seconds = 60
"""


def an_act(act_id: str, **values: Any) -> dict[str, Any]:
    """Return an act of Camille's that can be taken back for ten seconds."""
    usual = {"at": NOW, "name": "Camille", "role": "host", "kind": "take", "subject": "", "is_undone": False}
    return usual | {"id": act_id, "undo_until_at": "2026-03-12T20:42:28Z"} | values


async def tell(show: ScriptedShow, *acts: dict[str, Any]) -> None:
    """Tell the thread, the newest act first."""
    await show.update("acts", {"version": acts[0]["id"], "acts": list(acts)})


async def test_everybody_reads_what_was_just_done_and_can_take_it_back(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    older = an_act("a1", kind="question_air", subject="n° 12", undo_until_at=None, is_undone=True)
    await tell(show, an_act("a2", name="<i>Zoé</i>"), older)
    acts = page.locator(".thread-act")

    await expect(acts.nth(0)).to_contain_text("<i>Zoé</i>a pris l’antenne")
    await expect(acts.nth(1)).to_contain_text("a mis à l’antenne la question · n° 12")
    await expect(acts.nth(1).get_by_role("button")).to_have_count(0)
    await acts.nth(0).get_by_role("button").click()
    assert await show.ordered("undo") == [{"order": "undo", "act_id": "a2"}]


async def test_a_key_takes_back_ones_own_latest_act_and_no_one_elses(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await tell(show, an_act("d’une autre personne"))
    await page.keyboard.press("z")
    await page.keyboard.press("Enter")
    await show.ordered("take")
    assert show.given("undo") == []

    mine = show.orders[0]["id"]
    await tell(show, an_act("d’une autre personne encore"), an_act(mine))
    await expect(page.locator(".thread-act [data-action=undo]")).to_have_count(1)
    await page.keyboard.press("z")
    assert await show.ordered("undo") == [{"order": "undo", "act_id": mine}]


async def test_an_order_says_which_state_of_the_show_it_is_made_for(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await tell(show, an_act("a1"))
    await page.wait_for_selector("html[data-seen=a1]", state="attached")
    # Nobody has read yet what was told this instant.
    news = """async () => {
        const its = document.querySelector('link[rel="modulepreload"][href$="/regie/acts.js"]').href;
        const { noteVersion, seenVersion } = await import(its);
        noteVersion({ version: "a2" });
        return seenVersion();
    }"""
    assert await page.evaluate(news) == "a1"
    await tell(show, an_act("a2"))
    await page.wait_for_selector("html[data-seen=a2]", state="attached")
    await page.keyboard.press("Enter")
    await show.ordered("take")

    assert show.orders[0]["after"] == "a2"


async def plan_told(show: ScriptedShow, text: str = PLAN) -> None:
    """Tell the rundown as it is edited."""
    view = {"text": text, "version": "v1", "segments": values_of(text), "is_due": False}
    await show.update("plan", view)


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
async def test_a_segment_is_changed_and_only_what_changed_is_sent(open_state: Open, viewport: Any) -> None:
    page, show = await open_state("/regie/", "regie_live", viewport=viewport)
    await plan_told(show)
    if viewport is PHONE:
        await page.locator(".tab:nth-child(2)").click()
    await page.locator("[data-action=plan]").click()
    await page.locator(".segment").nth(1).get_by_role("button", name="Modifier la séquence").click()
    await page.locator(".plan-form [name=minutes]").fill("12")
    await page.locator('.plan-form [name="poll.choices"]').fill("Oui\nNon\n Blanc ")
    await page.locator('.plan-form [name="poll.seconds"]').fill("")
    assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    await page.locator("[data-action=plan_save]").click()

    values = {"minutes": 12, "poll.choices": ["Oui", "Non", "Blanc"], "poll.seconds": None}
    assert await show.ordered("edit_segment") == [
        {"order": "edit_segment", "segment_id": "s2", "values": values}
    ]
    await expect(page.locator(".plan-form")).to_have_count(0)


async def test_a_change_of_method_takes_what_it_no_longer_needs_away(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await plan_told(show)
    await page.locator("[data-action=plan]").click()
    await page.locator(".segment").nth(1).get_by_role("button", name="Modifier la séquence").click()
    await page.select_option('.plan-form [name="poll.method"]', "temperature")
    await page.locator("[data-action=plan_save]").click()

    (order,) = await show.ordered("edit_segment")
    assert order["values"] == {"poll.method": "temperature", "poll.choices": None}


async def test_what_the_server_refuses_stays_in_the_form_with_the_reason(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await plan_told(show)
    show.refusal = "Rien n’est changé : 1 choix : il en faut de 2 à 20."
    await page.locator("[data-action=plan]").click()
    await page.locator("[data-action=plan_add]").click()
    await page.locator(".plan-form [name=title]").fill("Encore un vote")
    await page.locator('.plan-form [name="poll.question"]').fill("Et là ?")
    await page.locator('.plan-form [name="poll.choices"]').fill("Oui")
    await page.keyboard.press("Control+Enter")

    (order,) = await show.ordered("add_segment")
    assert (order["after_id"], order["kind"]) == ("s3", "poll")
    assert order["values"] == {"title": "Encore un vote", "poll.question": "Et là ?", "poll.choices": ["Oui"]}
    await expect(page.locator(".plan-form .faults")).to_contain_text("il en faut de 2 à 20")
    await expect(page.locator(".plan-form [name=title]")).to_have_value("Encore un vote")


async def test_segments_move_and_leave(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await plan_told(show)
    await page.locator("[data-action=plan]").click()
    await page.locator(".segment").nth(1).get_by_role("button", name="Monter la séquence").click()
    await page.locator(".segment").nth(0).get_by_role("button", name="Modifier la séquence").click()
    await page.locator("[data-action=plan_remove]").click()

    assert await show.ordered("move_segment") == [{"order": "move_segment", "segment_id": "s2", "by": -1}]
    assert await show.ordered("remove_segment") == [{"order": "remove_segment", "segment_id": "s1"}]


async def test_the_whole_text_is_written_with_the_version_that_was_read(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await plan_told(show)
    await page.locator("[data-action=plan]").click()
    await page.locator("[data-action=plan_text]").click()
    area = page.locator(".plan-text")
    await expect(area).to_have_value(PLAN)
    await area.fill(PLAN.replace("Ouverture", "Bienvenue"))
    await page.locator("[data-action=plan_save]").click()

    (order,) = await show.ordered("write_plan")
    assert (order["text"], order["version"]) == (PLAN.replace("Ouverture", "Bienvenue"), "v1")
