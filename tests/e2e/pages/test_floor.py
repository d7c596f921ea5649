"""The host's panel of the floor: reasons, words for authors, mergers, promises, first voices."""

from typing import Any

import msgspec
import pytest
from playwright.async_api import Page, expect

from bot.views import AlikeView, FloorView
from tests.e2e.browser import PHONE
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import ScriptedShow, state

pytestmark = pytest.mark.browser

REASON = (
    "1re\u00a0: 41 soutiens, dont 28 dont aucune question n’est encore passée\u00a0; première prise de parole"
)
PAIR = AlikeView(
    keep_id="q7",
    keep_number=7,
    keep_text="Est-ce que la charte s’impose aux élus ?",
    part_id="q33",
    part_number=33,
    part_text="la charte s’impose aussi aux élus ?",
    percent=88,
)
FLOOR = FloorView(
    asked=64,
    waiting=18,
    aired=1,
    answered=9,
    deferred=1,
    refused=11,
    merged=6,
    gone=4,
    heard=10,
    new_voices=7,
    overruled=1,
    detecting=False,
    alike=(PAIR,),
)


async def _floor(show: ScriptedShow, **question: Any) -> None:
    """Tell the page of the floor, and of question 7."""
    known = state("regie_live")["topics"]["question:q7"]
    await show.update("question:q7", known | question)
    await show.update("floor", msgspec.to_builtins(FLOOR))


async def _select(page: Page) -> None:
    await page.locator(".question", has_text="Est-ce que la charte").locator(".question-open").click()


async def test_every_place_has_its_reason_and_the_evening_its_first_voices(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await _floor(show, reason=REASON, also_by=["Nadia", "Tom"])

    card = page.locator(".question", has_text="Est-ce que la charte")
    await expect(card.locator(".question-reason")).to_have_text(REASON)
    await expect(card).to_contain_text("et 2 autres")
    await expect(page.locator(".floor-summary")).to_contain_text("70\u00a0%")
    await expect(page.locator(".floor-summary")).to_contain_text("1 à réunir")


async def test_what_is_written_for_the_author_goes_with_the_decision(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await _floor(show, reason=REASON)
    await _select(page)

    await page.fill("[name=note]", "  déjà répondu à 20 h ")
    await page.locator("[data-action=question_dismiss]").click()
    await page.locator("[data-action=question_defer]").click()
    await page.fill("[name=answer]", "Oui, aux élus aussi.")
    await page.locator("[data-action=write_answer]").click()

    decided = {"order": "decide_question", "question_id": "q7", "reason": "déjà répondu à 20 h"}
    assert await show.ordered("decide_question", 2) == [
        decided | {"act": "dismiss"},
        decided | {"act": "defer"},
    ]
    (written,) = await show.ordered("write_answer")
    assert written == {"order": "write_answer", "question_id": "q7", "text": "Oui, aux élus aussi."}


async def test_words_begun_for_one_question_do_not_go_to_another(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await _floor(show)
    await _select(page)
    await page.fill("[name=note]", "hors sujet")

    await page.locator(".question", has_text="Qui paie le camion").locator(".question-open").click()

    await expect(page.locator("[name=note]")).to_have_value("")


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
async def test_mergers_promises_and_figures_are_one_gesture_away(open_state: Open, viewport: Any) -> None:
    options = {"viewport": viewport} if viewport else {}
    page, show = await open_state("/regie/", "regie_live", **options)
    await _floor(show, parts=[[31, "q31"]])
    known = state("regie_live")["topics"]["question:q7"]
    await show.update("question:q50", known | {"id": "q50", "number": 50, "status": "deferred", "rank": 0})
    if viewport:
        await page.locator(".tab", has_text="Questions").click()

    await page.locator(".floor-summary").click()
    await page.locator("[data-action=merge]").click()
    await page.locator("[data-action=apart]").click()
    await page.fill(".deferred textarea", "En mars.")
    await page.locator("[data-action=give_answer]").click()
    await page.locator("[data-action=detect]").click()

    assert await show.ordered("merge_questions") == [
        {"order": "merge_questions", "question_id": "q33", "into_id": "q7"}
    ]
    assert await show.ordered("keep_apart") == [
        {"order": "keep_apart", "question_id": "q33", "other_id": "q7"}
    ]
    assert await show.ordered("write_answer") == [
        {"order": "write_answer", "question_id": "q50", "text": "En mars."}
    ]
    assert await show.ordered("detect_questions") == [{"order": "detect_questions", "on": True}]
    await _select(page)
    await page.locator("[data-action=unmerge]").click()
    assert await show.ordered("unmerge_question") == [{"order": "unmerge_question", "question_id": "q31"}]


async def test_questions_are_listed_by_theme_and_put_under_another_in_one_key(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await expect(page.locator(".themes")).to_have_count(0)
    await _floor(show, theme="École")
    await show.update("floor", msgspec.to_builtins(FLOOR) | {"themes": ["École", "<b>Logement</b>"]})
    chips = page.locator(".theme-chip")
    await expect(chips).to_have_count(4)
    await chips.nth(1).click()
    listed = page.locator(".question-accepted, .question-proposed")
    await expect(listed).to_have_count(1)
    await expect(listed.locator(".theme-word")).to_have_text("École")

    await _select(page)
    await page.keyboard.press("t")
    retag = {"order": "retag_question", "question_id": "q7"}
    assert await show.ordered("retag_question") == [retag | {"theme": "<b>Logement</b>"}]
    await chips.nth(0).click()
    await page.select_option("[name=theme]", "")
    assert (await show.ordered("retag_question", 2))[1] == retag | {"theme": ""}
