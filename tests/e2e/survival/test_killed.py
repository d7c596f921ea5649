"""kill -9 of the bot, and of its store, at any moment: nothing accepted is lost, nothing is counted twice."""

import asyncio
import os
import signal
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from bot.orders import OpenPoll
from bot.polls.poll import PollStatus
from bot.ports import ShowRecord
from tests.e2e.survival.show_on_disk import ShowOnDisk, order, said

pytestmark = pytest.mark.slow

CODES = ("1", "2", "3")
VOTERS = 150
BURST = 500
KILLS = 4


class Public:
    """Votes, again and again, and remembers what should be counted."""

    def __init__(self, show: ShowOnDisk, seed: int) -> None:
        self._show = show
        self._dice = Random(seed)
        self.said = 0
        self.doubled = 0
        self.last: dict[int, str] = {}

    async def vote(self, count: int) -> None:
        """Write ballots, some of them told twice, until the store has accepted them all."""
        for _ in range(count):
            self.said += 1
            voter, code = self._dice.randrange(VOTERS), self._dice.choice(CODES)
            message = said(self.said, voter, code)
            self._show.writer.put(message)
            if self._dice.random() < 0.1:
                self.doubled += 1
                self._show.writer.put(message)
            self.last[voter] = code
        await self._show.writer.drained()

    def expected(self) -> Counter[str]:
        """Return the last ballot of each voter, by code."""
        return Counter(self.last.values())


def counted(record: ShowRecord) -> Counter[str]:
    """Return the ballots of the only poll that was opened, by code."""
    (poll_id,) = [poll.id for poll in record.polls if poll.status is PollStatus.OPEN]
    return Counter(str(ballot.mark) for ballot in record.ballots[poll_id].values())


def _processed(record: ShowRecord) -> int:
    return record.counts.get("processed:twitch", 0)


async def _with_open_poll(show: ShowOnDisk) -> None:
    show.writer.put(order(1, OpenPoll(question="Qui ?", choices=("Lui", "Elle", "Personne"))))
    await show.until(lambda record: any(poll.status is PollStatus.OPEN for poll in record.polls))


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_accepted_ballot_counts_once_though_the_bot_is_killed(tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    async with ShowOnDisk(tmp_path).opened() as show:
        public = Public(show, seed)
        for life in range(KILLS):
            async with show.bot() as bot:
                if life == 0:
                    await _with_open_poll(show)
                await public.vote(BURST)
                await show.emptied(at_most=dice.randrange(BURST))
                await bot.kill()
        async with show.bot():
            await show.emptied()
            record = await show.record()

    assert counted(record) == public.expected()
    assert record.counts["processed:twitch"] == public.said
    assert record.counts["duplicates:twitch"] == public.doubled
    assert record.counts.get("errors", 0) == 0


async def test_every_accepted_ballot_counts_once_though_the_store_is_killed(tmp_path: Path) -> None:
    dice = Random(7)
    async with ShowOnDisk(tmp_path).opened() as show, show.bot():
        await _with_open_poll(show)
        public = Public(show, 7)
        for _ in range(KILLS):
            server = await show.store_pid()
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(public.vote(BURST))
                await show.until(lambda record: _processed(record) >= public.said - dice.randrange(BURST))
                os.kill(server, signal.SIGKILL)
        record = await show.until(lambda record: _processed(record) >= public.said)

    assert counted(record) == public.expected()
    assert record.counts["processed:twitch"] == public.said
