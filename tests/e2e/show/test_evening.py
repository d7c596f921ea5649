"""An evening by the keys of the régie, seen by viewers on both platforms and on the overlay."""

import pytest
from playwright.async_api import Page, expect

from bot.rehearsal.record import ActKind
from tests.e2e.browser import OVERLAY, OpenPage, PageFaults
from tests.e2e.show.conftest import LIVE, SignIn
from tests.e2e.show.live_show import LiveShow, plain

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

# What the product promises of an overlay that OBS reloads.
RELOADED_WITHIN_MS = 1_000


async def open_quick_poll(host: Page, question: str, *choices: str) -> None:
    """Open a poll without end from the régie."""
    await host.keyboard.press("n")
    await host.fill("[name=question]", question)
    await host.fill("[name=choices]", "\n".join(choices))
    await host.select_option("[name=seconds]", "")
    await host.keyboard.press("Control+Enter")
    await expect(host.locator(".poll-panel .poll-title")).to_have_text(question)
    await expect(host.locator(".quick")).to_have_count(0)


async def close_poll(host: Page) -> None:
    """Close the open poll by its key, and wait until it is counted."""
    await host.keyboard.press("c")
    await expect(host.locator(".poll-panel .turnout-total")).to_have_count(0)


async def shown(overlay: Page) -> str:
    """Return everything that the overlay says, but the time left."""
    text: str = await overlay.evaluate(
        "document.querySelector('.frame').innerText.replace(/\\d+:\\d\\d/, '')"
    )
    return text


async def test_an_evening_is_run_by_keys_alone(show: LiveShow, sign_in: SignIn, open_page: OpenPage) -> None:
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    await host.keyboard.press("Space")
    await expect(host.locator(".segment-current")).to_contain_text("Échauffement civique")
    await expect(host.locator(".screen-preview .card-poll")).to_contain_text("karaoké")
    await host.keyboard.press("Enter")
    await expect(overlay.locator(".how")).to_have_text("Le vote ouvre")

    await host.keyboard.press("o")
    await expect(overlay.locator(".how")).to_have_text("Tapez 1 ou 2 dans le chat")
    announced = await show.said("karaoké", ActKind.ANNOUNCE)
    assert "1 Oui · 2 Non" in announced.text
    assert [button.label for button in (await show.panel("1 Oui")).buttons] == ["1 Oui", "2 Non"]
    await expect(overlay.locator(".choice .code")).to_have_text(["1", "2"])
    await expect(overlay.locator(".choice .label")).to_have_text(["Oui", "Non"])

    show.chat("Ada", "1")
    show.chat("Blaise", "2")
    show.chat("Chimene", "!vote oui")
    show.chat("Blaise", "Oui !")
    assert (await show.press("Désirée", "2 Non")).startswith("Bulletin compté : 2")
    await expect(overlay.locator(".turnout b")).to_have_text("4")
    await expect(overlay.locator(".choice .share")).to_have_text(["75 %", "25 %"])
    await expect(host.locator(".poll-panel .result-figure")).to_have_text(["75 % 3", "25 % 1"])
    await expect(host.locator(".by-platform")).to_have_text("Twitch 3Discord 1")
    await show.said("4 bulletins comptés")

    await host.keyboard.press("c")
    result = "« Oui » l’emporte avec 75 % (3 voix sur 4)."
    on_twitch, on_discord = await show.said(result), await show.said(result, on_discord=True)
    assert plain(on_twitch.text) == plain(on_discord.text)
    await expect(overlay.get_by_role("status")).to_have_text(on_discord.text)
    await expect(overlay.locator(".how")).to_have_text("\u2068Oui\u2069 arrive en tête")
    await expect(host.locator(".earlier-poll")).to_contain_text("karaoké")
    await show.until(lambda: not show.discord.messages[0].buttons)

    await host.keyboard.press("v")
    await expect(overlay.locator(".card")).to_have_count(0)
    await host.keyboard.press("Space")
    await expect(host.locator(".screen-preview .choice .code")).to_have_text(["3", "4", "5", "6"])


