"""How many ballots a second get into the box, per method: `python -m benchmarks.ballots`.

The whole bot runs in this process (without platforms), its store beside it, and an overlay follows it over a
real socket. Ballots are put where the platforms' adapters put them, into the inbox's writer, as fast as it
takes them; the clock runs from the first one put to the last one committed with its ballot. Then every
voter's last ballot is looked up in the box. "vote stage" is that stage alone, and what it changes, without
store, moderation or screens.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from rich.console import Console
from rich.table import Table

from bot.app.brain import Brain
from bot.app.evening import read_evening
from bot.app.places import LOCALES, settings_from
from bot.app.run import run_show
from bot.clock import SystemClock
from bot.events import Author, MessagePosted, Platform
from bot.log import start_logging
from bot.orders import Actor, ActorRole, OpenPoll, OrderGiven
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.memory.state import ShowState
from bot.pipeline.operate import operate
from bot.pipeline.votes.vote import vote
from bot.polls.poll import Poll, PollStatus
from bot.rehearsal.page import Page
from bot.store.connection import Client, connect
from bot.store.inbox import RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

CLOCK = SystemClock()
METHODS = ("plurality", "approval", "ranked", "majority-judgment", "moving-debate", "temperature")
LABELS = ("La gare", "Le marché", "La friche", "Le quai")
# So many are put at once; the writer holds no more than its capacity.
PUT_AT_ONCE = 4_000
LOOK_S = 0.02
WANTED = 5_000


@dataclass
class Watching:
    """What the overlay was told of the poll, and when."""

    times: list[float] = field(default_factory=list)

    def see(self, topic: str, view: Mapping[str, Any] | None, _: datetime) -> None:
        """Note an update of what is on air."""
        if topic == "air" and view is not None:
            self.times.append(time.perf_counter())

    def most_in_a_second(self) -> int:
        """Return the most updates that came within one second."""
        times = self.times
        return max((sum(at <= each < at + 1 for each in times) for at in times), default=0)


def opening(method: str) -> OrderGiven:
    """Return the order that opens a poll of a method."""
    labels = {"moving-debate": LABELS[:3], "temperature": ()}.get(method, LABELS)
    order = OpenPoll(question="Où ?", choices=labels, method=method, seconds=3_600)
    actor = Actor(name="Camille", role=ActorRole.HOST)
    return OrderGiven(id=f"open-{method}", at=CLOCK.now(), actor=actor, order=order)


def lines(poll: Poll, count: int, voters: int, seed: int) -> Iterator[MessagePosted]:
    """Yield chat lines that are ballots, by people of Twitch who all vote several times."""
    dice = random.Random(seed)
    people = [Author(platform=Platform.TWITCH, id=str(n), name=f"personne{n}") for n in range(voters)]
    codes = [choice.code for choice in poll.choices]
    for number in range(count):
        yield MessagePosted(
            id=f"{poll.id}-{number}",
            at=poll.opened_at + timedelta(milliseconds=1 + number / 10),
            platform=Platform.TWITCH,
            channel="salon",
            message_id=f"{poll.id}-{number}",
            author=dice.choice(people),
            text=typed(poll.method, codes, dice),
        )


def typed(method: str, codes: Sequence[str], dice: random.Random) -> str:
    """Return a ballot as it is typed."""
    match method:
        case "approval":
            return " ".join(dice.sample(codes, dice.randint(1, len(codes))))
        case "ranked":
            return ">".join(dice.sample(codes, dice.randint(1, len(codes))))
        case "majority-judgment":
            return f"{dice.choice(codes)} : {dice.choice(('tb', 'bien', 'passable', 'à rejeter'))}"
        case "temperature":
            return f"{dice.randint(0, 10)}/10"
        case _:
            return dice.choice(codes)


@asynccontextmanager
async def running(folder: Path, classifier: bool) -> Any:
    """Run the bot in this process; yield its addresses."""
    start_logging("error", "text")
    ready: asyncio.Future[Mapping[str, str]] = asyncio.get_running_loop().create_future()
    settings = settings_from(
        None,
        {
            "PATH": os.environ["PATH"],
            "BOUGE_DATA_DIR": str(folder),
            "BOUGE_WEB__PORT": "0",
            "BOUGE_CLASSIFIER__ENABLED": str(classifier).lower(),
        },
    )
    async with asyncio.TaskGroup() as tasks:
        show = tasks.create_task(run_show(settings, ready.set_result))
        yield await ready
        show.cancel()


@dataclass(frozen=True)
class Result:
    """Ballots a second, the most updates in a second, processor seconds of a ballot, and faults."""

    rate: float
    updates: int
    processor: float
    wrong: int


async def inbox_to_box(method: str, given: argparse.Namespace) -> Result:
    """Put ballots into the inbox and wait for them in the box."""
    with tempfile.TemporaryDirectory() as name:
        async with running(Path(name), given.classifier) as addresses, aiohttp.ClientSession() as session:
            client, keys = connect(addresses["store"]), Keys(addresses["show"])
            writer, watching = RedisInboxWriter(client, keys), Watching()
            page = Page(session, f"{addresses['overlay']}ws", CLOCK)
            page.watch(watching.see)
            async with asyncio.TaskGroup() as tasks:
                beside = [tasks.create_task(writer.run()), tasks.create_task(page.run())]
                await page.live.wait()
                result = await _measured(method, given, client, keys, writer, watching)
                for task in beside:
                    task.cancel()
            await client.aclose()
            return result


async def _measured(
    method: str,
    given: argparse.Namespace,
    client: Client,
    keys: Keys,
    writer: RedisInboxWriter,
    watching: Watching,
) -> Result:
    ledger = RedisLedger(client, keys)
    writer.put(opening(method))
    poll: Poll | None = None
    while poll is None:
        await asyncio.sleep(LOOK_S)
        poll = next((each for each in (await ledger.load()).polls if each.status is PollStatus.OPEN), None)
    ballots = list(lines(poll, given.ballots, given.voters, given.seed))
    watching.times.clear()
    began, processor = time.perf_counter(), time.process_time()
    for start in range(0, len(ballots), PUT_AT_ONCE):
        for event in ballots[start : start + PUT_AT_ONCE]:
            writer.put(event)
        await writer.drained()
    while True:
        if int(await client.hget(keys.counts, "processed:twitch") or 0) >= len(ballots):
            break
        await asyncio.sleep(LOOK_S)
    seconds, used = time.perf_counter() - began, time.process_time() - processor
    box = (await ledger.load()).ballots[poll.id]
    voters = {event.author.key: event for event in ballots}
    last = Counter(event.at for event in voters.values())
    wrong = (last - Counter(ballot.at for ballot in box.values())).total()
    return Result(len(ballots) / seconds, watching.most_in_a_second(), used / len(ballots), wrong)


def stage_alone(method: str, given: argparse.Namespace) -> float:
    """Return how many ballots a second the vote stage makes of lines, its changes brought in."""
    words = FluentPhrasebook(LOCALES, "fr")
    evening = read_evening(settings_from(None, {}), words, Brain(None).thresholds)
    state = ShowState()
    for change in operate(opening(method), state, evening):
        if hasattr(change, "poll") or hasattr(change, "key"):
            state.apply(change)
    (poll,) = state.open_polls()
    ballots = list(lines(poll, given.ballots, given.voters, given.seed))
    began = time.perf_counter()
    for event in ballots:
        for change in vote(event, state, evening):
            state.apply(change)
    return len(ballots) / (time.perf_counter() - began)


def main() -> None:
    """Print a line per method."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("methods", nargs="*", default=METHODS)
    parser.add_argument("--ballots", type=int, default=50_000)
    parser.add_argument("--voters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-classifier", dest="classifier", action="store_false")
    given = parser.parse_args()
    table = Table(
        "method",
        "vote stage (ballots/s)",
        f"inbox to box (ballots/s, {WANTED:,} wanted)",
        "overlay (most updates in a second)",
        "processor of this process (µs a ballot)",
        "last ballots not in the box",
        title=f"{given.ballots:,} ballots of {given.voters:,} voters, {os.cpu_count()} cores",
    )
    for method in given.methods:
        alone = stage_alone(method, given)
        result = asyncio.run(inbox_to_box(method, given))
        table.add_row(
            method,
            f"{alone:,.0f}",
            f"{result.rate:,.0f}",
            str(result.updates),
            f"{result.processor * 1e6:.0f}",
            str(result.wrong),
        )
    Console(width=150).print(table)


if __name__ == "__main__":
    main()
