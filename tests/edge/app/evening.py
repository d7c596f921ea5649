"""An evening of a real bot process, between the loopback platforms and its store."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from bot.orders import OpenPoll
from bot.polls.poll import PollStatus
from bot.ports import FeedRecord, ShowRecord
from bot.rehearsal.bot_process import BotProcess
from bot.store.feed import RedisFeed
from bot.views import HealthView, PartView
from tests.e2e.survival.show_on_disk import ShowOnDisk, order
from tests.edge.app.command_line import ROOT, clean_environment

LIMIT_S = 30.0
decode_health = msgspec.json.Decoder(HealthView).decode


class Evening:
    """A bot that is ready, its store and what it keeps on disk."""

    def __init__(self, show: ShowOnDisk, bot: BotProcess) -> None:
        self.show, self.bot = show, bot

    async def open_poll(self) -> None:
        """Open a poll of three choices, and wait until it is open."""
        self.show.writer.put(order(1, OpenPoll(question="Qui ?", choices=("Lui", "Elle", "Personne"))))
        await self.show.until(lambda record: any(poll.status is PollStatus.OPEN for poll in record.polls))

    async def counted(self, *codes: str) -> ShowRecord:
        """Wait until exactly these ballots are counted, in any order."""
        wanted = sorted(codes)
        return await self.show.until(lambda record: _codes(record) == wanted)

    async def part(self, holds: Callable[[PartView], bool]) -> PartView:
        """Return the first part of the bot's health of which something holds."""
        feed = RedisFeed(self.show.client, self.show.keys)
        async with asyncio.timeout(LIMIT_S):
            seq, records = await feed.snapshot()
            if found := _found(records, holds):
                return found
            async for batch in feed.follow(seq):
                if found := _found(batch, holds):
                    return found
        raise AssertionError("the feed has no end")

    @property
    def log(self) -> str:
        """Return everything the bot has logged."""
        return self.bot.log_file.read_text(encoding="utf-8")


@asynccontextmanager
async def evening(folder: Path, settings: Mapping[str, str]) -> AsyncIterator[Evening]:
    """Run a bot while inside, on the folder's data."""
    async with ShowOnDisk(folder).opened() as show, show.bot(**settings) as bot:
        yield Evening(show, bot)


@asynccontextmanager
async def started(*words: str | Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start `python -m bot …`, both its outputs in one; it is ended on leaving if it has not."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *map(str, words),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=ROOT,
        env={**clean_environment(), "PYTHONUNBUFFERED": "1", **settings},
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def said(process: asyncio.subprocess.Process, text: str) -> str:
    """Read what a process writes until it says something; return everything read."""
    assert process.stdout is not None
    heard = ""
    async with asyncio.timeout(LIMIT_S):
        while text not in heard:
            line = await process.stdout.readline()
            assert line, f"ended without saying {text}:\n{heard}"
            heard += line.decode()
    return heard


def _codes(record: ShowRecord) -> list[str]:
    return sorted(str(ballot.mark) for ballots in record.ballots.values() for ballot in ballots.values())


def _found(records: list[FeedRecord], holds: Callable[[PartView], bool]) -> PartView | None:
    parts = (part for each in records if each.topic == "health" for part in decode_health(each.view).parts)
    return next((part for part in parts if holds(part)), None)
