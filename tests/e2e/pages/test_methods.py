"""Each way of voting has its scene: what it counts is shown, exactly, and what is withheld is nowhere."""

from typing import TYPE_CHECKING, Any

import pytest
from playwright.async_api import expect

from tests.e2e.browser import OVERLAY
from tests.e2e.pages.conftest import Open
from tests.e2e.pages.scripted import state

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.browser

METHODS = ("approval", "merit", "ranked", "borda", "debate", "consent", "temperature")
# What only a known result has, in any scene.
FIGURES = (
    ".bar, .share, .part, .mention, .duel, .tier, .bank-count, .crossed, .objection, .mood-now, .mood-values"
)

# Figures of a profile that touch the median line or leave their own part of the bar.
HIDDEN_FIGURES = """() => [...document.querySelectorAll(".profile")].flatMap((profile) => {
  const line = profile.querySelector(".median").getBoundingClientRect();
  return [...profile.querySelectorAll(".part-figure")].filter((figure) => {
    const box = figure.getBoundingClientRect();
    const part = figure.parentElement.getBoundingClientRect();
    const crosses = box.left < line.right && box.right > line.left;
    return crosses || box.left < part.left - 1 || box.right > part.right + 1;
  }).map((figure) => figure.textContent);
})"""

# Text against what lies behind it: the worst contrast there is, and where.
CONTRAST = """() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (c) => { const s = c / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const readable = (node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const found = [...document.querySelectorAll("bouge-stage .card *")].filter(readable).map((node) => {
    const ink = luminance(rgb(getComputedStyle(node).color));
    const pair = [ink, luminance(ground(node))].sort((a, b) => b - a);
    return { text: node.textContent.slice(0, 30), ratio: (pair[0] + 0.05) / (pair[1] + 0.05) };
  });
  return found.filter(({ ratio }) => ratio < 7);
}"""

# Frames while a page runs: [how many, the 95th percentile of their length in milliseconds].
FRAMES = """(ms) => new Promise((done) => {
  const lengths = [];
  const startedAt = performance.now();
  let last = startedAt;
  const frame = (at) => {
    lengths.push(at - last);
    last = at;
    if (at - startedAt < ms) return requestAnimationFrame(frame);
    lengths.sort((a, b) => a - b);
    done([lengths.length, lengths[Math.floor(lengths.length * 0.95)]]);
  };
  requestAnimationFrame(frame);
})"""

