"""A real Chromium for tests: fresh for each, and any error on a page fails the test that opened it."""

import os
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.find_chromium import ADVICE, find

if TYPE_CHECKING:
    from playwright.async_api import Browser, ConsoleMessage, Error, Page, ViewportSize

OVERLAY: "ViewportSize" = {"width": 1920, "height": 1080}
DESK: "ViewportSize" = {"width": 1440, "height": 900}
PHONE: "ViewportSize" = {"width": 390, "height": 844}

FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

OpenPage = Callable[..., Awaitable["Page"]]


class PageFaults:
    """What went wrong on the pages of one test: console errors, uncaught exceptions, crashes."""

    def __init__(self) -> None:
        self._seen: list[str] = []
        self._allowed: list[re.Pattern[str]] = []

    def allow(self, pattern: str) -> None:
        """Accept the faults that contain this regular expression."""
        self._allowed.append(re.compile(pattern))

    def watch(self, page: "Page") -> None:
        """Note every fault of this page from now on."""
        page.on("console", self._note_console)
        page.on("pageerror", self._note_exception)
        page.on("crash", lambda crashed: self._seen.append(f"{crashed.url}: the page crashed"))

    def unexpected(self) -> list[str]:
        """Return the faults that nothing allows, in order."""
        return [fault for fault in self._seen if not any(allowed.search(fault) for allowed in self._allowed)]

    def _note_console(self, message: "ConsoleMessage") -> None:
        if message.type == "error":
            self._seen.append(f"{message.location.get('url', '')}: {message.text}")

    def _note_exception(self, error: "Error") -> None:
        self._seen.append(f"uncaught: {error.stack or error.message}")


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """Return the Chromium to drive; without one the test fails and says what to install."""
    found = find(os.environ, Path.home())
    if found is None:
        pytest.fail(ADVICE, pytrace=False)
    return found


@asynccontextmanager
async def driving(chromium_path: Path) -> AsyncIterator["Browser"]:
    """Start a Chromium, and end it on leaving."""
    from playwright.async_api import async_playwright

    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium_path, args=flags)
        yield started
        await started.close()


@pytest.fixture
async def browser(chromium_path: Path) -> AsyncIterator["Browser"]:
    """Start a Chromium for one test, on that test's event loop: no test meets another's leftovers."""
    async with driving(chromium_path) as started:
        yield started


@pytest.fixture
def page_faults() -> Iterator[PageFaults]:
    """Collect page errors; those the test did not allow fail it when it ends."""
    faults = PageFaults()
    yield faults
    unexpected = faults.unexpected()
    if unexpected:
        pytest.fail("The pages reported errors:\n" + "\n".join(unexpected), pytrace=False)


@pytest.fixture
async def open_page(browser: "Browser", page_faults: PageFaults) -> OpenPage:
    """Return `open_page(url, viewport=…, locale=…)`: a watched page in a context, and cookies, of its own."""
    return opener(browser, page_faults)


def opener(browser: "Browser", page_faults: PageFaults) -> OpenPage:
    """Return what opens watched pages in a browser."""

    async def open_one(
        url: str, *, viewport: "ViewportSize" = DESK, locale: str = "fr-FR", reduced_motion: bool = True
    ) -> "Page":
        context = await browser.new_context(
            viewport=viewport, locale=locale, reduced_motion="reduce" if reduced_motion else "no-preference"
        )
        page = await context.new_page()
        page_faults.watch(page)
        await page.goto(url)
        return page

    return open_one
