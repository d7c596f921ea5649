"""The formats of debate in a whole show: people on both platforms, a host with a few keys, the overlay."""

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
from playwright.async_api import expect

from bot.app.verify import verify_box
from tests.e2e.browser import OVERLAY, OpenPage
from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(180),
    pytest.mark.asyncio(loop_scope="module"),
]

SETTINGS = {
    "BOUGE_SHOW__RUNDOWN": str(Path(__file__).parents[3] / "config" / "rundowns" / "formats.toml"),
    "BOUGE_SHOW__ACCEPT_QUESTIONS": "automatic",
}
SEED = "c3" * 32
TOKEN = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}")


async def opened(host: "Page", kind: str) -> None:
    """Go to the next segment, and open its format."""
    await host.wait_for_selector("[data-action=next]:not([disabled])")
    await host.keyboard.press(" ")
    await expect(host.locator(".segment-current")).to_contain_text(kind.lower())
    await host.wait_for_selector("[data-action=format_open]:not([disabled])")
    await host.keyboard.press("f")
    await host.wait_for_selector("[data-action=format_next]:not([disabled])")


async def ended(host: "Page") -> None:
    """End the format that is open."""
    await host.click("[data-action=format_close]")
    await expect(host.locator("[data-action=format_next]")).to_have_count(0)


async def test_an_evening_of_all_formats(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage, tmp_path: Path
) -> None:
    host = await sign_in("regie")
    overlay = await open_page(show.overlay, viewport=OVERLAY)
    await host.wait_for_selector("[data-action=next]:not([disabled])")
    await host.keyboard.press(" ")
    await expect(host.locator(".segment-current")).to_contain_text("0:02")

    await _draw(show, host, overlay, tmp_path)
    await _queue(show, host, overlay)
    await _hats(show, host, overlay)
    await _brainstorm(show, host, overlay)
    await _wall(show, host, overlay)
    await _themes(show, host, overlay)


async def _draw(show: LiveShow, host: "Page", overlay: "Page", folder: Path) -> None:
    await opened(host, "Tirage au sort")
    await show.said("Tirage au sort")
    for name in ("Ada", "Blaise", "Chloé", "Denis", "Élise", "Farid"):
        show.chat(name, "!volontaire")
    told = await show.press("Désirée", "Je suis volontaire")
    mine = TOKEN.search(told)
    assert mine is not None
    assert await show.press("Gaspard", "Volontaire, sans mon nom") != told
    await show.said("Ada = ")
    await expect(overlay.locator(".draw-count")).to_contain_text("8")

    # No beacon of tonight says anything yet while a test runs.
    await host.fill("[name=draw_source]", "Le Loto de ce soir")
    await host.click("[data-action=draw_source]")
    await expect(overlay.locator("body")).to_contain_text("Le Loto de ce soir")
    await host.keyboard.press("g")
    await expect(overlay.locator(".proof-text.hex")).to_have_text(re.compile("[0-9a-f]{64}"))
    await host.fill("[name=draw_seed]", SEED)
    await host.click("[data-action=draw_seed]")
    await expect(overlay.locator(".seat")).to_have_count(5)
    await show.said("Tirage fait !")

    async with aiohttp.ClientSession() as session:
        link = await host.locator("a[download]").get_attribute("href")
        async with session.get(f"{show.base}{link}") as answer:
            assert answer.status == 200
            raw = await answer.read()
    assert mine[0].encode() in raw
    for name in ("Ada", "Désirée"):
        assert name.encode() not in raw
    file, output = folder / "tirage.json", io.StringIO()
    file.write_bytes(raw)
    assert verify_box(file, "", mine[0], output), output.getvalue()
    await ended(host)


async def _queue(show: LiveShow, host: "Page", overlay: "Page") -> None:
    await opened(host, "Tour de parole")
    show.chat("Ada", "!parole le dernier bus")
    await expect(overlay.locator(".hand")).to_have_count(1)
    await show.press("Désirée", "Lever la main")
    await expect(overlay.locator(".hand")).to_have_count(2)

    await host.keyboard.press("g")
    await expect(overlay.locator(".speaker-name")).to_have_text("Ada")
    await show.said("La parole est à Ada")
    await host.click("[data-action=queue_done]")
    await show.said("Merci Ada")
    await expect(overlay.locator(".hand")).to_have_count(1)
    await ended(host)


