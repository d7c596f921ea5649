"""What every test of the whole product may ask for: one show and one Chromium for each module."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.e2e.browser import DESK, OpenPage, PageFaults, driving, opener
from tests.e2e.show.live_show import HOST_CODE, MODERATOR_CODE, LiveShow

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, ViewportSize

SignIn = Callable[..., Awaitable["Page"]]
CODES = {"regie": HOST_CODE, "moderation": MODERATOR_CODE}
LIVE = "html[data-link=live]"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def show(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[LiveShow]:
    """Run a show for the tests of a module, with the settings that it names SETTINGS."""
    settings = getattr(request.module, "SETTINGS", {})
    async with LiveShow(tmp_path_factory.mktemp("show"), settings).running() as running:
        yield running
        assert running.bot.errors() == []
        assert running.twitch.unknown_calls == running.discord.unknown_calls == []
        assert running.twitch.limit_breaches == running.discord.limit_breaches == 0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium_path: Path) -> AsyncIterator["Browser"]:
    """Start a Chromium for the tests of a module; each has its own pages and cookies."""
    async with driving(chromium_path) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(browser: "Browser", page_faults: PageFaults) -> AsyncIterator[OpenPage]:
    """Return `open_page(url, …)`; the pages are closed when the test ends."""
    yield opener(browser, page_faults)
    for context in browser.contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def sign_in(show: LiveShow, open_page: OpenPage) -> SignIn:
    """Return `sign_in("regie", name)`: a page of that role, let in by its code and live."""

    async def sign_one(role: str, name: str = "Camille", viewport: "ViewportSize" = DESK) -> "Page":
        page = await open_page(f"{show.base}/login/", viewport=viewport)
        await page.fill("[name=code]", CODES[role])
        await page.fill("[name=name]", name)
        await page.keyboard.press("Enter")
        await page.wait_for_selector(LIVE, state="attached")
        return page

    return sign_one