async def test_hidden_results_are_for_the_host_until_a_key_shows_them(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    segment = host.locator(".segment", has_text="Le débat du soir : la rue")
    if await segment.get_attribute("aria-current") is None:
        await segment.hover()
        await segment.locator(".segment-go").click()
    await expect(segment).to_have_attribute("aria-current", "step")
    await host.keyboard.press("o")
    await expect(overlay.locator(".choice")).to_have_count(4)
    show.chat("Ada", await overlay.locator(".choice .code").last.inner_text())
    await expect(overlay.locator(".turnout b")).to_have_text("1")
    await expect(overlay.locator(".notice")).to_have_text("Résultats à la clôture")
    assert await overlay.locator(".share").count() == 0
    await expect(host.locator(".poll-panel .result-figure").last).to_have_text("100 % 1")

    await host.keyboard.press("h")
    await expect(overlay.locator(".share").last).to_have_text("100 %")
    await close_poll(host)
    await expect(overlay.locator(".how")).to_contain_text("Aux canards de la Loire")


async def test_ballots_cast_while_no_screen_is_open_count(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host = await sign_in("regie")
    await open_quick_poll(host, "Y a-t-il quelqu’un ?", "Là", "Pas là")
    await host.context.close()

    panel = await show.panel("Pas là")
    code = panel.buttons[0].label.split()[0]
    show.chat("Ada", code)
    show.chat("Blaise", code)
    await show.press("Désirée", "Pas là")
    await show.said("3 bulletins comptés")
    overlay = await open_page(show.overlay, viewport=OVERLAY)
    await expect(overlay.locator(".turnout b")).to_have_text("3")
    await expect(overlay.locator(".share")).to_have_text(["67 %", "33 %"])
    await close_poll(await sign_in("regie"))


async def test_a_reloaded_overlay_shows_the_same_state_within_a_second(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    await open_quick_poll(host, "On recharge ?", "Oui", "Non", "Plus tard")
    code = (await show.panel("Plus tard")).buttons[2].label.split()[0]
    show.chat("Ada", code)
    await expect(overlay.locator(".share")).to_have_text(["0 %", "0 %", "100 %"])
    before = await shown(overlay)

    await overlay.reload(wait_until="commit")
    await overlay.wait_for_selector(".card-poll .share", timeout=RELOADED_WITHIN_MS)

    assert await shown(overlay) == before
    await close_poll(host)


async def test_panic_empties_the_air_and_calms_both_chats_until_it_is_undone(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    await open_quick_poll(host, "Tout va bien ?", "Oui", "Non")
    await expect(overlay.locator(".card-poll")).to_contain_text("Tout va bien")

    await host.keyboard.press("Shift+Escape")
    await expect(overlay.locator(".card, .brand *")).to_have_count(0)
    await expect(host.locator(".panic-banner")).to_contain_text("s pour annuler")
    await show.until(lambda: show.twitch.chat.modes.slow_mode and show.discord.slow_seconds > 0)
    await show.until(lambda: show.twitch.chat.shield.on)

    await host.keyboard.press("u")
    await expect(overlay.locator(".card-poll")).to_contain_text("Tout va bien")
    await expect(host.locator(".panic-banner")).to_have_count(0)
    await show.until(lambda: not show.twitch.chat.modes.slow_mode and show.discord.slow_seconds == 0)
    await show.until(lambda: not show.twitch.chat.shield.on)
    await close_poll(host)


async def test_pages_survive_the_death_of_the_bot_and_come_back_by_themselves(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage, page_faults: PageFaults
) -> None:
    page_faults.allow("ERR_|WebSocket|Failed to load")
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    moderator = await sign_in("moderation", "Dominique")
    await open_quick_poll(host, "On coupe le courant ?", "Oui", "Non")
    code = (await show.panel("Non")).buttons[0].label.split()[0]
    show.chat("Ada", code)
    await expect(overlay.locator(".share")).to_have_text(["100 %", "0 %"])
    before = await shown(overlay)

    await show.bot.kill()
    for page in (host, moderator):
        await expect(page.locator(".link-strip")).to_contain_text("Ce que vous voyez date d’il y a")
    await expect(host.locator(".poll-panel .result-figure").first).to_have_text("100 % 1")
    await overlay.wait_for_selector("html[data-link=reconnecting]", state="attached")
    assert await shown(overlay) == before
    await host.keyboard.press("c")
    await expect(host.locator(".poll-panel .turnout-total")).to_be_visible()

    await show.restart()
    for page in (host, moderator, overlay):
        await page.wait_for_selector(LIVE, state="attached")
    await expect(host.locator(".link-strip")).to_have_count(0)
    assert await shown(overlay) == before
    show.chat("Blaise", code)
    await expect(overlay.locator(".turnout b")).to_have_text("2")
    await close_poll(host)
