"""The pages over the real server and a real store: signing in, ordering, and the overlay's address."""

from typing import TYPE_CHECKING

import msgspec
import pytest
from playwright.async_api import expect

from bot.orders import ActorRole, ClearAir
from bot.views import AirView
from tests.e2e.browser import OVERLAY, OpenPage, PageFaults
from tests.e2e.pages.scripted import state
from tests.edge.web.conftest import Show, client, show

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.browser

__all__ = ["client", "show"]


async def signed_in(show: Show, open_page: OpenPage) -> "Page":
    """Return the régie, entered through the login page."""
    page = await open_page(show.url("/"))
    await page.fill("[name=code]", "code-de-regie")
    await page.fill("[name=name]", "Zoé <b>")
    await page.keyboard.press("Enter")
    await page.wait_for_selector("html[data-link=live]", state="attached")
    return page


def on_air() -> AirView:
    """Return a scene with a poll, as the pipeline would send it."""
    return msgspec.convert(state("air_poll")["topics"]["air"], AirView)


async def test_a_host_signs_in_sees_the_air_and_clears_it(show: Show, open_page: OpenPage) -> None:
    await show.tell("air", on_air())
    page = await signed_in(show, open_page)
    await expect(page.locator(".top-name")).to_have_text("Zoé <b>")
    await expect(page.locator(".screen-air .code")).to_have_text(["4", "5", "6"])
    await page.keyboard.press("v")

    order = await show.ordered()
    assert (order.order, order.actor.role, order.actor.name) == (ClearAir(), ActorRole.HOST, "Zoé <b>")
    await show.answer(order.id, False, "Pas <i>maintenant</i>.")
    await expect(page.locator(".order-refused")).to_contain_text("Pas <i>maintenant</i>.")
    await page.context.close()


async def test_a_wrong_code_is_explained_on_the_login_page(
    show: Show, open_page: OpenPage, page_faults: PageFaults
) -> None:
    page_faults.allow("401")
    page = await open_page(show.url("/moderation/"))
    await page.fill("[name=code]", "faux")
    await page.fill("[name=name]", "Zoé")
    await page.keyboard.press("Enter")

    await expect(page.locator(".fault")).to_contain_text("Ce code n’est pas le bon.")
    await page.context.close()


async def test_a_new_overlay_address_blanks_the_old_one(
    show: Show, open_page: OpenPage, page_faults: PageFaults
) -> None:
    page_faults.allow("404|WebSocket")
    await show.tell("air", on_air())
    old = (await show.server.addresses())["overlay"]
    overlay = await open_page(old, viewport=OVERLAY)
    await expect(overlay.locator(".card-poll")).to_have_count(1)
    page = await signed_in(show, open_page)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    replace = page.locator("[data-action=address_replace]")
    await replace.click()
    await expect(replace).to_have_text("Encore une fois pour remplacer")
    await expect(overlay.locator(".card-poll")).to_have_count(1)
    await replace.click()

    await expect(page.locator(".address [role=status]")).to_contain_text("Nouvelle adresse copiée.")
    await expect(overlay.locator(".card")).to_have_count(0)
    new = await page.evaluate("navigator.clipboard.readText()")
    assert new == (await show.server.addresses())["overlay"] != old
    await overlay.goto(new)
    await expect(overlay.locator(".card-poll")).to_have_count(1)
    for each in (page, overlay):
        await each.context.close()


async def test_signing_out_closes_every_page_of_the_session(
    show: Show, open_page: OpenPage, page_faults: PageFaults
) -> None:
    page_faults.allow("401|WebSocket")
    page = await signed_in(show, open_page)
    other = await page.context.new_page()
    await other.goto(show.url("/moderation/"))
    await other.wait_for_selector("html[data-link=live]", state="attached")
    await page.keyboard.press("?")
    await page.locator("dialog [data-action=leave]").click()

    await page.wait_for_url("**/login/")
    await expect(other.locator(".link-page")).to_contain_text("Vous vous êtes déconnecté.")
    await page.context.close()
