"""The public results in a real browser: on a phone and on a desk, without script, nothing cut off."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.store.connection import Client
from bot.store.keys import Keys
from bot.verify_box import examine
from tests.e2e.browser import DESK, PHONE, OpenPage
from tests.edge.web.conftest import Show, client, show
from tests.edge.web.published import MARKS, publish, sealed_file
from tests.unit.polls.box.made import public

if TYPE_CHECKING:
    from playwright.async_api import Page, ViewportSize

pytestmark = pytest.mark.browser

__all__ = ["client", "show"]

POLL = "poll-0a1b2c"
SIZES = {"phone": PHONE, "desk": DESK}
# No more than this many pixels may stick out: none.
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def _picture(page: "Page", name: str) -> None:
    """Keep a picture for those who want to look, in the folder that BOUGE_PICTURES names."""
    if folder := os.environ.get("BOUGE_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("method", MARKS)
async def test_a_votes_page_fits_its_screen(
    show: Show, client: Client, keys: Keys, open_page: OpenPage, method: str, size: str
) -> None:
    show.public_key = public()
    await publish(client, keys, POLL, sealed_file(POLL, method))
    viewport: ViewportSize = SIZES[size]
    page = await open_page(show.url(f"/resultats/{POLL}/"), viewport=viewport)

    await expect(page.locator("h1")).to_have_text("Que faire d’abord dans notre ville ?")
    await expect(page.locator(".badge").first).to_have_text("en tête")
    assert await page.evaluate(WIDER) <= 0
    widths = await page.locator(".choice .bar").evaluate_all(
        "bars => bars.map(bar => bar.getBoundingClientRect().width)"
    )
    assert sorted(widths, reverse=True) == widths
    assert method not in ("plurality", "approval") or widths[0] > widths[-1]
    await _picture(page, f"results-{method}-{size}")
    await page.context.close()


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_leads_to_a_vote_and_the_vote_to_its_box(
    show: Show, client: Client, keys: Keys, open_page: OpenPage, size: str
) -> None:
    show.public_key = public()
    raw = sealed_file(POLL)
    await publish(client, keys, POLL, raw)
    await publish(client, keys, "poll-2", sealed_file("poll-2", question="Et la suite ?", marks=["4", "5"]))
    page = await open_page(show.url("/resultats/"), viewport=SIZES[size])
    await _picture(page, f"results-list-{size}")
    assert await page.evaluate(WIDER) <= 0

    await page.get_by_role("link", name="Que faire d’abord").click()
    await page.wait_for_url(f"**/resultats/{POLL}/")
    async with page.expect_download() as coming:
        await page.get_by_role("link", name="Télécharger l’urne").click()
    download = await coming.value

    assert download.suggested_filename == f"urne-{POLL}.json"
    got = (await download.path()).read_bytes()
    assert got == raw
    assert examine(got, public())[1]
    await page.context.close()


async def test_a_page_of_too_few_voters_and_hostile_texts_fits_a_phone(
    show: Show, client: Client, keys: Keys, open_page: OpenPage
) -> None:
    long = "W" * 120
    labels = (long, "<b>gras</b>", "Mot " * 29, "Rien")
    await publish(client, keys, POLL, sealed_file(POLL, "ranked", question="x" * 300, labels=labels))
    await publish(client, keys, "poll-2", sealed_file("poll-2", marks=["4", "5"]))
    page = await open_page(show.url(f"/resultats/{POLL}/"), viewport=PHONE)
    await expect(page.get_by_text("<b>gras</b>").first).to_be_visible()
    assert await page.evaluate(WIDER) <= 0
    await _picture(page, "results-hostile-phone")

    await page.goto(show.url("/resultats/poll-2/"))
    await expect(page.get_by_text("Moins de 5 personnes ont voté")).to_be_visible()
    await _picture(page, "results-few-phone")
    await page.context.close()
