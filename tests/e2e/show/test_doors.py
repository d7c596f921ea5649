"""Who gets in, by which door, and how the overlay's address is taken away."""

import pytest
from playwright.async_api import expect

from tests.e2e.browser import OVERLAY, OpenPage, PageFaults
from tests.e2e.show.conftest import LIVE, SignIn
from tests.e2e.show.live_show import MODERATOR_CODE, LiveShow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
# The steps of a long evening whose words stick out of their box.
CUT = """[...document.querySelectorAll(".segment")].filter((step) => {
  const outer = step.getBoundingClientRect();
  const words = step.querySelector(".segment-words").getBoundingClientRect();
  return words.top < outer.top || words.bottom > outer.bottom;
}).map((step) => step.innerText)"""
SETTINGS = {"BOUGE_SHOW__RUNDOWN": "config/rundowns/soiree.toml"}


async def test_the_link_of_the_terminal_opens_the_regie_once(
    show: LiveShow, open_page: OpenPage, page_faults: PageFaults
) -> None:
    page_faults.allow("403")
    page = await open_page(show.bot.addresses["regie"])
    await page.wait_for_selector(LIVE, state="attached")
    await expect(page.locator(".top-title")).to_have_text("Régie")
    await expect(page.locator(".segment")).to_have_count(9)
    assert await page.evaluate(CUT) == []

    second = await open_page(show.bot.addresses["regie"])
    await expect(second.locator("main")).to_contain_text("Ce lien a déjà servi")
    await second.click("a.button")
    await expect(second.locator("h1")).to_have_text("Entrez dans l’émission")


async def test_the_code_of_moderators_opens_their_page_and_no_other(
    show: LiveShow, sign_in: SignIn, page_faults: PageFaults
) -> None:
    page = await sign_in("moderation", "Dominique")
    await expect(page.locator(".top-name")).to_contain_text("Dominique")

    await page.goto(f"{show.base}/regie/")
    await expect(page.locator("h1")).to_have_text("Cette page ne vous est pas ouverte")
    assert await page.locator(".rundown").count() == 0
    refused = await page.evaluate(
        "fetch('/overlay/rotate', {method: 'POST'}).then((answer) => answer.status)"
    )
    assert refused == 403
    page_faults.allow("403")


async def test_a_wrong_code_is_refused_in_words(
    show: LiveShow, open_page: OpenPage, page_faults: PageFaults
) -> None:
    page_faults.allow("401")
    page = await open_page(f"{show.base}/regie/")
    await page.fill("[name=code]", "au hasard")
    await page.fill("[name=name]", "Personne")
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("alert")).to_contain_text("Ce code n’est pas le bon")


async def test_who_signs_out_is_out_on_every_page(show: LiveShow, sign_in: SignIn) -> None:
    page = await sign_in("moderation")
    other = await page.context.new_page()
    await other.goto(f"{show.base}/moderation/")
    await other.wait_for_selector(LIVE, state="attached")

    await page.keyboard.press("?")
    await page.click("[data-action=leave]")
    await expect(page.locator("h1")).to_have_text("Entrez dans l’émission")
    await expect(other.locator("h1")).to_have_text("Vous êtes déconnecté")
    await other.goto(f"{show.base}/moderation/")
    await expect(other.locator("[name=code]")).to_be_visible()


async def test_a_session_does_not_outlive_the_code_of_another_role(show: LiveShow, sign_in: SignIn) -> None:
    page = await sign_in("regie")
    answer = await page.request.post(
        f"{show.base}/login", form={"code": MODERATOR_CODE, "name": "Dominique"}, max_redirects=0
    )
    assert answer.ok
    await page.goto(f"{show.base}/regie/")

    await expect(page.locator("h1")).to_have_text("Cette page ne vous est pas ouverte")


async def test_a_new_address_blanks_the_overlay_of_the_old_one(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage, page_faults: PageFaults
) -> None:
    host = await sign_in("regie")
    overlay = await open_page(show.overlay, viewport=OVERLAY)
    await host.keyboard.press("n")
    await host.fill("[name=question]", "On garde cette adresse ?")
    await host.fill("[name=choices]", "Oui\nNon")
    await host.keyboard.press("Control+Enter")
    await expect(overlay.locator(".card-poll")).to_be_visible()

    await host.click("[data-action=address_replace]")
    await host.click("[data-action=address_replace]")
    await expect(overlay.locator(".card")).to_have_count(0)
    await expect(overlay.locator("html")).to_have_attribute("data-link", "bye")

    address = await host.evaluate("fetch('/api/overlay-url').then((answer) => answer.json())")
    assert address["url"] != show.overlay
    renewed = await open_page(address["url"], viewport=OVERLAY)
    await expect(renewed.locator(".card-poll")).to_contain_text("On garde cette adresse")

    page_faults.allow("404")
    stale = await open_page(show.overlay, viewport=OVERLAY)
    assert await stale.evaluate("document.body.innerText") == ""
