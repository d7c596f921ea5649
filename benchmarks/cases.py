"""How soon a moderator sees a case while the chat runs: `python -m benchmarks.cases --rates 100,1000,3000`.

The real road with the real classifier and rules, on a real store of its own; only the platforms' sockets are
left out. Messages are put where adapters put them, evenly; of the abusive ones the time is taken until their
case comes out of the feed that pages follow. Crowd, bot and store share this machine. Beyond what one road
can carry the inbox fills and the time grows: `behind` is how long it took to catch up once the chat stopped.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.app.brain import start_brain
from bot.app.evening import read_evening
from bot.app.places import LOCALES, settings_from
from bot.app.run import open_store
from bot.clock import SystemClock
from bot.events import Author, MessagePosted, Platform
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.road import Road
from bot.pipeline.score import Scoring
from bot.pipeline.stages import STAGES
from bot.pipeline.step import name_for
from bot.rehearsal.crowd.deeds import Kind
from bot.rehearsal.crowd.lines import read_lines
from bot.settings import Settings
from bot.store.connection import Client
from bot.store.feed import RedisFeed
from bot.store.inbox import RedisInbox, RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

COLUMNS = ("messages/s", "sent", "abusive", "cases seen", "p50 (ms)", "p99 (ms)", "behind (s)")
STEP_S = 0.01
# One message in so many is abuse; one in so many of the others says what another has just said.
ABUSIVE_EVERY, COPY_EVERY = 50, 2
CHANNEL = "emission"


@dataclass
class Watch:
    """When each abusive message was put, and how long its case took."""

    put_at: dict[str, float] = field(default_factory=dict)
    took_s: list[float] = field(default_factory=list)
    last: str = ""
    last_seen: asyncio.Event = field(default_factory=asyncio.Event)

    def put(self, message_id: str) -> None:
        """Note that a message is on its way."""
        self.last = "case:" + name_for("case", f"{Platform.TWITCH}:{message_id}")
        self.put_at[self.last] = time.perf_counter()

    def seen(self, topic: str) -> None:
        """Note that a page was told of a case."""
        began = self.put_at.pop(topic, None)
        if began is not None:
            self.took_s.append(time.perf_counter() - began)
        if topic == self.last:
            self.last_seen.set()


def crowd(rate: float, watch: Watch) -> Iterator[MessagePosted]:
    """Yield an endless chat of many people; nobody writes so often that it is a flood."""
    lines = read_lines()
    rude = pairs(lines.by_kind[Kind.INSULT])
    civil = cycle(lines.by_kind[Kind.CIVIL] + lines.by_kind[Kind.HEATED])
    people = max(200, int(rate * 30))
    for number in count():
        abusive = number % ABUSIVE_EVERY == 0
        text = next(rude) if abusive else next(civil)
        if abusive or number % COPY_EVERY:
            text = f"{text} {number}"
        if abusive:
            watch.put(f"m{number}")
        yield said(f"m{number}", text, str(number % people))


def pairs(lines: Sequence[str]) -> Iterator[str]:
    """Yield two lines as one, another two each time: copies of a message would share one case."""
    for step in cycle(range(1, len(lines))):
        yield from (f"{line}, {lines[(place + step) % len(lines)]}" for place, line in enumerate(lines))


def said(message_id: str, text: str, author: str) -> MessagePosted:
    """Return a message that is written now."""
    return MessagePosted(
        id=message_id,
        at=SystemClock().now(),
        platform=Platform.TWITCH,
        channel=CHANNEL,
        message_id=message_id,
        author=Author(platform=Platform.TWITCH, id=author, name=f"p{author}"),
        text=text,
    )


async def talk(writer: RedisInboxWriter, watch: Watch, rate: float, seconds: float) -> int:
    """Put messages at a steady rate; return how many."""
    chat, total = crowd(rate, watch), int(rate * seconds)
    began, sent = time.perf_counter(), 0
    while sent < total:
        due = min(total, int((time.perf_counter() - began) * rate))
        for _ in range(due - sent):
            writer.put(next(chat))
        sent = due
        await asyncio.sleep(STEP_S)
    # What is behind has been read when this one, the last, has become a case.
    watch.last_seen.clear()
    watch.put("last")
    writer.put(said("last", "t'es qu'un gros con, le dernier", "last"))
    return sent


async def follow(feed: RedisFeed, watch: Watch) -> None:
    """Watch the feed as the pages' server does."""
    last, _ = await feed.snapshot()
    async for records in feed.follow(last):
        for record in records:
            watch.seen(record.topic)


async def measure(rate: float, seconds: float, patience_s: float, folder: Path) -> list[str]:
    """Return one line of the table."""
    environment = {"BOUGE_DATA_DIR": str(folder)}
    settings = settings_from(None, environment)
    async with AsyncExitStack() as stack:
        opened = await open_store(settings, stack)
        keys, watch = Keys(settings.show.id), Watch()
        writer = RedisInboxWriter(opened.client, keys)
        road = await _road(settings, opened.client, keys, stack)
        async with asyncio.TaskGroup() as tasks:
            parts = (writer.run(), road.run(), follow(RedisFeed(opened.client, keys), watch))
            running = [tasks.create_task(part) for part in parts]
            sent = await talk(writer, watch, rate, seconds)
            abusive, stopped = len(watch.put_at) + len(watch.took_s), time.perf_counter()
            with suppress(TimeoutError):
                await asyncio.wait_for(watch.last_seen.wait(), patience_s)
            behind = time.perf_counter() - stopped
            for task in running:
                task.cancel()
    return _row(rate, sent, abusive, watch.took_s, behind)


async def _road(settings: Settings, client: Client, keys: Keys, stack: AsyncExitStack) -> Road:
    clock, words = SystemClock(), FluentPhrasebook(LOCALES, settings.locale)
    brain = await start_brain(settings)
    stack.push_async_callback(brain.close)
    return Road(
        inbox=RedisInbox(client, keys),
        ledger=RedisLedger(client, keys),
        scoring=Scoring(brain.scorer, clock, words),
        clock=clock,
        evening=read_evening(settings, words, brain.thresholds),
        stages=STAGES,
    )


def _row(rate: float, sent: int, abusive: int, took_s: Sequence[float], behind: float) -> list[str]:
    ordered = sorted(took_s)
    p99 = ordered[int(0.99 * (len(ordered) - 1))] if ordered else 0.0
    p50 = statistics.median(ordered) if ordered else 0.0
    return [
        f"{rate:g}",
        str(sent),
        str(abusive),
        str(len(ordered)),
        f"{1000 * p50:,.0f}",
        f"{1000 * p99:,.0f}",
        f"{behind:.1f}",
    ]


def main() -> None:
    """Run the rates in turn and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rates", default="100,1000,3000", help="messages a second, separated by commas")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--patience", type=float, default=120, help="seconds to wait for what is behind")
    given = parser.parse_args()
    table = Table(*COLUMNS, title=f"{given.seconds:g} s each")
    for rate in map(float, given.rates.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            table.add_row(*asyncio.run(measure(rate, given.seconds, given.patience, Path(folder))))
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
