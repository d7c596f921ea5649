"""The store is cut off and killed while a public votes: nothing is lost, nothing counts twice."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

from bot.events import MessagePosted
from bot.store.connection import connect
from bot.store.embedded import EmbeddedServer
from bot.store.inbox import RedisInboxWriter
from bot.store.keys import Keys
from tests.edge.pipeline.cutting import CuttingDoor
from tests.edge.pipeline.lives import LIMIT_S, Show, WatchedLedger
from tests.unit.pipeline.evening import POLL, ordered, said, voices

KILLS = 3
BURST = 80
VOTERS = voices(30)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[EmbeddedServer]:
    """Give a server of one's own, to kill."""
    started = EmbeddedServer(tmp_path / "store")
    await started.start()
    yield started
    started.stop()


async def test_a_commit_whose_answer_is_cut_off_counts_once(tmp_path: Path, server: EmbeddedServer) -> None:
    door = CuttingDoor(server.socket_path, tmp_path / "door.sock")
    outside = Show(connect(server.url), Keys("cut"))
    inside = Show(connect(f"unix://{tmp_path / 'door.sock'}"), outside.keys)
    async with asyncio.timeout(LIMIT_S), asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(door.serve())
        await door.opened.wait()
        async with inside.life() as ledger:
            await outside.write(said("bonsoir"))
            await ledger.finished(1)
            door.cut_next = True
            await outside.write(said("salut"), said("hé"))
            await door.cut.wait()
            await outside.write(said("fin"))
            await ledger.until(lambda commits: any(commit.seen for commit in commits[1:]))
        serving.cancel()
    await inside.client.aclose()
    counts = (await outside.record()).counts
    await outside.client.aclose()

    assert counts["processed:twitch"] == 4
    assert set(counts) == {"processed:twitch"}


def _burst(dice: Random, count: int) -> list[MessagePosted]:
    return [said(dice.choice(("1", "2")), dice.choice(VOTERS), at=dice.uniform(1, 60)) for _ in range(count)]


def _expected(ballots: list[MessagePosted]) -> Counter[str]:
    """Return the last ballot of each voter, by code."""
    last = {each.author.key: each.text for each in sorted(ballots, key=lambda each: each.at)}
    return Counter(last.values())


async def _finished(ledger: WatchedLedger, seen: int) -> None:
    await ledger.until(lambda commits: sum(len(commit.seen) for commit in commits) >= seen)


@pytest.mark.parametrize("seed", [1, 2])
async def test_every_ballot_counts_once_though_the_store_is_killed(server: EmbeddedServer, seed: int) -> None:
    dice = Random(seed)
    show = Show(connect(server.url), Keys("killed"))
    writer = RedisInboxWriter(show.client, show.keys)
    await show.lived(ordered(POLL, at=0))
    ballots: list[MessagePosted] = []
    async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
        watching = [tasks.create_task(server.keep_alive()), tasks.create_task(writer.run())]
        async with show.life() as ledger:
            for _ in range(KILLS):
                burst = _burst(dice, BURST)
                ballots += burst
                for ballot in burst:
                    writer.put(ballot)
                already = sum(len(commit.seen) for commit in ledger.commits)
                await _finished(ledger, already + dice.randrange(BURST // 2))
                assert server.pid is not None
                os.kill(server.pid, signal.SIGKILL)
                await writer.drained()
            await show.emptied()
        for task in watching:
            task.cancel()
    record = await show.record()
    await show.client.aclose()

    (box,) = record.ballots.values()
    assert Counter(str(ballot.mark) for ballot in box.values()) == _expected(ballots)
    assert record.counts["processed:twitch"] == KILLS * BURST
