"""What viewers see: every scene fits, says only what it may, and outlives what breaks."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from tests.e2e.browser import OVERLAY, PageFaults
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import STATES, state

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = pytest.mark.browser

SCENES = [*sorted(path.stem for path in STATES.glob("air_*.json")), "hostile_overlay"]
MARGIN_X, MARGIN_Y = 96, 54

# Everything readable, with its size, its box and whether it overflows it.
READ = """() => {
  const readable = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  return [...document.querySelectorAll("bouge-stage .frame *")].filter(readable).map((node) => {
    const box = node.getBoundingClientRect();
    const card = node.closest(".card, .brand").getBoundingClientRect();
    const style = getComputedStyle(node);
    const high = box.top >= card.top - 1 && box.bottom <= card.bottom + 1;
    const wide = box.left >= card.left - 1 && box.right <= card.right + 1;
    return {
      name: node.className, text: node.textContent.slice(0, 40), size: parseFloat(style.fontSize),
      over: node.scrollWidth - node.clientWidth, hidden: style.overflow === "hidden",
      inline: style.display === "inline", inside: high && wide,
    };
  });
}"""
CARDS = """() => [...document.querySelectorAll(".card")].map((card) => {
  const {left, top, right, bottom} = card.getBoundingClientRect();
  return {left, top, right, bottom, over: card.scrollHeight - card.clientHeight};
})"""


async def test_every_scene_fits_its_cards_inside_the_margins_and_reads_from_afar(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_standby", viewport=OVERLAY)
    for name in SCENES:
        await show.update("air", state(name)["topics"]["air"])
        await page.wait_for_timeout(60)
        await _check_cards(page, name)
        for text in await page.evaluate(READ):
            assert text["size"] >= 32, (name, text)
            assert text["inside"], (name, text)
            assert text["hidden"] or text["inline"] or text["over"] == 0, (name, text)
        for size in await page.locator(".code").evaluate_all(
            "all => all.map(n => parseFloat(getComputedStyle(n).fontSize))"
        ):
            assert size >= 72


async def _check_cards(page: "Page", name: str) -> None:
    cards: list[dict[str, Any]] = await page.evaluate(CARDS)
    for card in cards:
        assert card["left"] >= MARGIN_X, (name, card)
        assert card["right"] <= OVERLAY["width"] - MARGIN_X, (name, card)
        assert card["top"] >= MARGIN_Y, (name, card)
        assert card["bottom"] <= OVERLAY["height"] - MARGIN_Y, (name, card)
        assert card["over"] <= 0, (name, card)
    if len(cards) == 2:
        first, second = cards
        apart = first["right"] <= second["left"] or first["bottom"] <= second["top"]
        assert apart, (name, cards)


async def test_standby_shows_nothing_at_all(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/", "air_standby", viewport=OVERLAY)

    assert await page.evaluate("document.body.innerText.trim()") == ""
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert await page.locator(".card, .brand > *").count() == 0


async def test_withheld_results_are_nowhere_on_the_page(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_poll_hidden", viewport=OVERLAY)
    await expect(page.locator(".notice")).to_have_text("Résultats à la clôture")
    assert await page.locator(".bar, .share").count() == 0

    await show.update("air", state("air_poll_few")["topics"]["air"])
    await expect(page.locator(".notice")).to_have_text("Encore trop peu de votants")
    assert await page.locator(".bar, .share").count() == 0


async def test_a_closed_poll_names_the_winner_and_a_tie_is_called_a_tie(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_poll_closed", viewport=OVERLAY)
    spoken = page.locator("#spoken")
    await expect(page.locator(".choice[data-wins] .label")).to_have_text(["Oui"])
    await expect(page.locator(".how")).to_contain_text("arrive en tête")
    await expect(spoken).to_contain_text("54 % des 812 votants")
    assert await spoken.get_attribute("aria-live") == "polite"

    await show.update("air", state("air_poll_tied")["topics"]["air"])
    await expect(page.locator(".choice[data-wins] .label")).to_have_text(["Oui", "Non"])
    await expect(page.locator(".how")).to_contain_text("Égalité")


async def test_a_poll_that_is_about_to_open_shows_its_codes_and_no_figures(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_poll_draft", viewport=OVERLAY)
    await expect(page.locator(".code")).to_have_text(["4", "5", "6"])
    await expect(page.locator(".label")).to_have_text(["Oui", "Non", "Blanc"])
    await expect(page.locator(".poll-foot")).to_have_text("Le vote ouvrebientôt")
    assert await page.locator(".bar, .share, .notice, .turnout, .time").count() == 0

    await show.update("air", state("air_poll")["topics"]["air"])
    await expect(page.locator(".turnout")).to_have_text("812 votants")
    await expect(page.locator(".soon")).to_have_count(0)


async def test_figures_are_those_of_the_state_with_their_unit(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/", "air_poll", viewport=OVERLAY)

    await expect(page.locator(".share")).to_have_text(["54 %", "31 %", "15 %"])
    await expect(page.locator(".turnout")).to_have_text("812 votants")
    shares = await page.locator(".bar").evaluate_all(
        "bars => bars.map(bar => bar.style.getPropertyValue('--share'))"
    )
    assert [round(float(share), 2) for share in shares] == [0.54, 0.31, 0.15]


async def test_numbers_end_on_the_state_when_they_run(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_poll", viewport=OVERLAY, still=False)
    air = state("air_poll")["topics"]["air"]
    air["poll"]["voters"] = 1812
    await show.update("air", air)

    await expect(page.locator(".turnout b")).to_have_text("1\u202f812")


async def test_a_pinned_scene_shows_its_part_alone(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/?scene=poll&label=gauche", "air_both", viewport=OVERLAY)

    assert await page.locator(".card-poll").count() == 1
    assert await page.locator(".card-question").count() == 0


async def test_a_reload_shows_the_same_state_within_a_second(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/?motion=off", "air_both", viewport=OVERLAY)
    await page.wait_for_selector(".card-poll .share")
    before = await page.evaluate("document.querySelector('.frame').innerText.replace(/\\d:\\d\\d/, '')")
    started = await page.evaluate("performance.timeOrigin")

    await page.reload(wait_until="commit")
    await page.wait_for_selector(".card-poll .share")
    took_ms = await page.evaluate("performance.now()")

    assert await page.evaluate("performance.timeOrigin") > started
    assert took_ms < 1000
    assert (
        await page.evaluate("document.querySelector('.frame').innerText.replace(/\\d:\\d\\d/, '')") == before
    )


async def test_a_late_update_is_ignored(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_poll", viewport=OVERLAY)
    old = state("air_poll")["topics"]["air"]
    old["poll"]["voters"] = 3
    await show.send({"type": "update", "seq": show.seq, "topic": "air", "view": old})
    await show.send({"type": "update", "seq": show.seq - 40, "topic": "air", "view": None})
    await show.update("show", None)
    await page.wait_for_timeout(120)

    await expect(page.locator(".turnout")).to_have_text("812 votants")


async def test_viewers_never_see_that_the_connection_broke(open_state: Open, page_faults: PageFaults) -> None:
    page_faults.allow("503|ERR_|WebSocket")
    page, show = await open_state("/overlay/x/", "air_poll", viewport=OVERLAY)
    before = await page.evaluate("document.querySelector('.frame').innerText.replace(/\\d:\\d\\d/, '')")

    show.broken = True
    await show.drop()
    await page.wait_for_selector("html[data-link=reconnecting]", state="attached")
    now = await page.evaluate("document.body.innerText.replace(/\\d:\\d\\d/, '')")
    assert now.strip() == before.strip()

    show.broken = False
    show.view["topics"]["air"] = state("air_question")["topics"]["air"]
    await show.connected(2)
    await expect(page.locator(".quote")).to_contain_text("Pourquoi les CLAD")
    assert await page.locator(".card-poll").count() == 0


async def test_time_stops_at_zero(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_poll", viewport=OVERLAY)
    air = state("air_poll")["topics"]["air"]
    air["poll"]["closes_at"] = "2026-03-12T20:42:00Z"
    await show.update("air", air)

    await expect(page.locator(".left")).to_have_text("0:00")
    await expect(page.locator(".how")).to_have_text("Vote terminé, on compte…")


async def test_what_leaves_the_air_leaves_the_page(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_both", viewport=OVERLAY, still=False)
    await page.wait_for_selector(".card-question")
    air = state("air_both")["topics"]["air"]

    await show.update("air", air | {"question": None})
    await expect(page.locator(".card-question")).to_have_count(0, timeout=600)

    await show.update("air", air | {"panic": True})
    await expect(page.locator(".card")).to_have_count(0, timeout=300)


async def test_an_overlay_whose_secret_was_withdrawn_goes_blank(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_both", viewport=OVERLAY)
    await show.send({"type": "bye", "text": "Le secret a changé."})

    await expect(page.locator(".card")).to_have_count(0)


async def test_a_smaller_browser_source_shows_the_same_frame_smaller(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/", "air_poll", viewport={"width": 1280, "height": 720})
    box = await page.locator(".card-poll").bounding_box()

    assert box is not None
    assert box["x"] + box["width"] == pytest.approx((1920 - MARGIN_X) * 2 / 3, abs=1)
