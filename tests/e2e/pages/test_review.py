"""What moderators do together: two heads, notes, appeals, taking back, dry runs, the log."""

import json
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from tests.e2e.browser import DESK, PHONE
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

if TYPE_CHECKING:
    from playwright.async_api import Route, ViewportSize

pytestmark = pytest.mark.browser
STATE = "moderation_review"


async def test_what_waits_for_this_persons_word_comes_first_and_is_said_by_a_key(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await expect(page.locator(".asked-two")).to_contain_text("Inès propose : bannissement")
    await page.keyboard.press("o")

    assert await show.ordered("confirm_decision") == [
        {"order": "confirm_decision", "case_id": "c2", "confirmed": True, "reason": ""}
    ]


async def test_who_asked_for_a_second_moderator_is_not_asked(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    mine = state(STATE)["topics"]["case:c2"]
    mine["case"]["second"]["asked_by"] = "Sacha"
    await show.update("case:c2", mine)

    await expect(page.locator(".asked-two")).to_contain_text("Vous proposez")
    await expect(page.locator("[data-action=confirm]")).to_have_count(0)
    await expect(page.locator(".row").last).not_to_contain_text("ferme-la")


async def test_the_ladders_next_step_is_chosen_and_a_ban_asks_for_a_second(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="ferme-la").click()
    await expect(page.locator(".act-next")).to_contain_text("Exclure 60")
    await expect(page.locator("[data-action=ban]")).to_contain_text("Bannir à deux")
    show.refusal = "pour voir"
    await page.keyboard.press("t")
    await expect(page.locator(".order-refused")).to_contain_text("pour voir")
    await page.keyboard.press("b")

    given = await show.ordered("decide_case", 2)
    assert [(order["act"], order["seconds"]) for order in given] == [("timeout", 3600), ("ban", None)]


async def test_copies_the_rule_the_record_and_what_would_be_said_are_there(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="ferme-la").click()
    await page.keyboard.press("v")

    await expect(page.locator(".crowd")).to_contain_text("37 copies suivent la même décision (31 comptes).")
    await expect(page.locator(".rule")).to_contain_text("On attaque les idées, pas les personnes")
    await expect(page.locator(".past")).to_contain_text("Palier suivant : exclusion 60")
    await expect(page.locator(".foretold-act").first).to_contain_text("pendant 1 heure")
    await page.fill("[name=reason]", "Restez courtois.")
    await expect(page.locator(".foretold-act").first).to_contain_text("Restez courtois.")


async def test_a_note_is_written_by_keys_alone_and_stays_among_moderators(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="ferme-la").click()
    await expect(page.locator(".notes")).to_contain_text("Il vise econyx")
    await page.keyboard.press("n")
    await page.keyboard.type("je connais cette personne")
    await page.keyboard.press("Enter")
    await page.keyboard.press("a")

    assert await show.ordered("note_case") == [
        {"order": "note_case", "case_id": "c1", "text": "je connais cette personne"}
    ]
    assert [order["act"] for order in await show.ordered("decide_case")] == ["allow"]


async def test_another_opinion_is_asked_with_the_note(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="ferme-la").click()
    await page.fill("[name=note]", "ironie ?")
    await page.keyboard.press("Escape")
    await page.keyboard.press("s")

    assert await show.ordered("ask_second") == [{"order": "ask_second", "case_id": "c1", "text": "ironie ?"}]


async def test_an_appeal_shows_the_act_and_is_answered_with_a_reason(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="Je parlais").click()
    await expect(page.locator(".plea")).to_contain_text("Contre : exclusion 10")
    await expect(page.locator(".message")).to_have_text("ce projet c’est du vol, vous êtes des voleurs")
    await page.keyboard.press("a")
    assert show.given("judge_appeal") == []
    await page.keyboard.type("Vous visiez le projet.")
    await page.keyboard.press("Escape")
    await page.keyboard.press("a")

    assert await show.ordered("judge_appeal") == [
        {
            "order": "judge_appeal",
            "case_id": "c80",
            "accepted": True,
            "reason": "Vous visiez le projet.",
        }
    ]


async def test_nobody_judges_the_appeal_of_their_own_decision(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    barred = state(STATE)["topics"]["case:c80"]
    barred["barred"] = ["Sacha"]
    await page.locator(".row", has_text="Je parlais").click()
    await show.update("case:c80", barred)

    await expect(page.locator(".held")).to_contain_text("Ce recours conteste votre décision")
    await expect(page.locator("[data-action=accept]")).to_be_disabled()


async def test_a_request_to_come_back_is_a_case_like_the_others(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="Ça fait trois mois").click()

    await expect(page.locator(".plea")).to_contain_text("Demande de retour sur Twitch")
    await expect(page.locator(".plea")).to_contain_text("par Twitch")


async def test_what_nobody_reads_is_said_and_has_nothing_to_delete(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="coucou").click()

    await expect(page.locator(".chip-kind")).to_have_text("Compte surveillé")
    await expect(page.locator("[data-action=delete]")).to_be_disabled()


async def test_the_last_decision_is_taken_back_by_a_key(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.keyboard.press("z")

    assert await show.ordered("undo_decision") == [{"order": "undo_decision", "case_id": "c90", "reason": ""}]


async def test_a_case_settled_elsewhere_says_by_whom(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", STATE)

    await expect(page.locator(".settled-case", has_text="bot42")).to_contain_text(
        "Modeste, sur la plateforme"
    )


async def test_figures_say_what_was_taken_back_and_what_flags(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", STATE)

    await expect(page.locator(".overturned")).to_contain_text("7")
    await expect(page.locator(".flags div").first).to_contain_text("Insultes")


async def test_a_rule_is_tried_without_touching_anybody(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.keyboard.press("e")
    await expect(page.locator(".trial-line")).to_have_count(2)
    await page.select_option("[name=trial_rule]", "flood")
    await page.fill("[name=trial_number]", "5")
    await page.locator(".panel-form button").click()

    assert await show.ordered("dry_run") == [
        {"order": "dry_run", "rule": "flood", "flag_threshold": None, "number": 5, "terms": []}
    ]


async def test_the_log_is_read_searched_and_taken_away_without_names(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", STATE)
    line = {
        "type": "audited",
        "at": "2026-03-12T20:40:00Z",
        "actor": {"name": "<i>Inès</i>", "role": "moderator"},
        "act": "decide_case",
        "subject": "c1",
        "reason": "insulte",
        "detail": "act=timeout seconds=600",
    }
    asked: list[str] = []

    async def answer(route: "Route") -> None:
        asked.append(route.request.url)
        await route.fulfill(body=json.dumps(line) + "\n", content_type="application/x-ndjson")

    await page.route("**/journal.json*", answer)
    await page.keyboard.press("l")
    await expect(page.locator(".journal tbody tr")).to_have_count(1)
    await expect(page.locator(".journal")).to_contain_text("<i>Inès</i>")
    await expect(page.locator(".journal")).to_contain_text("Exclure")
    await page.fill("[name=journal_actor]", "Inès")
    await page.locator(".panel-form button").click()
    await page.locator("[name=journal_nameless]").check()
    link = page.locator("a", has_text="CSV")

    await expect(link).to_have_attribute("href", "/journal.csv?actor=In%C3%A8s&download=1&public=1")
    assert asked[-1].endswith("/journal.json?actor=In%C3%A8s")


@pytest.mark.parametrize("viewport", [DESK, PHONE])
async def test_nothing_is_wider_than_the_screen(open_state: Open, viewport: "ViewportSize") -> None:
    page, _ = await open_state("/moderation/", STATE, viewport=viewport)
    for text in ("ferme-la", "Je parlais"):
        await page.locator(".row", has_text=text).click()
        assert await page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        for box in [await each.bounding_box() for each in await page.locator(".act").all()]:
            assert box is not None
            assert box["height"] >= 44
            assert box["y"] + box["height"] <= viewport["height"]
        if viewport is PHONE:
            await page.locator(".back").click()


async def test_somebody_may_be_allowed_a_link_from_the_case_of_one(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    linked = state(STATE)["topics"]["case:c3"]
    linked["case"]["verdict"]["reasons"][0]["rule"] = "links"
    await show.update("case:c3", linked)
    await page.locator(".row", has_text="VENEZ").click()
    await page.keyboard.press("x")

    assert await show.ordered("permit") == [
        {
            "order": "permit",
            "name": linked["case"]["author"]["name"],
            "platform": "twitch",
            "seconds": 60,
        }
    ]


async def test_another_rule_is_cited_by_a_key_and_brings_its_own_second_moderator(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.locator(".row", has_text="ferme-la").click()
    await page.keyboard.press("c")

    await expect(page.locator("[name=rule]")).to_have_value("vie-privee")
    await expect(page.locator(".rule")).to_contain_text("(au lieu de : On attaque les idées")
    await expect(page.locator("[data-action=timeout]")).to_contain_text("Exclure à deux")
    await expect(page.locator(".next-step")).to_have_count(0)
    await page.keyboard.press("v")
    await expect(page.locator(".foretold-act").first).to_contain_text("« La vie privée reste privée »")
    await page.keyboard.press("d")

    (given,) = await show.ordered("decide_case")
    assert (given["act"], given["rule"]) == ("delete", "vie-privee")


async def test_the_cases_own_rule_is_no_choice_and_the_next_case_begins_afresh(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    show.refusal = "pour voir"
    await page.locator(".row", has_text="ferme-la").click()
    await page.select_option("[name=rule]", "place")
    await page.select_option("[name=rule]", "respect")
    await page.keyboard.press("d")
    await expect(page.locator(".order-refused")).to_contain_text("pour voir")
    await page.select_option("[name=rule]", "place")
    await page.keyboard.press("j")
    await page.keyboard.press("k")

    await expect(page.locator("[name=rule]")).to_have_value("respect")
    (given,) = await show.ordered("decide_case")
    assert "rule" not in given


async def test_a_refused_question_is_explained_to_its_author(open_state: Open) -> None:
    page, show = await open_state("/moderation/", STATE)
    await page.keyboard.press("q")
    await page.keyboard.press("r")
    await page.keyboard.type("hors sujet")
    await page.keyboard.press("Escape")
    await page.keyboard.press("d")
    await expect(page.locator("[name=reason]")).to_have_value("")
    await page.fill("[name=reason]", "bravo")
    await page.keyboard.press("Escape")
    await page.keyboard.press("a")

    given = await show.ordered("decide_question", 2)
    assert [(order["act"], order.get("reason")) for order in given] == [
        ("dismiss", "hors sujet"),
        ("accept", None),
    ]
