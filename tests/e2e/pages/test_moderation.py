"""The moderators' page: worst first, one key per act, nobody twice on one case."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.browser import PHONE
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

pytestmark = pytest.mark.browser


def decision(act: str, case_id: str = "c1", seconds: int | None = None, reason: str = "") -> dict[str, Any]:
    return {"order": "decide_case", "case_id": case_id, "act": act, "seconds": seconds, "reason": reason}


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("a", decision("allow")),
        ("d", decision("delete")),
        ("w", decision("warn")),
        ("t", decision("timeout", seconds=600)),
        ("3t", decision("timeout", seconds=86_400)),
        ("bb", decision("ban")),
    ],
)
async def test_a_key_decides_the_open_case_once(
    open_state: Open, keys: str, expected: dict[str, Any]
) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    assert await show.ordered("hold_case") == [{"order": "hold_case", "case_id": "c1", "held": True}]
    show.answers = False
    for key in keys:
        await page.keyboard.press(key)
    await page.keyboard.press(keys[-1])

    assert await show.ordered("decide_case") == [expected]


async def test_buttons_decide_too_and_the_reason_goes_along(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    await page.keyboard.press("r")
    await page.keyboard.type("adieu <b>toi</b>")
    await page.keyboard.press("Escape")
    await page.locator("[data-action=timeout_10]").click()
    await page.locator("[data-action=timeout]").click()

    assert await show.ordered("decide_case") == [decision("timeout", seconds=10, reason="adieu <b>toi</b>")]


async def test_one_press_does_not_ban(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    await page.keyboard.press("b")
    await expect(page.locator("[data-action=ban]")).to_contain_text("Encore une fois pour bannir")
    await page.keyboard.press("a")

    assert await show.ordered("decide_case") == [decision("allow")]


async def test_a_decided_case_gives_way_to_the_next_free_one_without_its_note(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    await page.fill("[name=reason]", "pour c1")
    await page.keyboard.press("Escape")
    await page.keyboard.press("d")
    case = state("moderation_live")["topics"]["case:c1"]
    case["case"]["status"] = "elsewhere"
    await show.update("case:c1", case)

    await expect(page.locator(".message")).to_contain_text("rentrez chez vous")
    assert await page.input_value("[name=reason]") == ""
    held = await show.ordered("hold_case", 2)
    assert held[-1] == {"order": "hold_case", "case_id": "c2", "held": True}


async def test_a_refused_decision_keeps_the_case_open(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    show.refusal = "Inès tient ce dossier."
    await page.keyboard.press("d")

    await expect(page.locator(".order-refused")).to_contain_text("Inès tient ce dossier.")
    await expect(page.locator(".message")).to_contain_text("ferme-la")


async def test_moving_opens_gives_back_and_never_takes_what_somebody_holds(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    for _ in range(3):
        await page.keyboard.press("j")
    await expect(page.locator(".held")).to_contain_text("Inès lit ce dossier")
    await page.keyboard.press("d")
    await page.keyboard.press("k")
    await expect(page.locator(".held")).to_have_count(0)

    assert show.given("decide_case") == []
    ids = {order["case_id"] for order in show.given("hold_case")}
    assert "c4" not in ids
    await expect(page.locator("[data-action=ban]")).to_be_enabled()


async def test_an_act_that_the_platform_lacks_is_not_offered(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    await page.locator(".row", has_text="rentrez chez vous").click()
    await expect(page.locator(".message")).to_contain_text("rentrez chez vous")
    await expect(page.locator("[data-action=ban]")).to_be_disabled()
    await page.keyboard.press("w")
    await page.keyboard.press("a")

    assert await show.ordered("decide_case") == [decision("allow", "c2")]


async def test_questions_are_accepted_and_dismissed(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live")
    await page.keyboard.press("q")
    await page.keyboard.press("a")
    await page.keyboard.press("j")
    await page.keyboard.press("d")

    assert await show.ordered("decide_question", 2) == [
        {"order": "decide_question", "question_id": "q24", "act": "accept"},
        {"order": "decide_question", "question_id": "q25", "act": "dismiss"},
    ]


async def test_hurtful_text_stays_blurred_after_a_reload(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", "moderation_live")
    await page.keyboard.press("f")
    await expect(page.locator(".message.blurred")).to_have_count(1)
    await page.reload()

    await expect(page.locator(".message.blurred")).to_have_count(1)


async def test_the_queue_shows_the_worst_first_and_never_more_than_fits(open_state: Open) -> None:
    page, _ = await open_state("/moderation/", "moderation_crowded")
    rows = page.locator(".queue-list .row")
    await expect(page.locator(".queue-more")).to_be_visible()
    words = await rows.locator(".row-head b").all_inner_texts()
    order = ["Grave", "Sérieux", "Léger"]

    assert words == sorted(words, key=order.index)
    last = await rows.last.bounding_box()
    more = await page.locator(".queue-more").bounding_box()
    assert last is not None
    assert more is not None
    assert last["y"] + last["height"] <= more["y"]


async def test_on_a_phone_a_case_is_opened_decided_and_left(open_state: Open) -> None:
    page, show = await open_state("/moderation/", "moderation_live", viewport=PHONE)
    assert show.given("hold_case") == []
    await page.locator(".row", has_text="ferme-la").click()
    await expect(page.locator(".message")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for act in ("allow", "delete", "warn", "timeout", "ban"):
        box = await page.locator(f"[data-action={act}]").bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= 44
    await page.locator(".back").click()
    await expect(page.locator(".message")).to_be_hidden()
    await page.locator(".row", has_text="ferme-la").click()
    await page.locator("[data-action=delete]").click()

    assert await show.ordered("decide_case") == [decision("delete")]
