"""Hostile text through every road of the running show: it arrives, and it stays text in its place."""

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from bot.clock import SystemClock
from bot.events import Author, MessagePosted, Platform
from tests.e2e.browser import OVERLAY, PHONE, OpenPage, PageFaults
from tests.e2e.show.conftest import SignIn
from tests.e2e.show.live_show import LiveShow

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
SETTINGS = {"BOUGE_SHOW__QUESTIONS_PER_PERSON": "50"}

# What the rules flag, so that every text becomes a case.
PHONE_NUMBER = "06 12 34 56 78"
MARKUP = "<img src=x onerror=window.__pwned=1><script>window.__pwned=1</script>${window.__pwned=1}"
TEXTS = {
    "markup": MARKUP,
    "closing tags": '"></b></li></main><style>*{display:none}</style><h1 onclick="window.__pwned=1">',
    "right to left": "\u202eEVIL txet\u2066\u200f שלום עולם",
    "zalgo": ("Z" + "\u0301\u0335\u0489" * 12 + "algo") * 7,
    "null bytes": "a\x00b\x07c\x1b[31md\u2028e",
    "one long word": "x" * 400,
    "emotes": "😀" * 200,
    "emote words": "Kappa " * 70,
}
LONGEST = {"much markup": MARKUP * 110, "10,000 characters": "x" * 10_000, "500 emotes": "😀" * 500}
NAMES = ("<img src=x onerror=a>", "<b>${1}</b></b>", "\u202egro.lpmexe", "Z" + "\u0301\u0335" * 12, "x" * 32)

# What markup would have made, and whatever sticks out of the box that should hold it.
BROKEN = """(boxes) => {
  const found = window.__pwned === undefined ? [] : ["code ran"];
  const strange = "script, style, iframe, img:not(.mark), h1 + h1, [onerror], [onclick]";
  for (const node of document.body.querySelectorAll(strange)) found.push(node.outerHTML.slice(0, 90));
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) found.push(`${over} px too wide`);
  for (const box of document.querySelectorAll(boxes)) {
    const outer = box.getBoundingClientRect();
    for (const node of box.querySelectorAll(".said")) {
      const { width, left, right } = node.getBoundingClientRect();
      const isOut = left < outer.left - 1 || right > outer.right + 1;
      if (width && isOut) found.push(`${node.className} leaves ${box.className}: ${left} to ${right}`);
    }
  }
  return found;
}"""
BOXES = ".card, .panel, .question, .row, .case, .settled-case, .segment, .screen-glass, .queue, .top"


async def broken(page: Page) -> list[str]:
    """Return what hostile text made of a page; nothing when it stayed text in its place."""
    found: list[str] = await page.evaluate(BROKEN, BOXES)
    return found


def marked(number: int, text: str) -> str:
    """Return a text that is flagged, with a word in it by which it is found on every page."""
    return (
        f"{PHONE_NUMBER} repère{number} {text}" if len(text) > 40 else f"{text} repère{number} {PHONE_NUMBER}"
    )


async def test_hostile_messages_and_names_stay_text_in_cases(
    show: LiveShow, sign_in: SignIn, page_faults: PageFaults
) -> None:
    page, phone = await sign_in("moderation"), await sign_in("moderation", "Éloi", viewport=PHONE)
    title = await page.title()
    for number, text in enumerate(TEXTS.values()):
        show.chat(f"Viewer{number}", marked(number, text)[:500])
        show.write(f"{NAMES[number % len(NAMES)]}{number}"[:32], marked(100 + number, text))
    await show.put(*(told(200 + number, text) for number, text in enumerate(LONGEST.values())))
    numbers = [*range(len(TEXTS)), *range(100, 100 + len(TEXTS)), *range(200, 200 + len(LONGEST))]
    waiting = page.locator("[aria-pressed=true] .count")
    await expect(waiting).to_have_text(str(len(numbers)))

    for left in reversed(range(len(numbers))):
        await expect(page.locator(".case .message")).to_contain_text("repère")
        assert await broken(page) == []
        assert await broken(phone) == []
        await expect(page.locator("[data-action=delete]")).to_be_enabled()
        await page.keyboard.press("d")
        await expect(waiting).to_have_text(str(left))
    await expect(page.locator(".queue .row")).to_have_count(0)
    assert await broken(page) == []
    assert await page.title() == title


async def test_hostile_questions_stay_text_from_the_list_to_the_air(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    moderator = await sign_in("moderation")
    await moderator.keyboard.press("q")
    for number, text in enumerate(TEXTS.values()):
        asked = f"repère{number} {text}"[:290]
        show.write(f"Q{number}{NAMES[number % len(NAMES)]}"[:32], f"!question {asked}")
        card = host.locator(".question", has_text=f"repère{number}")
        await expect(card).to_be_visible()
        assert await broken(moderator) == []
        await card.locator(".question-open").click()
        await host.keyboard.press("a")
        await expect(host.locator(".question-accepted", has_text=f"repère{number}")).to_be_visible()
        await host.keyboard.press("p")
        await expect(host.locator(".screen-preview .quote")).to_contain_text(f"repère{number}")
        await host.keyboard.press("Enter")
        await expect(overlay.locator(".quote")).to_contain_text(f"repère{number}")
        assert await broken(host) == []
        assert await broken(overlay) == []
        await host.keyboard.press("e")
        await expect(card).to_have_count(0)


async def test_a_question_of_ten_thousand_characters_is_refused_in_words(show: LiveShow) -> None:
    await show.put(told(300, "!question " + "x" * 10_000))
    refused = await show.said("trop longue")
    assert len(refused.text) <= 500


async def test_a_hostile_poll_stays_text_on_every_screen(
    show: LiveShow, sign_in: SignIn, open_page: OpenPage
) -> None:
    host, overlay = await sign_in("regie"), await open_page(show.overlay, viewport=OVERLAY)
    phone = await sign_in("regie", "Éloi", viewport=PHONE)
    choices = [text[:60] for name, text in TEXTS.items() if name != "null bytes"]
    await host.keyboard.press("n")
    await host.fill("[name=question]", (MARKUP * 4)[:300])
    await host.fill("[name=choices]", "\n".join(choices))
    await host.keyboard.press("Control+Enter")
    await expect(overlay.locator(".choice")).to_have_count(len(choices))
    code = await overlay.locator(".choice .code").first.inner_text()
    show.chat("Ada", code)
    await expect(overlay.locator(".turnout b")).to_have_text("1")
    for page in (overlay, host, phone):
        assert await broken(page) == []

    await host.keyboard.press("c")
    await expect(overlay.get_by_role("status")).to_contain_text("<img src=x onerror")
    await expect(host.locator(".earlier-poll")).to_contain_text("<img src=x onerror")
    for page in (overlay, host, phone):
        assert await broken(page) == []


def told(number: int, text: str) -> MessagePosted:
    """Return a message longer than any platform lets through, as if one had."""
    name = NAMES[number % len(NAMES)]
    return MessagePosted(
        id=f"direct-{number}",
        at=SystemClock().now() - timedelta(seconds=1),
        platform=Platform.TWITCH,
        channel=name,
        message_id=f"direct-{number}",
        author=Author(platform=Platform.TWITCH, id=str(number), name=name * 20),
        text=text if text.startswith("!") else marked(number, text),
    )
