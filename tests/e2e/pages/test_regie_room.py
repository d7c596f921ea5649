"""The régie in the room it has: what matters stays whole and in view."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

pytestmark = pytest.mark.browser

SEGMENTS = 20


def rundown_at(current: int) -> dict[str, Any]:
    """Return a rundown that is too long for the screen, at its segment of this number."""
    places = ["done"] * (current - 1) + ["current", "next"] + ["later"] * SEGMENTS
    steps = [
        {"id": f"s{number}", "kind": "poll", "title": f"Débat {number}", "minutes": 5, "state": place}
        for number, place in enumerate(places[:SEGMENTS], 1)
    ]
    return {**state("regie_live")["topics"]["rundown"], "segments": steps}


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


async def test_the_current_segment_and_the_next_stay_in_view(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    for current in (14, 3, 15, 20):
        await show.update("rundown", rundown_at(current))
        await expect(page.locator(".segment-current .segment-title")).to_have_text(f"Débat {current}")

        await expect(page.locator(".segment-current")).to_be_in_viewport(ratio=0.99)
        if current < SEGMENTS:
            await expect(page.locator(".segment-next")).to_be_in_viewport(ratio=0.99)


async def test_a_common_word_is_not_cut_in_the_current_segment(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    plan = rundown_at(2)
    plan["segments"][1]["title"] = "Échauffement"
    await show.update("rundown", plan)
    title = page.locator(".segment-current .segment-title")
    await expect(title).to_have_text("Échauffement")

    await expect(page.locator(".segment-current .segment-time")).to_be_visible()
    one_line = "(title) => title.clientHeight < 2 * parseFloat(getComputedStyle(title).lineHeight)"
    assert await title.evaluate(one_line)


async def test_the_host_may_scroll_away_from_the_current_segment(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.update("rundown", rundown_at(14))
    await expect(page.locator(".segment-current .segment-title")).to_have_text("Débat 14")
    await expect(page.locator(".segment-current")).to_be_in_viewport()
    await page.locator(".segments").evaluate("(list) => list.scrollTo(0, 0)")
    await show.update("rundown", rundown_at(14) | {"title": "Une autre soirée"})
    await expect(page.locator(".rundown-title")).to_have_text("Une autre soirée")

    assert await page.locator(".segments").evaluate("(list) => list.scrollTop") == 0


async def test_the_host_reads_when_the_sides_disagree_and_how_many_must_vote(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    poll = state("regie_live")["topics"]["poll:p1"]
    await expect(page.locator(".turnout-total")).to_be_visible()
    await expect(page.locator(".sides-disagree, .turnout-required")).to_have_count(0)
    await show.update("poll:p1", poll | {"disagree": True, "minimum_turnout": 900})

    await expect(page.locator(".sides-disagree")).to_be_in_viewport(ratio=0.99)
    await expect(page.locator(".sides-disagree")).to_have_text(
        "Les comptes reliés, ou les présents d’avant le vote, ne donnent pas le même ordre."
    )
    await expect(page.locator(".turnout-required")).to_have_text("il en faut 900 pour un résultat")

    earlier = state("regie_live")["topics"]["poll:p0"]
    await show.update("poll:p0", earlier | {"disagree": True})
    await expect(page.locator(".earlier-poll .sides-disagree")).to_be_visible()
