"""The working pages on a phone, and everything in English."""

import pytest
from playwright.async_api import Page, expect

from bot.rehearsal.record import ActKind
from tests.e2e.browser import OVERLAY, PHONE, OpenPage
from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
SETTINGS = {"BOUGE_LOCALE": "en"}
RUDE = "appelle donc Blaise au 06 12 34 56 78 si tu l’oses"


async def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    over: int = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return over


async def test_the_regie_is_run_with_a_thumb_in_english(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host = await sign_in("regie", viewport=PHONE)
    overlay = await open_page(show.overlay, viewport=OVERLAY)
    dock = host.locator(".dock")
    for name in ("Next", "Take", "Panic", "Stage", "Rundown", "Questions", "Alerts"):
        await expect(dock.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    for tab in ("Rundown", "Questions", "Alerts", "Stage"):
        await dock.get_by_role("button", name=tab).click()
        assert await sideways(host) == 0, tab

    await dock.get_by_role("button", name="Next").click()
    await dock.get_by_role("button", name="Take").click()
    await expect(overlay.locator(".card-poll")).to_contain_text("karaoké")
    opening = host.get_by_role("button", name="Open the planned vote")
    await opening.scroll_into_view_if_needed()
    await expect(opening).to_be_in_viewport(ratio=1)
    await opening.click()
    await expect(overlay.locator(".how")).to_have_text("Type 1 or 2 in chat")
    await show.said("Type the number in chat", ActKind.ANNOUNCE)
    assert (await show.press("Désirée", "1 Oui")).startswith("Ballot counted")
    await expect(overlay.locator(".turnout")).to_have_text("1 voter")

    closing = host.get_by_role("button", name="Close the vote")
    await closing.scroll_into_view_if_needed()
    await expect(closing).to_be_in_viewport(ratio=1)
    assert await sideways(host) == 0
    await closing.click()
    await show.said("wins with 100%")
    await expect(overlay.get_by_role("status")).to_contain_text("wins with 100%")


async def test_a_case_and_a_question_are_decided_with_a_thumb_in_english(
    show: LiveShow, sign_in: SignIn
) -> None:
    page = await sign_in("moderation", "Dominique", viewport=PHONE)
    message_id = show.chat("Vilain", RUDE)
    await expect(page.locator(".row")).to_be_in_viewport(ratio=1)
    await page.locator(".row-open").click()
    for name in ("Allow", "Delete", "Time out"):
        await expect(page.locator(".acts").get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    assert await sideways(page) == 0
    await page.locator(".acts").get_by_role("button", name="Delete").click()
    await show.until(lambda: message_id in show.twitch.chat.removed)
    await expect(page.locator(".queue")).to_contain_text("No case is waiting")

    show.chat("Ada", "!question Who pays for the pool?")
    await page.locator(".queue-tab", has_text="Questions").click()
    await page.locator(".row-open").click()
    accept = page.get_by_role("button", name="Accept")
    await expect(accept).to_be_in_viewport(ratio=1)
    await accept.click()
    await expect(page.locator(".queue")).to_contain_text("No question")
    assert await sideways(page) == 0
