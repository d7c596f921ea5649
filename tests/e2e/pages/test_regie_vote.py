"""The vote in the host's page: leading it, calling it off, and writing one of any method."""

from typing import Any

import pytest
from playwright.async_api import expect

from bot.polls.methods import METHODS
from tests.e2e.browser import DESK, PHONE
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

pytestmark = pytest.mark.browser

CROSSER = {
    "poll_id": "p1",
    "author": "<b>Zoé</b>",
    "platform": "twitch",
    "origin": "Pour",
    "side": "Contre",
    "argument": "3",
    "at": "2026-03-12T20:42:10Z",
}


async def test_the_host_leads_a_debate_and_sees_who_crossed(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.update("poll:p1", state("air_debate_open")["topics"]["air"]["poll"])
    await show.update("crossers", {"crossers": [CROSSER]})
    await expect(page.locator(".crosser")).to_have_text("<b>Zoé</b>Pour → ContreDonner la parole")
    await expect(page.locator(".lead-now")).to_have_text("Argument 3 · Armel")
    await page.fill("[name=speaker]", " Inès ")
    await page.keyboard.press("Enter")

    assert await show.ordered("put_argument") == [
        {"order": "put_argument", "poll_id": "p1", "number": 4, "speaker": "Inès"}
    ]
    await expect(page.locator("[name=speaker]")).to_have_value("")


async def test_the_host_leads_a_round_from_phase_to_phase(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.update("poll:p1", state("air_consent_open")["topics"]["air"]["poll"])
    await expect(page.locator(".lead-steps [aria-current]")).to_have_text("Objections")
    await page.locator("[data-action=next_phase]").click()
    await page.locator("[data-action=back_phase]").click()

    assert await show.ordered("next_phase") == [{"order": "next_phase", "poll_id": "p1"}]
    back = {"order": "back_to_phase", "poll_id": "p1", "phase": "amendment"}
    assert await show.ordered("back_to_phase") == [back]


async def test_one_gesture_gives_the_floor_to_who_just_crossed(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.update("poll:p1", state("air_debate_open")["topics"]["air"]["poll"])
    await show.update("crossers", {"crossers": [CROSSER]})
    await page.locator("[data-action=offer_floor]").click()

    order = {"order": "offer_floor", "poll_id": "p1", "author": "<b>Zoé</b>", "platform": "twitch"}
    assert await show.ordered("offer_floor") == [order]
    await expect(page.locator("[name=speaker]")).to_have_value("<b>Zoé</b>")


@pytest.mark.parametrize(
    ("act", "words", "order"),
    [
        (
            "integrate",
            "Des sièges, et une formation.",
            {"order": "integrate_objection", "number": 2, "text": ""},
        ),
        ("set_aside", "C’est déjà prévu.", {"order": "set_aside_objection", "number": 2, "reason": ""}),
    ],
)
async def test_an_objection_is_dealt_with_in_words(
    open_state: Open, act: str, words: str, order: dict[str, Any]
) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.update("poll:p1", state("air_consent_open")["topics"]["air"]["poll"])
    await page.locator(".objection-row").nth(1).locator(f"[data-action=objection_{act}]").click()
    await expect(page.locator("[data-action=objection_send]")).to_be_disabled()
    await page.fill("[name=objection-text]", words)
    await page.locator("[data-action=objection_send]").click()

    said = {name: words for name in ("text", "reason") if name in order}
    assert await show.ordered(order["order"]) == [order | {"poll_id": "p1"} | said]
    await expect(page.locator("[name=objection-text]")).to_have_count(0)


async def test_objections_are_joined_and_the_proposal_amended(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.update("poll:p1", state("air_consent_open")["topics"]["air"]["poll"])
    await page.locator(".objection-row").nth(0).locator("[data-action=objection_merge]").click()
    await page.select_option("[name=objection-text]", "3")
    await page.locator("[data-action=objection_send]").click()
    await page.locator("[data-action=objection_amend]").click()
    await page.fill("[name=objection-text]", "Un tiers des sièges.")
    await page.locator("[data-action=objection_send]").click()

    joined = {"order": "merge_objections", "poll_id": "p1", "number": 1, "into": 3}
    assert await show.ordered("merge_objections") == [joined]
    amended = {"order": "amend_proposal", "poll_id": "p1", "text": "Un tiers des sièges."}
    assert await show.ordered("amend_proposal") == [amended]


async def test_a_vote_is_called_off_with_its_reason(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await page.keyboard.press("x")
    await expect(page.locator("[data-action=cancel_confirm]")).to_be_disabled()
    await page.keyboard.type("question ambiguë")
    assert show.orders == []
    await page.keyboard.press("Enter")

    order = {"order": "cancel_poll", "poll_id": "p1", "reason": "question ambiguë"}
    assert await show.ordered("cancel_poll") == [order]
    await expect(page.locator(".cancel-form")).to_have_count(0)


async def test_the_key_that_opens_a_vote_says_why_it_does_nothing(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await page.keyboard.press("o")

    await expect(page.locator(".notice-order")).to_contain_text("Un vote est déjà en cours")
    assert show.orders == []


async def test_no_notice_lies_over_a_button(open_state: Open) -> None:
    page, _ = await open_state("/regie/", "regie_live", viewport=DESK)
    await page.keyboard.press("o")
    notice = page.locator(".notice-order")
    await expect(notice).to_be_visible()
    lies_over = await notice.evaluate(
        """(notice) => {
            const box = notice.getBoundingClientRect();
            const under = (each) => {
                const other = each.getBoundingClientRect();
                const beside = other.left >= box.right || other.right <= box.left;
                return other.width > 0 && !beside && other.top < box.bottom && other.bottom > box.top;
            };
            const buttons = [...document.querySelectorAll("main .button, .thread .button")];
            return buttons.filter(under).length;
        }"""
    )

    assert lies_over == 0


async def test_the_sides_of_a_result_are_read_with_who_leads_on_each(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    closed = state("air_poll_closed")["topics"]["air"]["poll"]
    codes = [choice["code"] for choice in closed["choices"]]
    counted = {"withheld": "", "ranking": [], "counts": {}}
    sides = [
        {"side": "all", "voters": 900, "winners": codes[:1]} | counted,
        {"side": "linked", "voters": 300, "winners": codes[:1]} | counted,
        {"side": "present", "voters": 200, "winners": codes[1:2]} | counted,
        {"side": "new", "voters": 3, "winners": []} | counted | {"withheld": "few"},
    ]
    await show.update("poll:p9", closed | {"id": "p9", "views": sides, "disagree": True})
    await page.locator(".earlier").scroll_into_view_if_needed()
    rows = page.locator(".earlier-poll", has=page.locator(".sides")).locator(".side-row")

    await expect(rows).to_have_count(4)
    await expect(rows.nth(2)).to_have_class("side-row differs")
    await expect(rows.nth(3)).to_contain_text("trop peu")
    await expect(page.locator(".sides-disagree")).to_be_visible()


async def test_the_page_knows_what_each_method_needs_as_the_server_does(open_state: Open) -> None:
    page, _ = await open_state("/regie/", "regie_live")
    known = await page.evaluate(
        """async () => {
            const { needsOf, QUICK_METHODS } = await import("/static/regie/methods.js");
            return Object.fromEntries(QUICK_METHODS.map((name) => [name, needsOf(name)]));
        }"""
    )

    assert {name: (each["fewest"], each["most"], each["windows"]) for name, each in known.items()} == {
        name: (method.fewest, method.most, method.windows) for name, method in METHODS.items()
    }
    assert {name for name, each in known.items() if each["hidden"]} == {
        name for name, method in METHODS.items() if method.withheld
    }


async def test_a_vote_of_twenty_choices_is_written_with_what_its_method_needs(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_between", viewport=PHONE)
    await page.keyboard.press("n")
    await page.select_option("[name=method]", "majority-judgment")
    await page.fill("[name=question]", "Que valent ces projets ?")
    choices = [f"Projet {number}, {'a' * 100}" for number in range(1, 21)]
    await page.fill("[name=choices]", "\n".join(choices))
    await page.select_option("[name=window]", "10")
    await page.fill("[name=least]", "50")
    await page.keyboard.press("Control+Enter")

    (order,) = await show.ordered("open_poll")
    assert (order["choices"], order["seconds"], order["minimum_turnout"]) == (choices, 200, 50)


async def test_a_consent_round_is_written_with_its_proposal(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_between")
    await page.keyboard.press("n")
    await page.select_option("[name=method]", "consent")
    await page.fill("[name=question]", "Les bus du soir")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".faults")).to_contain_text("Écrivez la proposition.")
    await page.fill("[name=proposal]", "Des bus jusqu’à minuit.")
    await page.fill("[name=circle]", "501")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".faults")).to_contain_text("de 0 à 500")
    await page.fill("[name=circle]", "12")
    await page.keyboard.press("Control+Enter")

    (order,) = await show.ordered("open_poll")
    assert (order["method"], order["choices"], order["proposal"], order["circle"]) == (
        "consent",
        [],
        "Des bus jusqu’à minuit.",
        12,
    )


async def test_the_host_reads_what_a_round_says_and_who_is_in_its_circle(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    poll = state("air_consent_open")["topics"]["air"]["poll"]
    at = "2026-03-12T20:42:10Z"
    asked = [{"text": "Qui <b>paie</b> ?", "at": at}, {"text": "Et le dimanche ?", "at": at}]
    said = {"questions": asked, "feelings": [], "circle": ["Armel", "Zoé"], "drawn": 3}
    await show.update("poll:p1", poll | {"round": said})

    await expect(page.locator(".round-circle li")).to_have_text(["Armel", "Zoé", "+ 1"])
    await expect(page.locator(".round-questions li span:last-child")).to_have_text(
        ["Qui <b>paie</b> ?", "Et le dimanche ?"]
    )
    await expect(page.locator(".round-feelings")).to_have_count(0)
