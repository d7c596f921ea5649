"""Play a whole evening led from the régie by a browser, picture it, and account for all that was contributed.

The rundown has every way of voting and every format; its 90 minutes are compressed into about three. The exit
code is 1 when anything is not accounted for.
"""

import argparse
import asyncio
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from bot.app.rehearsal import Rehearsal, RehearsalPlan
from bot.clock import SystemClock
from bot.rehearsal.accounted import EveningAccount
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.faults import named
from bot.rehearsal.led import LedShow
from bot.rehearsal.summary import Summary
from bot.rehearsal.twitch.server import LoopbackTwitch
from scripts.evening_host import EveningHost
from scripts.find_chromium import ADVICE, find
from scripts.regie_by_hand import RegieByHand

if TYPE_CHECKING:
    from playwright.async_api import Page, ViewportSize

RUNDOWN = Path(__file__).parents[1] / "config" / "rundowns" / "complete.toml"
DESK: "ViewportSize" = {"width": 1600, "height": 1000}
SCREEN: "ViewportSize" = {"width": 1920, "height": 1080}
SHORTEST_S = 6
WIDE = 150
# How a rehearsal says that a platform asked the bot to wait.
LIMIT_MET = re.compile(r": (\d+) appels au-delà des limites")
_SECONDS = re.compile(r"^((?:window_|turn_)?seconds) = (\d+)", re.MULTILINE)


@dataclass(frozen=True)
class Evening:
    """What is played: `times` is by how much the rundown's seconds are divided.

    People talk for `talking_s` in each phase; `pace` shortens the host's own rests, `moments` are those
    that are pictured, () for all.
    """

    viewers: int = 2_000
    rate: float = 100.0
    faults: tuple[str, ...] = ("duplicates", "reconnects", "drops", "429")
    seed: int = 1
    times: int = 30
    talking_s: float = 4.0
    questions: int = 3
    rundown: str = ""
    pace: float = 1.0
    moments: tuple[str, ...] = ()


async def play(evening: Evening, chromium: Path, pictures: Path) -> tuple[Summary, EveningAccount, list[str]]:
    """Play it, and return its figures, its account, and what went wrong on the pages."""
    text = evening.rundown or RUNDOWN.read_text(encoding="utf-8")
    plan = RehearsalPlan(
        seconds=None,
        rate=evening.rate,
        viewers=evening.viewers,
        seed=evening.seed,
        headless=True,
        faults=evening.faults,
        json_file=None,
        port=0,
        rundown=compressed(text, evening.times),
    )
    mishaps: list[str] = []

    async def lead(show: LedShow) -> None:
        await _lead(show, evening, chromium, pictures, mishaps)

    clock, faults = SystemClock(), named(plan.faults, plan.seed)
    with tempfile.TemporaryDirectory(prefix="bouge-soiree-") as name:
        folder = Path(name)
        async with LoopbackTwitch(clock, faults) as twitch, LoopbackDiscord(clock, faults, folder) as discord:
            rehearsal = Rehearsal(plan, folder, twitch, discord, clock, lead)
            summary = await rehearsal.run()
            account = rehearsal.account()
    rehearsal.narrator.conclude(summary)
    return summary, account, mishaps


def compressed(rundown: str, times: int) -> str:
    """Return a rundown whose votes and turns are so many times shorter, but long enough to vote in."""
    return _SECONDS.sub(lambda found: f"{found[1]} = {max(SHORTEST_S, int(found[2]) // times)}", rundown)


async def _lead(show: LedShow, evening: Evening, chromium: Path, pictures: Path, mishaps: list[str]) -> None:
    from playwright.async_api import async_playwright

    await show.host.live.wait()
    async with async_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"] if os.geteuid() == 0 else ["--disable-gpu"]
        browser = await playwright.chromium.launch(executable_path=chromium, args=flags)
        pages: list[Page] = []
        for size in (DESK, SCREEN):
            context = await browser.new_context(viewport=size, locale="fr-FR", reduced_motion="reduce")
            pages.append(await context.new_page())
            _watch(pages[-1], mishaps)
        regie, overlay = pages
        await regie.goto(f"{show.base}/login/")
        await regie.fill("[name=code]", show.code)
        await regie.fill("[name=name]", "Camille")
        await regie.keyboard.press("Enter")
        await regie.wait_for_selector("html[data-link=live]", state="attached")
        await overlay.goto(show.overlay)
        await overlay.wait_for_selector("html[data-link=live]", state="attached")
        # OBS lays the overlay over the stream; a plain ground stands for it.
        await overlay.evaluate("document.documentElement.style.background = '#3b4252'")
        desk = RegieByHand(show, regie, overlay, pictures, evening.pace, evening.moments)
        host = EveningHost(desk, evening.talking_s, evening.questions)
        try:
            await host.run()
        finally:
            await browser.close()


def _watch(page: "Page", mishaps: list[str]) -> None:
    page.on("console", lambda said: mishaps.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: mishaps.append(str(error)))


def unaccounted(summary: Summary, account: EveningAccount, mishaps: list[str]) -> list[str]:
    """Return what is not accounted for; a platform's limit that was met and waited for has lost nothing."""
    met = sum(int(found[1]) for line in summary.error_lines if (found := LIMIT_MET.search(line)))
    return [*replace(summary, errors=summary.errors - met).faults, *account.faults, *mishaps]


def print_account(account: EveningAccount, summary: Summary, mishaps: list[str]) -> None:
    """Print where everything is, and what is not accounted for."""
    console, asked = Console(width=WIDE, highlight=False), account.questions
    table = Table("questions", "", title="Le compte des questions")
    for name in asked.__struct_fields__:
        table.add_row(name, str(getattr(asked, name)))
    console.print(table)
    table = Table(
        "format",
        "dites",
        "gardées, par état",
        "retirées",
        "modérées",
        "trop tard",
        "en trop",
        "perdues",
        "inventées",
        "points",
        title="Le compte des formats",
    )
    for each in account.formats:
        there = ", ".join(f"{state} {count}" for state, count in sorted(each.there.items()))
        figures = (each.taken_back, each.removed, each.too_late, each.too_many, each.lost, each.invented)
        dots = f"{each.pickers_expected}/{each.pickers_counted}" if each.pickers_expected else ""
        table.add_row(each.format, str(each.sent), there, *map(str, figures), dots)
    console.print(table)
    for fault in unaccounted(summary, account, mishaps):
        console.print(f"  • {fault}", markup=False)


def _asked() -> argparse.Namespace:
    usual = Evening()
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--viewers", type=int, default=usual.viewers)
    asked.add_argument("--rate", type=float, default=usual.rate, help="messages a second, both platforms")
    asked.add_argument("--seed", type=int, default=usual.seed)
    asked.add_argument("--faults", default=",".join(usual.faults))
    asked.add_argument("--pictures", type=Path, default=Path("soiree"), help="the folder of the pictures")
    return asked.parse_args()


def main() -> int:
    """Play what was asked for on the command line; return the exit code."""
    chromium, asked = find(os.environ, Path.home()), _asked()
    if chromium is None:
        raise SystemExit(ADVICE)
    asked.pictures.mkdir(parents=True, exist_ok=True)
    faults = tuple(name for name in asked.faults.split(",") if name)
    evening = Evening(viewers=asked.viewers, rate=asked.rate, seed=asked.seed, faults=faults)
    summary, account, mishaps = asyncio.run(play(evening, chromium, asked.pictures))
    print_account(account, summary, mishaps)
    return 1 if unaccounted(summary, account, mishaps) else 0


if __name__ == "__main__":
    sys.exit(main())
