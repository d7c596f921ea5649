"""`bouge rehearse`: loopback platforms and a crowd here, the bot in another process, and what came of it."""

import asyncio
import os
import secrets
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import msgspec

from bot.app.narrate import Narrator
from bot.clock import SystemClock
from bot.errors import InputError
from bot.events import Platform
from bot.ports import ShowRecord
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.boxes import Published, box_figures, fetch_boxes
from bot.rehearsal.crowd.crowd import Crowd
from bot.rehearsal.director import Director
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.faults import named
from bot.rehearsal.page import Page, sign_in
from bot.rehearsal.reviewer import Reviewer
from bot.rehearsal.settings import discord_settings, twitch_settings
from bot.rehearsal.summary import (
    Summary,
    delays,
    moderation_figures,
    platform_figures,
    question_figures,
    vote_figures,
)
from bot.rehearsal.twitch.server import LoopbackTwitch
from bot.rehearsal.viewer import Viewer
from bot.store.connection import connect
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

SHOW = "repetition"
# The planned length of the rehearsal's rundown: shorter rehearsals shorten every segment alike.
PLANNED = timedelta(minutes=6)
DRAIN_LIMIT_S = 20.0
QUIET_S = 1.0
LOOK_S = 0.25


@dataclass(frozen=True)
class RehearsalPlan:
    """What was asked for; `seconds` None is until stopped."""

    seconds: float | None
    rate: float
    viewers: int
    seed: int
    headless: bool
    faults: tuple[str, ...]
    json_file: Path | None
    port: int
    boxes: Path | None = None


