"""One rehearsal: loopback platforms and a crowd here, the bot in another process, and what came of it."""

import asyncio
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from bot.app.narrate import Narrator
from bot.app.places import find
from bot.app.rehearsal_store import WatchedStore
from bot.clock import SystemClock
from bot.events import Platform
from bot.ports import ShowRecord
from bot.rehearsal.accounted import EveningAccount, evening_account, removed_by_moderators
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.boxes import Published, box_figures, fetch_boxes
from bot.rehearsal.breaches import first_errors
from bot.rehearsal.contributions import ContributionReader
from bot.rehearsal.crowd.crowd import Crowd
from bot.rehearsal.crowd.deeds import Way
from bot.rehearsal.crowd.habits import EVENING, Habits, of_voters
from bot.rehearsal.crowd.record import Sent
from bot.rehearsal.director import Director
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.killer import Killer
from bot.rehearsal.led import Lead, LedShow
from bot.rehearsal.page import Page, enter
from bot.rehearsal.receipts import receipt_figures
from bot.rehearsal.reviewer import Reviewer
from bot.rehearsal.settings import discord_settings, free_port, twitch_settings
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
from bot.rehearsal.vote_director import VoteDirector
from bot.rehearsal.votes import VotePlan, rundown_of
from bot.store.connection import connect
from bot.store.keys import Keys

SHOW = "repetition"
EVENING_RUNDOWN = "config/rundowns/repetition.toml"
# The planned length of the rehearsal's rundown: shorter rehearsals shorten every segment alike.
PLANNED = timedelta(minutes=8)
DRAIN_LIMIT_S = 20.0
QUIET_S = 1.0
# A crash costs the show the time to start again, and little more.
SECONDS_PER_KILL = 10.0


@dataclass(frozen=True)
class RehearsalPlan:
    """What was asked for; `seconds` None is until stopped, and `vote` a vote alone instead of an evening."""

    seconds: float | None
    rate: float
    viewers: int
    seed: int
    headless: bool
    faults: tuple[str, ...]
    json_file: Path | None
    port: int
    boxes: Path | None = None
    vote: VotePlan | None = None
    rundown: str = ""

    @property
    def voting_s(self) -> float:
        """Return how long the ballots of a vote alone should take."""
        return self.vote.ballots / self.rate + self.vote.kills * SECONDS_PER_KILL if self.vote else 0.0


