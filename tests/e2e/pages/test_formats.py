"""Each format of debate has its scene and its panel: large, readable, whole, and led by a few keys."""

import asyncio
import copy
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from playwright.async_api import expect

from bot.formats.plan import Plan, Tag
from tests.e2e.browser import DESK, OVERLAY, OpenPage
from tests.e2e.pages.format_states import IDEAS, NOW, OPINIONS, Lived, states
from tests.e2e.pages.scripted import ScriptedShow, state
from tests.e2e.pages.test_methods import CONTRAST

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.browser

STATES = states()
# Texts smaller than 32 px, texts cut in the middle of a line, and what leaves the card or the margins.
FAULTS = """() => {
  const card = document.querySelector("bouge-stage .card");
  const frame = document.querySelector(".frame").getBoundingClientRect();
  const faults = [];
  const readable = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  for (const node of [...card.querySelectorAll("*")].filter(readable)) {
    const size = parseFloat(getComputedStyle(node).fontSize);
    if (size < 32) faults.push(`${size} px: ${node.textContent}`);
    const box = node.getBoundingClientRect();
    const hides = node.closest(".passing, .group-idea, .note-name, .hand-name");
    const outside = box.right > frame.left + 1920 * 0.95 + 1 || box.bottom > frame.top + 1080 * 0.95 + 1;
    if (!hides && outside) faults.push(`beyond the margins: ${node.textContent}`);
  }
  if (card.scrollHeight > card.clientHeight + 1) faults.push(`cut at ${card.clientHeight}`);
  const names = ".group-label, .seat-name, .speaker-name, .theme-label, .poll-question";
  for (const node of card.querySelectorAll(names)) {
    if (node.scrollWidth > node.clientWidth + 1) faults.push(`too wide: ${node.textContent}`);
  }
  return faults;
}"""


async def shown(page: "Page", show: ScriptedShow, name: str) -> None:
    """Put a state on air, and wait until it is drawn."""
    air = STATES[name]["topics"]["air"]
    await show.update("air", None)
    await expect(page.locator("bouge-stage .card")).to_have_count(0)
    await show.update("air", copy.deepcopy(air))
    await page.wait_for_selector("bouge-stage .card .poll-foot, bouge-stage .card .speaker")


Opened = Callable[..., Awaitable[tuple["Page", ScriptedShow]]]


@pytest.fixture
async def opened(open_page: OpenPage) -> AsyncIterator[Opened]:
    """Return `opened(path, snapshot, …)`: a page of a show in that state, closed before its server."""
    async with AsyncExitStack() as stack:

        async def open_one(
            path: str, snapshot: dict[str, Any], **options: Any
        ) -> tuple["Page", ScriptedShow]:
            show = await stack.enter_async_context(ScriptedShow(copy.deepcopy(snapshot)).serving())
            page = await open_page(show.url(path), **options)
            stack.push_async_callback(page.context.close)
            await page.wait_for_selector("html[data-link=live]", state="attached")
            return page, show

        yield open_one


@pytest.fixture
async def overlay(opened: Opened) -> tuple["Page", ScriptedShow]:
    """Return an overlay that shows nothing yet."""
    return await opened("/overlay/x/", state("air_standby"), viewport=OVERLAY)


@pytest.mark.timeout(180)
async def test_every_scene_is_large_whole_and_readable(overlay: tuple["Page", ScriptedShow]) -> None:
    page, show = overlay
    faults: dict[str, Any] = {}

    for name in STATES:
        await shown(page, show, name)
        found = [*await page.evaluate(FAULTS), *await page.evaluate(CONTRAST)]
        if found:
            faults[name] = found

    assert faults == {}


async def test_a_scene_shows_nothing_that_is_withheld(overlay: tuple["Page", ScriptedShow]) -> None:
    page, show = overlay

    await shown(page, show, "air_format_brainstorm_dots")
    await expect(page.locator(".dot-count")).to_have_count(4)
    few = copy.deepcopy(STATES["air_format_brainstorm_dots"]["topics"]["air"])
    few["format"] |= {"withheld": "few", "tags": [tag | {"dots": None} for tag in few["format"]["tags"]]}
    await show.update("air", few)

    await expect(page.locator(".dot-count")).to_have_count(0)
    await expect(page.locator(".notice")).to_have_text("Encore trop peu de personnes")