async def _hats(show: LiveShow, host: "Page", overlay: "Page") -> None:
    await opened(host, "Six chapeaux")
    show.chat("Ada", "!avis Il y a trois parkings vides")
    show.chat("Blaise", "!noir Les commerces vont fermer")
    await expect(overlay.locator(".note")).to_have_count(1)
    await expect(overlay.locator(".hat-aside")).to_be_visible()

    await host.keyboard.press("g")
    await expect(overlay.locator(".hat[aria-current]")).to_contain_text("Rouge")
    await host.click("[data-action=hat_black]")
    await expect(overlay.locator(".note-text")).to_have_text("Les commerces vont fermer")
    await ended(host)


async def _brainstorm(show: LiveShow, host: "Page", overlay: "Page") -> None:
    await opened(host, "Remue-méninges")
    show.chat("Ada", "!idee des bus de nuit")
    show.chat("Blaise", "!idée un bus toutes les dix minutes")
    show.discord.invoke(show.member("Désirée"), "idee", {"texte": "des pistes cyclables"})
    await expect(overlay.locator(".note")).to_have_count(3)

    await host.keyboard.press("g")
    await expect(overlay.locator(".group-label")).to_have_text(["Bus"])
    await host.locator(".lead-groups .field").fill("Les bus")
    await host.keyboard.press("Tab")
    await expect(overlay.locator(".group-label")).to_have_text(["Les bus"])
    await host.evaluate("() => document.activeElement.blur()")
    await host.keyboard.press("g")
    await show.said("Vos 3 points")
    show.chat("Ada", "!point 1 1 1")
    show.discord.invoke(show.member("Désirée"), "point", {"texte": "1"})
    await expect(overlay.locator(".dot-count")).to_have_text(["4"])
    await ended(host)


async def _wall(show: LiveShow, host: "Page", overlay: "Page") -> None:
    await opened(host, "Porteur de parole")
    show.chat("Ada", "!temoigne À sortir le soir.")
    await expect(host.locator(".entry")).to_have_count(1)
    await host.keyboard.press("y")
    await expect(host.locator(".entry-shown")).to_have_count(1)
    assert await overlay.locator(".quote-note").count() == 0
    show.chat("Ada", "!citer anonyme")
    await expect(overlay.locator(".quote-note")).to_contain_text("À sortir le soir.")
    await expect(overlay.locator(".quote-note")).to_contain_text("Anonyme")

    show.chat("Ada", "!citer non")
    await expect(overlay.locator(".quote-note")).to_have_count(0)
    await _testify_by_form(show)
    await expect(host.locator(".entry")).to_have_count(1)
    await host.keyboard.press("y")
    await expect(overlay.locator(".quote-note")).to_contain_text("Désirée")
    await ended(host)


async def _testify_by_form(show: LiveShow) -> None:
    """Press the panel's button, send its form, and agree to be quoted."""
    panel = await show.panel("Témoigner")
    member = show.member("Désirée")
    pressed = show.discord.press(member, panel.buttons[0].control, panel.id)
    assert pressed is not None
    await show.until(lambda: pressed.form is not None)
    assert pressed.form is not None
    sent = show.discord.submit(member, pressed.form.id, {pressed.form.fields[0]: "Au judo de mon fils."})
    assert sent is not None
    await show.until(sent.answered.is_set)
    assert "Pour que le mur vous cite" in sent.answers[0]
    agreed = show.discord.invoke(member, "citer", {"comment": "oui"})
    assert agreed is not None
    await show.until(agreed.answered.is_set)
    assert "citera avec votre nom" in agreed.answers[0]


async def _themes(show: LiveShow, host: "Page", overlay: "Page") -> None:
    await opened(host, "Thèmes")
    message = show.chat("Ada", "!avis eau : réparer les fuites")
    show.chat("Blaise", "!avis plus de bancs")
    await expect(overlay.locator(".theme-count")).to_have_text(["1", "0", "0", "0"])
    await expect(host.locator(".entry")).to_have_count(2)
    await host.locator(".entry-open", has_text="plus de bancs").click()
    await host.keyboard.press("3")
    await expect(overlay.locator(".theme-count")).to_have_text(["1", "0", "1", "0"])

    assert show.twitch.remove(message)
    await expect(overlay.locator(".theme-count")).to_have_text(["0", "0", "1", "0"])
    await ended(host)
