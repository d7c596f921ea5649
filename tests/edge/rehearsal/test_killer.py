"""The bot and its store are ended as by a crash, as often as asked, and the bot is started again."""

import asyncio
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.events import Platform
from bot.rehearsal.bot_process import BotProcess
from bot.rehearsal.killer import ON_ITS_WAY, Killer

LIMIT_S = 60


class Stores:
    """Processes that stand for the store's: another one whenever the last was killed."""

    def __init__(self) -> None:
        self.lives: list[asyncio.subprocess.Process] = []

    async def pid(self) -> int:
        """Return the process that lives, starting one when none does."""
        if self.lives and not await self._is_dead(self.lives[-1]):
            return self.lives[-1].pid
        waits = "import signal; signal.pause()"
        self.lives.append(await asyncio.create_subprocess_exec(sys.executable, "-c", waits))
        return self.lives[-1].pid

    async def _is_dead(self, process: asyncio.subprocess.Process) -> bool:
        try:
            async with asyncio.timeout(0.2):
                await process.wait()
        except TimeoutError:
            return False
        return True

    def end(self) -> None:
        """Leave none behind."""
        for process in self.lives:
            if process.returncode is None:
                process.kill()


async def nothing_heard() -> None:
    """Say that the store has heard nothing."""


async def test_both_are_killed_by_turns_and_the_bot_comes_back(tmp_path: Path) -> None:
    settings = {
        "BOUGE_DATA_DIR": str(tmp_path / "data"),
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__ENABLED": "false",
    }
    stores = Stores()
    async with asyncio.timeout(LIMIT_S), BotProcess(tmp_path, settings) as bot:
        killer = Killer(bot, stores.pid, nothing_heard, SystemClock(), seed=1, kills=3)
        try:
            await killer.run(lambda: 1.0)
            during = killer.figures
            await killer.strike()
            await killer.strike()
        finally:
            stores.end()
        addresses = bot.addresses

    assert (during.bot, during.store) == (1, 1)
    assert (killer.figures.bot, killer.figures.store) == (2, 1)
    assert stores.lives[0].returncode == -signal.SIGKILL
    assert addresses["regie"].startswith("http://")


async def test_only_what_was_on_its_way_to_a_dying_bot_is_unsure(tmp_path: Path) -> None:
    clock = SystemClock()
    began = clock.now()

    async def heard_until() -> datetime:
        return began - timedelta(seconds=20)

    settings = {
        "BOUGE_DATA_DIR": str(tmp_path / "data"),
        "BOUGE_WEB__PORT": "0",
        "BOUGE_CLASSIFIER__ENABLED": "false",
    }
    async with asyncio.timeout(LIMIT_S), BotProcess(tmp_path, settings) as bot:
        killer = Killer(bot, Stores().pid, heard_until, clock, seed=1, kills=1)
        await killer.strike()
    (death,) = killer.bot_deaths
    before = began - timedelta(seconds=20) - ON_ITS_WAY

    assert killer.is_unsure(Platform.TWITCH, before + timedelta(seconds=1), is_gesture=False)
    assert killer.is_unsure(Platform.DISCORD, death, is_gesture=True)
    assert not killer.is_unsure(Platform.DISCORD, death, is_gesture=False)
    assert not killer.is_unsure(Platform.TWITCH, before - timedelta(seconds=1), is_gesture=False)
    assert not killer.is_unsure(Platform.TWITCH, death + timedelta(seconds=5), is_gesture=False)
