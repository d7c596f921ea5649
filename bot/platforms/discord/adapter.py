"""The show's Discord: listens for ever, acts on request, tells how it is."""

import asyncio
import functools
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
import structlog

from bot.actions import AnyAction
from bot.errors import PlatformError
from bot.events import Health, HealthReported
from bot.platforms.discord.acts import DiscordActs
from bot.platforms.discord.catchup import CatchUp
from bot.platforms.discord.checkup import check_up, place_findings
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.connector import open_connector
from bot.platforms.discord.door import Door
from bot.platforms.discord.hearing import Hearing
from bot.platforms.discord.place import Place
from bot.platforms.discord.values import DiscordValues, Patience
from bot.platforms.health import HealthBoard
from bot.ports import Clock, Cursors, EventSink, Report
from bot.words import Phrasebook

# What ends a client without anybody having made a mistake.
EXPECTED = (PlatformError, discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError)

_BAD_TOKEN = 4004

_log = structlog.get_logger(__name__)


class DiscordAdapter:
    """One server's chat, through clients that are replaced whenever one fails."""

    def __init__(
        self,
        values: DiscordValues,
        sink: EventSink,
        words: Phrasebook,
        clock: Clock,
        cursors: Cursors,
        patience: Patience | None = None,
    ) -> None:
        """Prepare; nothing is read, opened or sent before `run`, `perform` or `check`."""
        self._values = values
        self._words = words
        self._clock = clock
        self._patience = patience or Patience()
        self._board = HealthBoard(sink, clock)
        self._door = Door()
        self._acts = DiscordActs(self._door, words, clock)
        self._catchup = CatchUp(sink, cursors, clock)
        self._place = Place(values)
        moderators = frozenset(int(id) for id in values.moderator_role_ids if id.isdecimal())
        self._hearing = Hearing(self._place, moderators, self._catchup, sink, words, clock, self)
        self._tasks = asyncio.TaskGroup()
        self._settling = asyncio.Lock()
        self._content = True
        self._synced = False
        self._homeless = False
        self._was_ready = False
        self._gave_up = False
        self._lost_at: datetime | None = None

    @property
    def ignored(self) -> int:
        """Return how many messages of bots and webhooks were left aside."""
        return self._hearing.ignored

    async def run(self) -> None:
        """Listen until cancelled."""
        async with asyncio.TaskGroup() as self._tasks:
            self._hearing.tasks = self._tasks
            failures = 0
            while True:
                self._was_ready = False
                fault = await self._live_once()
                failures = 0 if self._was_ready else failures + 1
                await asyncio.sleep(self._pause(fault, failures).total_seconds())

    async def perform(self, action: AnyAction) -> Report:
        """Carry an action out; what Discord refuses is said in the report."""
        return await self._acts.perform(action)

    async def check(self) -> list[HealthReported]:
        """Return what is well and what is not, without listening."""
        return await check_up(self._values, self._board, self._words)

    async def _live_once(self) -> Exception | None:
        """Live one client's life, say how it ended, and return the fault that ended it, if any."""
        try:
            await self._live()
        except discord.PrivilegedIntentsRequired as refusal:
            self._content = False
            self._say("discord:message_content", Health.DEGRADED, "discord-no-content")
            return refusal
        except Exception as fault:
            # The top of the loop: a fault of ours or of the library costs one client, not the show.
            if not isinstance(fault, EXPECTED):
                _log.error("discord client failed", fault=type(fault).__name__)
            if _is_bad_token(fault):
                self._say("discord", Health.DOWN, "discord-signed-out")
            else:
                self._say("discord", Health.DOWN, "discord-down", fault=_short(fault))
            return fault
        self._say("discord", Health.DEGRADED, "discord-lost")
        return None

    async def _live(self) -> None:
        connector = await open_connector(self._values.connect, self._values.ca_file)
        client = DiscordClient(self, self._words, connector, content=self._content, patience=self._patience)
        self._lost_at = self._clock.now()
        self._gave_up = False
        watch = self._tasks.create_task(self._watch(client))
        try:
            await client.start(self._values.token)
        except Exception as fault:
            if self._gave_up:
                # Closed before it was ever connected, the library stumbles over what it does not have.
                raise TimeoutError from fault
            raise
        finally:
            watch.cancel()
            self._door.shut(client)
            await client.close()

    def _pause(self, fault: Exception | None, failures: int) -> timedelta:
        if isinstance(fault, discord.PrivilegedIntentsRequired):
            return timedelta()
        if fault and _is_bad_token(fault):
            return self._patience.refused
        pauses = self._patience.restarts
        return pauses[min(failures, len(pauses) - 1)]

    async def _watch(self, client: DiscordClient) -> None:
        """Close a client that has looked for its connection for too long: a new one starts clean."""
        while True:
            await asyncio.sleep(1)
            if self._lost_at and self._clock.now() - self._lost_at > self._patience.lost:
                self._gave_up = True
                await client.close()
                return

    def logged_in(self, client: DiscordClient) -> None:
        """Let actions through: they need no connection."""
        self._door.open(client)

    def told(self, client: DiscordClient, event: str, args: tuple[Any, ...]) -> None:
        """Pass an event of the library on."""
        self._hearing.told(client, event, args)

    def connected(self, client: DiscordClient) -> None:
        """Keep what is heard in a new session until what was missed is fetched."""
        self._catchup.hold()

    def ready(self, client: DiscordClient) -> None:
        """Settle in the server, in a task of its own."""
        self._tasks.create_task(self._settle(client))

    def guild_appeared(self, client: DiscordClient) -> None:
        """Settle, if the server was what was missing."""
        if self._homeless:
            self.ready(client)

    def lost(self) -> None:
        """Say that the connection broke."""
        self._lost_at = self._lost_at or self._clock.now()
        if self._was_ready:
            self._say("discord", Health.DEGRADED, "discord-lost")

    async def _settle(self, client: DiscordClient) -> None:
        async with self._settling:
            self._lost_at = None
            guild = self._place.look(client)
            self._homeless = guild is None
            if guild is None:
                self._say("discord:guild", Health.DOWN, "discord-no-guild")
                return
            self._board.heal("discord:guild")
            channels = tuple(str(id) for id in self._place.channels)
            self._acts.settle(guild.id, next(iter(channels), ""), str(self._place.moderation or ""))
            await self._catchup.fill(channels, functools.partial(self._hearing.history, client))
            self._was_ready = True
            self._board.good("discord")
            for finding in place_findings(guild, self._place, self._board, self._words):
                self._board.say(finding.part, finding.health, finding.detail, finding.remedy)
            await self._sync(client, guild)

    async def _sync(self, client: DiscordClient, guild: discord.Guild) -> None:
        """Tell Discord the commands, once per run: they stay known afterwards."""
        if self._synced:
            return
        client.tree.copy_global_to(guild=guild)
        try:
            await client.tree.sync(guild=guild)
        except EXPECTED as fault:
            self._say("discord:commands", Health.DEGRADED, "discord-no-commands", fault=_short(fault))
            return
        self._synced = True
        self._board.heal("discord:commands")

    def _say(self, part: str, health: Health, key: str, **values: str) -> None:
        detail, remedy = self._words.text(key, **values), self._words.text(f"{key}-remedy")
        self._board.say(part, health, detail, remedy)


def _is_bad_token(fault: Exception) -> bool:
    closed = isinstance(fault, discord.ConnectionClosed) and fault.code == _BAD_TOKEN
    return closed or isinstance(fault, discord.LoginFailure)


def _short(fault: Exception) -> str:
    return str(fault) if isinstance(fault, PlatformError | discord.HTTPException) else type(fault).__name__
