"""Ends the bot and its store as a crash would, at moments drawn from a seed, and starts the bot again."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from random import Random

import msgspec

from bot.events import Platform
from bot.ports import Clock
from bot.rehearsal.bot_process import BotProcess

# What was written to the bot's connection so shortly before its end may not have reached its store; more,
# when the last message that had reached it was older.
ON_ITS_WAY = timedelta(seconds=2)
LONGEST_START = timedelta(seconds=30)
STILL_WRITTEN = timedelta(seconds=0.5)
SETTLES_S = 1.0
LOOK_S = 0.05
_BETWEEN = (0.02, 0.95)


class KillFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How often each was killed; `unsure` entries were on their way then, `taken` of them had arrived."""

    bot: int = 0
    store: int = 0
    unsure: int = 0
    taken: int = 0


class Killer:
    """Kills the bot and the store by turns while the show goes on; `steady` keeps it from striking."""

    def __init__(
        self,
        bot: BotProcess,
        store_pid: Callable[[], Awaitable[int]],
        heard_until: Callable[[], Awaitable[datetime | None]],
        clock: Clock,
        seed: int,
        kills: int,
    ) -> None:
        """Be ready to strike `kills` times; `heard_until` says how far the store has heard Twitch's chat."""
        self._bot = bot
        self._store_pid = store_pid
        self._heard_until = heard_until
        self._clock = clock
        self._dice = Random(f"{seed}:kills")
        self._left = kills
        self.steady = asyncio.Lock()
        self._unheard: list[tuple[datetime, datetime]] = []
        self.bot_deaths: list[datetime] = []
        self.store_deaths: list[datetime] = []

    @property
    def figures(self) -> KillFigures:
        """Return how often it struck."""
        return KillFigures(bot=len(self.bot_deaths), store=len(self.store_deaths))

    async def run(self, progress: Callable[[], float]) -> None:
        """Strike all but the last time, while what goes on progresses from 0 to 1."""
        moments = sorted(self._dice.uniform(*_BETWEEN) for _ in range(self._left - 1))
        for moment in moments:
            while True:
                if progress() >= moment:
                    break
                await asyncio.sleep(LOOK_S)
            # Anything may be under way then: a ballot, a commit, the seconds of one choice.
            await asyncio.sleep(self._dice.uniform(0.0, 1.0))
            async with self.steady:
                await self.strike()

    async def strike(self) -> None:
        """Kill the bot or, every second time, its store; return when the show goes on.

        Do nothing when it has struck as often as it should.
        """
        if not self._left:
            return
        self._left -= 1
        if self._left % 2:
            os.kill(await self._store_pid(), signal.SIGKILL)
            self.store_deaths.append(self._clock.now())
            await self._store_pid()
            await asyncio.sleep(SETTLES_S)
            return
        heard_until = await self._heard_until()
        await self._bot.kill()
        death = self._clock.now()
        self.bot_deaths.append(death)
        self._unheard.append((min(death, heard_until or death) - ON_ITS_WAY, death + STILL_WRITTEN))
        await self._bot.start()
        await asyncio.sleep(SETTLES_S)

    def may_come_late(self, platform: Platform, at: datetime, *, is_gesture: bool) -> bool:
        """Return whether something said in a chat may have been fetched only after the bot's next start."""
        if platform is not Platform.DISCORD or is_gesture:
            return False
        return any(death - ON_ITS_WAY <= at <= death + LONGEST_START for death in self.bot_deaths)

    def is_unsure(self, platform: Platform, at: datetime, *, is_gesture: bool) -> bool:
        """Return whether something may have died with the bot; Discord's chat can be fetched again."""
        if platform is Platform.DISCORD and not is_gesture:
            return False
        return any(since <= at <= until for since, until in self._unheard)