# How many dots of each side's colour a crowd has: its colours in the canvas, in squared pixels.
PAINTED = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const count = { for: 0, against: 0, crossing: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const name = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
    if (name === "31 166 122") count.for += 1;
    else if (name === "122 62 168") count.against += 1;
    else if (name === "255 90 78") count.crossing += 1;
  }
  return count;
}"""


def _air(name: str) -> dict[str, Any]:
    air: dict[str, Any] = state(name)["topics"]["air"]
    return air


@pytest.mark.parametrize("method", METHODS)
async def test_what_is_withheld_is_in_no_scene(open_state: Open, method: str) -> None:
    page, show = await open_state("/overlay/x/", f"air_{method}_hidden", viewport=OVERLAY)
    await expect(page.locator(".notice")).to_have_text("Résultats à la clôture")
    assert await page.locator(FIGURES).count() == 0

    await show.update("air", _air(f"air_{method}_few"))
    await expect(page.locator(".notice")).to_contain_text("Encore trop peu")
    assert await page.locator(FIGURES).count() == 0

    await show.update("air", _air(f"air_{method}_open"))
    await expect(page.locator(FIGURES).first).to_be_visible()
    await show.update("air", _air(f"air_{method}_draft"))
    await expect(page.locator(".soon")).to_have_text("bientôt")
    assert await page.locator(FIGURES).count() == 0


@pytest.mark.parametrize("method", METHODS)
async def test_a_closed_vote_is_said_in_the_server_s_sentence(open_state: Open, method: str) -> None:
    page, _ = await open_state("/overlay/x/", f"air_{method}_closed", viewport=OVERLAY)

    await expect(page.locator("#spoken")).to_have_text(_air(f"air_{method}_closed")["poll"]["sentence"])


async def test_every_scene_reads_on_its_ground(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_standby", viewport=OVERLAY)
    for method in METHODS:
        for kind in ("open", "hidden", "closed"):
            await show.update("air", _air(f"air_{method}_{kind}"))
            await expect(
                page.locator(f".card-poll[data-status={'open' if kind != 'closed' else kind}]")
            ).to_be_visible()

            assert await page.evaluate(CONTRAST) == [], (method, kind)


@pytest.mark.parametrize("name", ["air_merit_open", "air_merit_narrow"])
async def test_the_median_hides_no_figure_and_choices_stand_in_their_order(
    open_state: Open, name: str
) -> None:
    page, _ = await open_state("/overlay/x/", name, viewport=OVERLAY)
    poll = _air(name)["poll"]
    codes = await page.locator(".merit-code").all_inner_texts()

    assert codes == [code for tier in poll["ranking"] for code in tier]
    assert await page.locator(".part-figure").count() > 20
    assert await page.evaluate(HIDDEN_FIGURES) == []
    await expect(page.locator(".mention").last).to_have_text("trop peu de mentions")


async def test_mentions_are_words_with_their_sign(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/", "air_merit_closed", viewport=OVERLAY)

    await expect(page.locator(".mention").first).to_have_text("Bien\u00a0+")
    await expect(page.locator(".mention").nth(1)).to_have_text("Bien\u00a0−")
    await expect(page.locator(".legend-grade")).to_have_count(7)


async def test_the_choice_being_graded_shows_what_to_type_and_its_own_time(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_merit_grading", viewport=OVERLAY)
    await expect(page.locator(".graded-label")).to_have_text("Conseil tiré au sort")
    await expect(page.locator(".grade-code")).to_have_text(["26", "25", "24", "23", "22", "21", "20"])
    await expect(page.locator(".grade-word").first).to_have_text("Excellent")
    await expect(page.locator(".graded .left")).to_contain_text("0:1")
    assert (
        0.4 < float(await page.locator(".time").evaluate("bar => bar.style.getPropertyValue('--part')")) < 0.8
    )

    await show.update("air", _air("air_merit_closed"))
    await expect(page.locator(".merit")).to_have_count(6)
    assert await page.locator(".graded, .grade-key").count() == 0


async def test_the_table_of_duels_is_that_of_the_count(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_ranked_closed", viewport=OVERLAY)
    pairwise = _air("air_ranked_closed")["poll"]["detail"]["pairwise"]
    rows = await page.locator(".duels tbody tr").all()
    shown = [await row.locator(".duel:not(.duel-self)").all_inner_texts() for row in rows]
    order = await page.locator(".tier-code").all_inner_texts()

    assert shown == [[str(pairwise[a][b]) for b in order if a != b] for a in order]
    await show.update("air", _air("air_ranked_tied"))
    await expect(page.locator(".tier-place").first).to_have_text("=\u202f1")


async def test_priorities_show_the_points_of_each_choice(open_state: Open) -> None:
    page, _ = await open_state("/overlay/x/", "air_borda_open", viewport=OVERLAY)
    counts = [choice["count"] for choice in _air("air_borda_open")["poll"]["choices"]]
    shown = await page.locator(".share").all_inner_texts()

    assert [int("".join(filter(str.isdigit, text))) for text in shown] == counts
    assert all(text.endswith("pts") for text in shown)
    await expect(page.locator(".how")).to_contain_text("9>7>8")


async def test_more_choices_than_the_table_holds_are_listed_with_their_duels(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_standby", viewport=OVERLAY)
    air = _air("air_ranked_open")
    poll = air["poll"]
    new = ["13", "14"]
    poll["choices"] += [{**poll["choices"][0], "code": code, "label": f"Choix {code}"} for code in new]
    poll["ranking"] = [*poll["ranking"], new]
    codes = [choice["code"] for choice in poll["choices"]]
    poll["detail"]["pairwise"] = {
        a: {b: len(codes) - place for b in codes if b != a} for place, a in enumerate(codes)
    }
    await show.update("air", air)

    await expect(page.locator(".tier-wins").first).to_have_text("7 duels gagnés sur 7")
    await expect(page.locator(".tier")).to_have_count(8)
    assert await page.locator(".duels").count() == 0


async def test_people_are_counted_on_both_banks_and_seen_crossing(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_debate_open", viewport=OVERLAY, still=False)
    await expect(page.locator(".bank-for .bank-count")).to_have_text("306")
    await expect(page.locator(".head-aside")).to_have_text("Argument 3 · Armel")
    crowd = page.locator(".crowd")
    before = await crowd.evaluate(PAINTED)
    assert before["crossing"] == 0

    await show.update("air", _crossed(60))
    await page.wait_for_function("""() => {
      const canvas = document.querySelector(".crowd");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const isCoral = (red, at) => at % 4 === 0 && red === 255 && data[at + 1] === 90 && data[at + 2] === 78;
      return data.some(isCoral);
    }""")
    await expect(page.locator(".bank-against .bank-count")).to_have_text("279")
    frames, slow_ms = await page.evaluate(FRAMES, 1_700)
    after = await crowd.evaluate(PAINTED)

    assert after["crossing"] == 0
    assert after["for"] / before["for"] == pytest.approx(246 / 306, rel=0.05)
    assert after["against"] / before["against"] == pytest.approx(279 / 219, rel=0.05)
    assert frames > 40
    assert slow_ms < 100


def _crossed(people: int) -> dict[str, Any]:
    """Return the debate after so many have gone from one bank to the other."""
    air = _air("air_debate_open")
    detail = air["poll"]["detail"]
    detail["people"]["4"] -= people
    detail["people"]["5"] += people
    detail["flows"]["4"]["5"] += people
    return air


async def test_a_large_crowd_says_how_many_people_a_dot_is(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_debate_crowd", viewport=OVERLAY)
    await expect(page.locator(".per-dot")).to_have_text("1 point = 9 personnes")

    await show.update("air", _air("air_debate_open"))
    await expect(page.locator(".per-dot")).to_have_count(0)


async def test_a_round_shows_its_phase_its_objections_and_how_it_ended(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_consent_open", viewport=OVERLAY)
    await expect(page.locator("[aria-current=step]")).to_have_text("Objections")
    await expect(page.locator(".phase")).to_have_count(6)
    await expect(page.locator(".objection-people")).to_have_text(
        ["12 personnes", "7 personnes", "4 personnes"]
    )
    await expect(page.locator(".how")).to_have_text("Tapez !objection et votre raison")

    drawn = _air("air_consent_open")
    drawn["poll"]["detail"]["circle"] = 12
    await show.update("air", drawn)
    await expect(page.locator(".how")).to_contain_text("Le cercle objecte")
    await expect(page.locator(".consent-figures")).to_contain_text("cercle de 12 personnes tirées au sort")

    await show.update("air", _air("air_consent_closed"))
    await expect(page.locator(".how")).to_have_text("Des objections demeurent")


async def test_the_mood_over_time_is_the_bots_own_with_a_gap_where_few_had_spoken(open_state: Open) -> None:
    page, show = await open_state("/overlay/x/", "air_temperature_open", viewport=OVERLAY)
    await expect(page.locator(".vote-kind")).to_have_text("Ce n’est pas un vote")
    await expect(page.locator(".mood-now")).to_have_text("6,2sur 10")
    before, after = [await each.get_attribute("points") for each in await page.locator(".mood-path").all()]
    assert before is not None
    assert after is not None
    heights = [float(point.partition(",")[2]) for point in before.split()]
    ends = [float(points.split()[0].partition(",")[0]) for points in (before, after)]

    assert len(heights) == 4
    assert heights == sorted(heights)
    assert ends[0] == 0 < ends[1]
    await page.reload()
    await expect(page.locator(".mood-path")).to_have_count(2)
    await show.update("air", _air("air_temperature_cold"))
    await expect(page.locator(".mood-path")).to_have_count(1)