async def rehearse_show(plan: RehearsalPlan) -> None:
    """Rehearse; raises InputError for faults that do not exist or a file that cannot be written."""
    faults = named(plan.faults, plan.seed)
    _check(plan)
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="bouge-repetition-") as name:
        folder = Path(name)
        async with LoopbackTwitch(clock, faults) as twitch, LoopbackDiscord(clock, faults, folder) as discord:
            rehearsal = Rehearsal(plan, folder, twitch, discord, clock)
            summary = await rehearsal.run()
    rehearsal.narrator.conclude(summary)
    if plan.boxes is not None:
        for poll_id, raw in rehearsal.published.files.items():
            (plan.boxes / f"urne-{poll_id}.json").write_bytes(raw)
    if plan.json_file is not None:
        plan.json_file.write_bytes(msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n")


def _check(plan: RehearsalPlan) -> None:
    limits = {
        "--seconds": (plan.seconds or 0, 0, 86_400),
        "--rate": (plan.rate, 0.1, 5_000),
        "--viewers": (plan.viewers, 10, 20_000),
        "--port": (plan.port, 0, 65_535),
    }
    for name, (value, least, most) in limits.items():
        if not least <= value <= most:
            raise InputError(f"{name} : {value:g} ne convient pas, il faut de {least:g} à {most:g}.")
    if plan.json_file is not None:
        _check_writable(plan.json_file)
    if plan.boxes is not None and not (plan.boxes.is_dir() and os.access(plan.boxes, os.W_OK)):
        raise InputError(f"--boxes : {plan.boxes} n'est pas un dossier où écrire.")


def _check_writable(file: Path) -> None:
    """Refuse now what would fail when the figures are there."""
    if file.is_dir():
        raise InputError(f"--json : {file} est un dossier, il faut un nom de fichier.")
    if not file.parent.is_dir():
        raise InputError(f"--json : le dossier {file.parent} n'existe pas.")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise InputError(f"--json : {file} n'est pas modifiable.")


@dataclass
class Rehearsal:
    """One rehearsal, from the bot's start to the figures."""

    plan: RehearsalPlan
    folder: Path
    twitch: LoopbackTwitch
    discord: LoopbackDiscord
    clock: SystemClock

    def __post_init__(self) -> None:
        """Choose the codes that the robots sign in with, and gather the crowd."""
        self._host_code, self._moderator_code = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        self.narrator = Narrator(self.clock)
        self.published = Published()
        self._viewer = Viewer()
        self._crowd = Crowd(
            twitch=self.twitch,
            discord=self.discord,
            screen=self._viewer.screen,
            clock=self.clock,
            seed=self.plan.seed,
            rate=self.plan.rate,
            viewers=self.plan.viewers,
        )

    async def run(self) -> Summary:
        """Play, wait for the last message, count; stopping early counts what was played."""
        self.narrator.begin()
        async with BotProcess(self.folder, self._settings()) as bot, AsyncExitStack() as stack:
            self.narrator.ready(bot.addresses, bot.usage().start_s)
            base = bot.addresses["regie"].partition("/enter/")[0]
            host = await self._page(stack, base, self._host_code, "Régie (robot)", "/ws")
            moderator = await self._page(stack, base, self._moderator_code, "Modération (robot)", "/ws")
            overlay = await self._page(
                stack, base, "", "", bot.addresses["overlay"].removeprefix(base) + "ws"
            )
            reviewer = self._reviewer(moderator)
            await self._play(host, moderator, overlay, reviewer)
            show = await self._drained(bot)
            self.published = await fetch_boxes(base, self._viewer.screen.polls.values())
            # The figures are taken before the bot ends, so that its end is not part of them.
            return self._summary(show, reviewer, bot)

    async def _play(self, host: Page, moderator: Page, overlay: Page, reviewer: Reviewer) -> None:
        overlay.watch(self._viewer.see_air)
        host.watch(self._viewer.hear_questions)
        host.watch(self._viewer.hear_poll)
        director = Director(host, self._viewer, self.clock, self._tempo())
        until = self._until()
        over = asyncio.Event()
        self.twitch.stream_online()
        async with asyncio.TaskGroup() as tasks:
            pages = [tasks.create_task(page.run()) for page in (host, moderator, overlay)]
            crowd = tasks.create_task(self._crowd.run(over))
            review = tasks.create_task(reviewer.run())
            narration = tasks.create_task(self.narrator.follow(host, self._crowd, until))
            try:
                await director.run(until)
            except asyncio.CancelledError:
                # Ctrl-C: what was played is counted all the same.
                current = asyncio.current_task()
                if current is not None:
                    current.uncancel()
            over.set()
            await crowd
            await self._last_words(host, overlay)
            for task in (review, narration, *pages):
                task.cancel()

    async def _last_words(self, host: Page, overlay: Page) -> None:
        """Let the pages hear of what was said last, so that late frames are part of the delays."""
        await host.until(
            lambda: not any(poll["status"] == "open" for poll in host.all("poll")), DRAIN_LIMIT_S
        )
        await overlay.until(lambda: False, QUIET_S)

    async def _drained(self, bot: "BotProcess") -> ShowRecord:
        """Return the store's record once the bot has processed everything, or has stopped doing so."""
        client = connect(bot.addresses["store"])
        try:
            ledger = RedisLedger(client, Keys(bot.addresses["show"]))
            give_up = asyncio.get_running_loop().time() + DRAIN_LIMIT_S
            while True:
                show = await ledger.load()
                done = all(
                    show.counts.get(f"processed:{platform}", 0) >= self._reached(platform)
                    for platform in (Platform.TWITCH, Platform.DISCORD)
                )
                if done or asyncio.get_running_loop().time() > give_up:
                    return show
                await asyncio.sleep(LOOK_S)
        finally:
            await client.aclose()

    def _reached(self, platform: Platform) -> int:
        return sum(
            self._crowd.holds(platform, sent.id)
            for sent in self._crowd.record.sent
            if sent.platform is platform
        )

    def _summary(self, show: ShowRecord, reviewer: Reviewer, bot: BotProcess) -> Summary:
        record = self._crowd.record
        acts = Counter(str(act.kind) for act in (*self.twitch.acts, *self.discord.acts))
        servers: dict[Platform, LoopbackTwitch | LoopbackDiscord] = {
            Platform.TWITCH: self.twitch,
            Platform.DISCORD: self.discord,
        }
        return Summary(
            platforms={
                str(platform): platform_figures(
                    platform, record, self._crowd.holds, show, server.injected_duplicates
                )
                for platform, server in servers.items()
            },
            votes=vote_figures(self._viewer.screen.polls, record, self._crowd.holds, show),
            questions=question_figures(record, self._crowd.holds, show),
            moderation=moderation_figures(tuple(servers), record, self._crowd.holds, show, acts),
            latency_ms=delays(record, self._viewer, reviewer),
            process=bot.usage(),
            boxes=box_figures(self._viewer.screen.polls, record, self._crowd.holds, self.published),
            errors=show.counts.get("errors", 0)
            + len(bot.errors())
            + sum(len(server.unknown_calls) + server.limit_breaches for server in servers.values()),
        )

    async def _page(self, stack: AsyncExitStack, base: str, code: str, name: str, path: str) -> Page:
        jar = aiohttp.CookieJar(unsafe=True)  # the pages are served at an address, not at a name
        session = await stack.enter_async_context(aiohttp.ClientSession(cookie_jar=jar))
        if code:
            await sign_in(session, base, code, name)
        return Page(session, f"{base}{path}", self.clock)

    def _reviewer(self, page: Page) -> Reviewer:
        if self.plan.headless:
            return Reviewer(page, self.clock, pace=timedelta(milliseconds=600))
        return Reviewer(page, self.clock, pace=timedelta(seconds=1.5), patience=timedelta(seconds=12))

    def _tempo(self) -> float:
        if self.plan.seconds is None:
            return 1.0
        return min(1.0, self.plan.seconds / PLANNED.total_seconds())

    def _until(self) -> datetime | None:
        return None if self.plan.seconds is None else self.clock.now() + timedelta(seconds=self.plan.seconds)

    def _settings(self) -> dict[str, str]:
        """Return the bot's settings: the loopback platforms, and a folder that the rehearsal takes away."""
        return {
            **twitch_settings(self.twitch),
            **discord_settings(self.discord),
            "BOUGE_DATA_DIR": str(self.folder / "data"),
            "BOUGE_SHOW__ID": SHOW,
            "BOUGE_SHOW__RUNDOWN": "config/rundowns/repetition.toml",
            "BOUGE_SHOW__STREAM_DELAY_S": "1",
            "BOUGE_LOG__LEVEL": "warning",
            "BOUGE_WEB__PORT": str(self.plan.port),
            "BOUGE_WEB__HOST_CODE": self._host_code,
            "BOUGE_WEB__MODERATOR_CODE": self._moderator_code,
        }