async def test_without_motion_those_drawn_stand_at_once(overlay: tuple["Page", ScriptedShow]) -> None:
    page, show = overlay

    await shown(page, show, "air_format_draw_rolling")

    drawn = STATES["air_format_draw_rolling"]["topics"]["air"]["format"]["lot"]["drawn"]
    assert await page.locator(".seat-name").all_text_contents() == drawn
    assert await page.locator(".rolling").count() == 0
    assert await page.locator("#spoken").text_content() != ""


async def test_names_pass_before_those_drawn_and_end_with_them(opened: Opened) -> None:
    snapshot = STATES["air_format_draw_rolling"]
    drawn = snapshot["topics"]["air"]["format"]["lot"]["drawn"]
    page, _ = await opened("/overlay/x/", snapshot, viewport=OVERLAY, reduced_motion=False)
    await page.wait_for_selector(".seat-name.rolling")
    passed = await page.locator(".seat-name").last.text_content()

    await page.wait_for_function("() => !document.querySelector('.rolling')", timeout=15_000)

    assert passed != drawn[-1]
    assert await page.locator(".seat-name").all_text_contents() == drawn


async def test_what_people_write_stays_text(overlay: tuple["Page", ScriptedShow]) -> None:
    page, show = overlay
    hostile = '<img src=x onerror="document.title=1"> \u202e' + "a" * 200
    air = copy.deepcopy(STATES["air_format_wall_quotes"]["topics"]["air"])
    air["format"]["entries"][-1] |= {"text": hostile, "name": "<b>gras</b>"}
    await show.update("air", air)

    note = page.locator(".quote-note").first
    await expect(note).to_contain_text('<img src=x onerror="document.title=1">')
    await expect(note.locator(".note-name")).to_have_text("<b>gras</b>")
    assert await page.locator(".quote-note img, .quote-note b b").count() == 0
    assert await page.evaluate(FAULTS) == []


def regie(lived: Lived) -> dict[str, Any]:
    """Return a régie beside which a session is open."""
    snapshot = copy.deepcopy(state("regie_between"))
    snapshot["topics"]["format:f1"] = json.loads(msgspec.json.encode(lived.view(for_viewers=False)))
    snapshot["now"] = NOW.isoformat().replace("+00:00", "Z")
    return snapshot


async def test_a_session_is_led_with_a_few_keys(opened: Opened) -> None:
    tags = tuple(Tag(id=str(place), label=label) for place, label in enumerate(("Eau", "École"), 1))
    lived = Lived("themes", "Que changer d’abord ?", Plan(tags=tags))
    for number, text in enumerate(OPINIONS[:4]):
        lived.say("avis", text, reviewed=number == 2)
    page, show = await opened("/regie/", regie(lived), viewport=DESK)
    await page.wait_for_selector(".format-panel .entry")

    acts = {key: await given(page, show, key) for key in ("y", "2", "i", "g")}

    assert acts["y"] == {"act": "accept", "number": 3, "text": ""}
    assert acts["2"] == {"act": "tag", "number": 3, "text": "2"}
    assert acts["i"] == {"act": "refuse", "number": 3, "text": ""}
    assert acts["g"] == {"act": "next", "number": 0, "text": ""}


async def given(page: "Page", show: ScriptedShow, key: str) -> dict[str, Any]:
    """Press a key, and return what it does with the session."""
    before = len(show.orders)
    await page.keyboard.press(key)
    async with asyncio.timeout(5):
        while len(show.orders) == before:
            await page.evaluate("() => new Promise(requestAnimationFrame)")
    order = show.orders[-1]["order"]
    assert (order["order"], order["session_id"]) == ("guide_format", "f1")
    return {name: order.get(name, default) for name, default in (("act", ""), ("number", 0), ("text", ""))}


async def test_groups_are_renamed_in_their_place(opened: Opened) -> None:
    storm = Lived("brainstorm", "Comment venir au lycée sans voiture ?")
    for text in IDEAS:
        storm.say("idee", text)
    storm.guide("next")
    page, show = await opened("/regie/", regie(storm), viewport=DESK)
    await page.wait_for_selector(".lead-groups .field")
    await page.locator(".lead-groups .field").first.fill("Les bus")

    assert await given(page, show, "Tab") == {"act": "name", "number": 1, "text": "Les bus"}
