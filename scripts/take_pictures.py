"""Take the pictures of `docs/images/`: the real pages in a real Chromium, in the middle of a rehearsal."""

import asyncio
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.find_chromium import ADVICE, find

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, ViewportSize

FOLDER = Path(__file__).parents[1] / "docs" / "images"
DESK: "ViewportSize" = {"width": 1600, "height": 1000}
SCREEN: "ViewportSize" = {"width": 1280, "height": 720}
ADDRESS = re.compile(r"^\s*(Incrustation|Régie|Modération)\b.*?(http://\S+)")
REHEARSAL = ("-m", "bot", "rehearse", "--rate", "10", "--viewers", "300", "--seed", "4")
# The second vote of the rundown is open, and the first questions wait, this long after the start.
MIDDLE_S = 54.0


async def take_pictures(chromium: Path) -> None:
    """Write one picture per page; the rehearsal ends with them."""
    from playwright.async_api import async_playwright

    environment = {**os.environ, "COLUMNS": "400", "PYTHONUNBUFFERED": "1"}
    rehearsal = await asyncio.create_subprocess_exec(
        sys.executable, *REHEARSAL, stdout=asyncio.subprocess.PIPE, env=environment
    )
    try:
        addresses = await _addresses(rehearsal)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
            )
            await _take(await _open(browser, addresses))
            await browser.close()
    finally:
        rehearsal.terminate()
        await rehearsal.communicate()


async def _addresses(rehearsal: asyncio.subprocess.Process) -> dict[str, str]:
    """Return the address of each page, by its name on the terminal."""
    found: dict[str, str] = {}
    assert rehearsal.stdout is not None
    while len(found) < 3:
        line = await rehearsal.stdout.readline()
        if not line:
            raise SystemExit("The rehearsal ended before it was ready.")
        if match := ADDRESS.match(line.decode()):
            found[match[1]] = match[2]
    return found


async def _open(browser: "Browser", addresses: Mapping[str, str]) -> dict[str, "Page"]:
    """Return the pages, live, by the names of their pictures."""
    opened: dict[str, Page] = {}
    for file, name, size in (
        ("regie", "Régie", DESK),
        ("moderation", "Modération", DESK),
        ("overlay", "Incrustation", SCREEN),
    ):
        context = await browser.new_context(viewport=size, locale="fr-FR", reduced_motion="reduce")
        opened[file] = await context.new_page()
        await opened[file].goto(addresses[name])
        await opened[file].wait_for_selector("html[data-link=live]", state="attached")
    # What the crowd's worst write is nothing for a document.
    await opened["moderation"].keyboard.press("f")
    # OBS lays the overlay over the stream; a plain ground stands for it.
    await opened["overlay"].evaluate("document.documentElement.style.background = '#3b4252'")
    return opened


async def _take(opened: Mapping[str, "Page"]) -> None:
    await asyncio.sleep(MIDDLE_S)
    for file, page in opened.items():
        await page.screenshot(path=FOLDER / f"{file}.png")


if __name__ == "__main__":
    path = find(os.environ, Path.home())
    if path is None:
        raise SystemExit(ADVICE)
    asyncio.run(take_pictures(path))
