"""The régie in the room it has: what matters stays whole and in view."""

import pytest
from playwright.async_api import expect

from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [800, 1440])
async def test_a_crowded_top_bar_drops_figures_never_the_panic_key(open_state: Open, width: int) -> None:
    page, show = await open_state("/regie/", "regie_live", viewport={"width": width, "height": 900})
    crowd = {"messages": 100_000, "speakers": 12_345, "rehearsal": True}
    await show.update("show", state("regie_live")["topics"]["show"] | crowd)
    await expect(page.locator(".top > .badge")).to_be_visible()

    panic = await page.locator(".top > .panic").bounding_box()
    key = await page.locator(".top > .panic kbd").bounding_box()
    assert panic is not None
    assert key is not None
    assert key["x"] + key["width"] < panic["x"] + panic["width"] < width
    cut = "document.querySelector('.top-name').scrollWidth > document.querySelector('.top-name').clientWidth"
    assert not await page.evaluate(cut)
