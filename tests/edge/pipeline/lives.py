"""Lives of the pipeline on a real store: each is started, watched and ended as a process would be."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime

from bot.changes import Commit
from bot.errors import ModelError, StoreError
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.road import Road
from bot.pipeline.score import Scoring
from bot.pipeline.stages import STAGES
from bot.pipeline.step import Stage
from bot.ports import AnyEvent, ShowRecord, TextScorer
from bot.store.connection import Client
from bot.store.inbox import RedisInbox, RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from tests.unit.pipeline.evening import EVENING, after

LIMIT_S = 20
LOOK_S = 0.02


class Watch:
    """A clock that tests move."""

    def __init__(self, at: datetime) -> None:
        """Begin at a time."""
        self.at = at

    def now(self) -> datetime:
        """Return the time it was moved to."""
        return self.at


class WatchedLedger(RedisLedger):
    """The real ledger, whose commits can be waited for."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Begin with no commit."""
        super().__init__(client, keys)
        self.commits: list[Commit] = []
        self._news = asyncio.Condition()

    async def commit(self, commit: Commit) -> None:
        """Write it, and wake those who wait."""
        await super().commit(commit)
        await self.tell(commit)

    async def tell(self, commit: Commit) -> None:
        """Wake those who wait for a commit."""
        async with self._news:
            self.commits.append(commit)
            self._news.notify_all()

    async def until(self, reached: Callable[[list[Commit]], bool]) -> None:
        """Wait until what was committed is enough."""
        async with asyncio.timeout(LIMIT_S), self._news:
            await self._news.wait_for(lambda: reached(self.commits))

    async def finished(self, count: int) -> None:
        """Wait until as many entries of the inbox were committed in this life."""
        await self.until(lambda commits: sum(len(each.entries) for each in commits) >= count)


class ToldScorer:
    """A classifier that finds what it is told to find, or fails with what it is told to say."""

    def __init__(self) -> None:
        """Begin well."""
        self.fault = ""

    async def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return scores, or raise the fault."""
        if self.fault:
            raise ModelError(self.fault)
        return [
            Scores(abusive=0.95 if "odieux" in text else 0.0, categories={"insult": 0.9}) for text in texts
        ]


class Show:
    """One show on a store, over several lives."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Begin with an empty inbox."""
        self.client = client
        self.keys = keys
        self.watch = Watch(after(10))
        self.evening: Evening = EVENING

    async def write(self, *events: AnyEvent) -> None:
        """Put events into the inbox and wait until the store has them."""
        writer = RedisInboxWriter(self.client, self.keys)
        async with asyncio.timeout(LIMIT_S), asyncio.TaskGroup() as tasks:
            running = tasks.create_task(writer.run())
            for event in events:
                writer.put(event)
            await writer.drained()
            running.cancel()

    def road(
        self, ledger: RedisLedger, scorer: TextScorer | None = None, stages: Sequence[Stage] = STAGES
    ) -> Road:
        """Return a road that a new life would take."""
        return Road(
            inbox=RedisInbox(self.client, self.keys),
            ledger=ledger,
            scoring=Scoring(scorer, self.watch, self.evening.words),
            clock=self.watch,
            evening=self.evening,
            stages=stages,
        )

    @asynccontextmanager
    async def life(
        self,
        ledger: WatchedLedger | None = None,
        scorer: TextScorer | None = None,
        stages: Sequence[Stage] = STAGES,
    ) -> AsyncIterator[WatchedLedger]:
        """Run a life until the block ends, then end it where it stands."""
        watched = ledger or WatchedLedger(self.client, self.keys)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(self.road(watched, scorer, stages).run())
            yield watched
            running.cancel()

    async def lived(self, *events: AnyEvent) -> None:
        """Live through events in a life of their own."""
        await self.write(*events)
        async with self.life() as ledger:
            await ledger.finished(len(events))

    async def record(self) -> ShowRecord:
        """Return what the store holds."""
        return await RedisLedger(self.client, self.keys).load()

    async def emptied(self) -> None:
        """Wait until every entry of the inbox is finished."""
        inbox, look = RedisInbox(self.client, self.keys), asyncio.Event()
        async with asyncio.timeout(LIMIT_S):
            while True:
                with suppress(StoreError):
                    if await inbox.length() == 0:
                        return
                with suppress(TimeoutError):
                    await asyncio.wait_for(look.wait(), LOOK_S)
