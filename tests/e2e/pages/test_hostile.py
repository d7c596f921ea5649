"""What people write stays text on every page, and keeps to its place."""

import pytest
from playwright.async_api import expect

from tests.e2e.browser import DESK, OVERLAY, PHONE
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.hostile import TEXTS, broken, written_everywhere

pytestmark = pytest.mark.browser

SURFACES = [
    ("/overlay/x/", "air_both", ".quote", OVERLAY),
    ("/regie/", "regie_live", ".question", DESK),
    ("/regie/", "regie_alerts", ".poll-title", PHONE),
    ("/moderation/", "moderation_live", ".message", DESK),
    ("/moderation/", "moderation_live", ".row-text", PHONE),
]


@pytest.mark.parametrize(("path", "name", "place", "viewport"), SURFACES)
async def test_hostile_text_stays_text(
    open_state: Open, path: str, name: str, place: str, viewport: dict[str, int]
) -> None:
    page, show = await open_state(path, name, viewport=viewport)
    title = await page.title()
    topics = show.view["topics"]
    for kind, (text, seen) in TEXTS.items():
        for topic, view in topics.copy().items():
            await show.update(topic, written_everywhere(view, text))
        await expect(page.locator(place).first).to_contain_text(seen)

        assert await broken(page) == [], kind
        assert await page.title() == title, kind


async def test_an_error_of_the_server_is_shown_as_text(open_state: Open) -> None:
    page, show = await open_state("/regie/", "regie_live")
    await show.send({"type": "error", "text": TEXTS["markup"][0]})

    await expect(page.locator(".notice-order")).to_contain_text("<img src=x")
    assert await broken(page) == []


@pytest.mark.parametrize(
    ("path", "name"), [("/regie/", "hostile_regie"), ("/moderation/", "hostile_moderation")]
)
async def test_gestures_stay_in_reach_beside_hostile_text(open_state: Open, path: str, name: str) -> None:
    page, _ = await open_state(path, name)
    for button in await page.locator("button:visible:not([disabled])").all():
        box = await button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= DESK["width"]
    panic_or_ban = page.locator("[data-action=panic], [data-action=ban]").first
    await expect(panic_or_ban).to_be_in_viewport()