@dataclass
class Rehearsal:
    """One rehearsal, from the bot's start to the figures."""

    plan: RehearsalPlan
    folder: Path
    twitch: LoopbackTwitch
    discord: LoopbackDiscord
    clock: SystemClock
    lead: Lead | None = None

    def __post_init__(self) -> None:
        """Choose the codes that the robots sign in with, and gather the crowd."""
        self._host_code, self._moderator_code = secrets.token_urlsafe(16), secrets.token_urlsafe(16)
        self.narrator = Narrator(self.clock)
        self.published = Published()
        self._viewer = Viewer()
        self._habits: Habits = of_voters(self.plan.vote.ballots) if self.plan.vote else EVENING
        self._crowd = Crowd(
            twitch=self.twitch,
            discord=self.discord,
            screen=self._viewer.screen,
            clock=self.clock,
            seed=self.plan.seed,
            rate=self.plan.rate,
            viewers=self.plan.viewers,
            habits=self._habits,
        )
        self._unsure: set[str] = set()
        self._taken: set[tuple[Platform, str]] = set()

    async def run(self) -> Summary:
        """Play, wait for the last message, count; stopping early counts what was played."""
        self.narrator.begin()
        async with BotProcess(self.folder, self._settings()) as bot, AsyncExitStack() as stack:
            self.narrator.ready(bot.addresses, bot.usage().start_s)
            base = bot.addresses["regie"].partition("/enter/")[0]
            host = await enter(stack, base, self.clock, code=self._host_code, name="Régie (robot)")
            moderator = await enter(
                stack, base, self.clock, code=self._moderator_code, name="Modération (robot)"
            )
            overlay = await enter(
                stack, base, self.clock, path=bot.addresses["overlay"].removeprefix(base) + "ws"
            )
            client = connect(bot.addresses["store"])
            stack.push_async_callback(client.aclose)
            store = WatchedStore(client, Keys(bot.addresses["show"]))
            kills = self.plan.vote.kills if self.plan.vote else 0
            self._killer = Killer(
                bot, store.pid, partial(self._heard_until, store), self.clock, self.plan.seed, kills
            )
            reviewer = self._reviewer(moderator)
            self._stage = LedShow(
                base, bot.addresses["overlay"], self._host_code, host, self._viewer, self._listens
            )
            await self._play(host, moderator, overlay, reviewer)
            self._unsure = self._on_their_way()
            show = self.show = await store.drained(self._reached, DRAIN_LIMIT_S)
            self._taken = await store.taken() if self._unsure else set()
            self.published = await fetch_boxes(base, self._viewer.screen.polls.values())
            # The figures are taken before the bot ends, so that its end is not part of them.
            return self._summary(show, reviewer, bot)

    async def _play(self, host: Page, moderator: Page, overlay: Page, reviewer: Reviewer) -> None:
        overlay.watch(self._viewer.see_air)
        host.watch(self._viewer.hear_questions)
        host.watch(self._viewer.hear_poll)
        host.watch(self._viewer.hear_session)
        until = self._until()
        direct = self._direction(host, until)
        over = asyncio.Event()
        self.twitch.stream_online()
        async with asyncio.TaskGroup() as tasks:
            pages = [tasks.create_task(page.run()) for page in (host, moderator, overlay)]
            crowd = tasks.create_task(self._crowd.run(over))
            reviews = [tasks.create_task(each.run()) for each in (reviewer, ContributionReader(moderator))]
            narration = tasks.create_task(self.narrator.follow(host, self._crowd, until))
            try:
                await direct()
            except asyncio.CancelledError:
                # Ctrl-C: what was played is counted all the same.
                if current := asyncio.current_task():
                    current.uncancel()
            over.set()
            await crowd
            await self._last_words(host, overlay)
            for task in (*reviews, narration, *pages):
                task.cancel()

    def _direction(self, host: Page, until: datetime | None) -> Callable[[], Awaitable[None]]:
        if self.lead is not None:
            return partial(self.lead, self._stage)
        if self.plan.vote is None:
            director = Director(host, self._viewer, self.clock, self._tempo())
            return lambda: director.run(until)
        return VoteDirector(
            page=host,
            viewer=self._viewer,
            record=self._crowd.record,
            habits=self._habits,
            seconds=self.plan.voting_s,
            killer=self._killer,
        ).run

    async def _last_words(self, host: Page, overlay: Page) -> None:
        """Let the pages hear of what was said last, so that late frames are part of the delays."""
        await host.until(
            lambda: not any(poll["status"] == "open" for poll in host.all("poll")), DRAIN_LIMIT_S
        )
        await overlay.until(lambda: False, QUIET_S)

    def _reached(self, platform: Platform) -> int:
        return sum(
            self._holds(platform, sent.id) for sent in self._crowd.record.sent if sent.platform is platform
        )

    def _listens(self) -> bool:
        return bool(self.twitch.subscribed_types) and self.discord.connected

    def account(self) -> EveningAccount:
        """Return where everything is that was contributed; asked once it was played."""
        crowd, removed = self._crowd, removed_by_moderators(self.twitch, self.discord)
        shown = self._viewer.screen.sessions
        return evening_account(crowd.record, shown, self._holds, self.show, removed, crowd.account_of)

    def _holds(self, platform: Platform, id: str) -> bool:
        """Return whether the bot must know of something: what died with it on the way, it need not."""
        return self._crowd.holds(platform, id) and (id not in self._unsure or (platform, id) in self._taken)

    async def _heard_until(self, store: WatchedStore) -> datetime | None:
        """Return when the last message of Twitch was sent that has reached the store."""
        last = await store.last_heard(Platform.TWITCH)
        return next((sent.at for sent in reversed(self._crowd.record.sent) if sent.id == last), None)

    def _may_come_late(self, sent: Sent) -> bool:
        is_gesture = sent.deed.way is not Way.CHAT
        return self._killer.may_come_late(sent.platform, sent.at, is_gesture=is_gesture)

    def _on_their_way(self) -> set[str]:
        """Return what may have died with the bot between a connection and the store."""
        return {
            sent.id
            for sent in self._crowd.record.sent
            if self._killer.is_unsure(sent.platform, sent.at, is_gesture=sent.deed.way is not Way.CHAT)
            and self._crowd.holds(sent.platform, sent.id)
        }

    def _summary(self, show: ShowRecord, reviewer: Reviewer, bot: BotProcess) -> Summary:
        record, polls = self._crowd.record, self._viewer.screen.polls
        acts = Counter(str(act.kind) for act in (*self.twitch.acts, *self.discord.acts))
        servers: dict[Platform, LoopbackTwitch | LoopbackDiscord] = {
            Platform.TWITCH: self.twitch,
            Platform.DISCORD: self.discord,
        }
        known = sum(id in self._unsure for _, id in self._taken)
        return Summary(
            platforms={
                str(platform): platform_figures(
                    platform, record, self._holds, show, server.injected_duplicates
                )
                for platform, server in servers.items()
            },
            votes=vote_figures(polls, record, self._holds, show, self._viewer.results),
            questions=question_figures(record, self._holds, show),
            moderation=moderation_figures(tuple(servers), record, self._holds, show, acts),
            latency_ms=delays(record, self._viewer, reviewer),
            process=bot.usage(),
            boxes=box_figures(polls, record, self._holds, self.published),
            receipts=receipt_figures(
                polls, record, self._holds, self.published, self._crowd.gesture, self._may_come_late
            ),
            kills=replace(self._killer.figures, unsure=len(self._unsure), taken=known),
            error_lines=first_errors(servers, bot.errors()),
            errors=show.counts.get("errors", 0)
            + len(bot.errors())
            + sum(len(server.unknown_calls) + server.limit_breaches for server in servers.values()),
        )

    def _reviewer(self, page: Page) -> Reviewer:
        if self.plan.headless:
            return Reviewer(page, self.clock, pace=timedelta(milliseconds=600))
        return Reviewer(page, self.clock, pace=timedelta(seconds=1.5), patience=timedelta(seconds=12))

    def _tempo(self) -> float:
        if self.plan.seconds is None:
            return 1.0
        return min(1.0, self.plan.seconds / PLANNED.total_seconds())

    def _until(self) -> datetime | None:
        """Return when an evening ends; a vote alone ends when its ballots are in."""
        seconds = None if self.plan.vote else self.plan.seconds
        return None if seconds is None else self.clock.now() + timedelta(seconds=seconds)

    def _settings(self) -> dict[str, str]:
        """Return the bot's settings: the loopback platforms, and a folder that the rehearsal takes away."""
        # A copy, since the régie writes what it changes into the rundown's file.
        rundown = self.folder / "rundown.toml"
        vote = self.plan.vote
        text = rundown_of(vote.method) if vote else self.plan.rundown
        text = text or find(Path(EVENING_RUNDOWN)).read_text(encoding="utf-8")
        rundown.write_text(text, encoding="utf-8")
        return {
            **twitch_settings(self.twitch),
            **discord_settings(self.discord),
            "BOUGE_DATA_DIR": str(self.folder / "data"),
            "BOUGE_SHOW__ID": SHOW,
            "BOUGE_SHOW__RUNDOWN": str(rundown),
            "BOUGE_SHOW__STREAM_DELAY_S": "1",
            "BOUGE_LOG__LEVEL": "warning",
            # Chosen once, so that the next life of a bot that was killed is at the same address.
            "BOUGE_WEB__PORT": str(self.plan.port or free_port()),
            "BOUGE_WEB__HOST_CODE": self._host_code,
            "BOUGE_WEB__MODERATOR_CODE": self._moderator_code,
        }
