"""One reader of the feed for all pages: keeps the present view of each topic and fans updates out."""

import asyncio
from collections.abc import Iterable
from enum import Enum, auto
from typing import Any

import msgspec
import structlog

from bot.errors import StoreError
from bot.ports import Feed, FeedRecord
from bot.views import Audience, OrderView
from bot.web.mailbox import Mailbox
from bot.web.wire import Result, Update, encode

RETRY_S = 0.3
RESULTS_KEPT = 1_000
GONE = b"null"

log = structlog.get_logger(__name__)
decode_result = msgspec.json.Decoder(OrderView).decode


class Claim(Enum):
    """What an order's id is when a page gives it."""

    NEW = auto()
    ANSWERED = auto()
    TAKEN = auto()


class Reader:
    """One connected page: what it may see and what it has still to be told."""

    def __init__(self, audience: Audience, group: str, mailbox: Mailbox) -> None:
        """`group` names what lets the page in, so that all pages of one session can be sent away."""
        self.audience = audience
        self.group = group
        self.mailbox = mailbox


class Hub:
    """The screens' state in memory: snapshots and updates both come from here, so none is missed."""

    def __init__(self, feed: Feed) -> None:
        """Know nothing until `run` has read the feed."""
        self._feed = feed
        self._records: dict[str, FeedRecord] = {}
        self._readers: set[Reader] = set()
        self._givers: dict[str, Reader] = {}
        self._results: dict[str, tuple[str, bytes]] = {}
        self._ready = asyncio.Event()
        self.seq = 0

    async def run(self) -> None:
        """Follow the feed until cancelled; after a fault of the store all pages start afresh."""
        while True:
            try:
                await self._follow()
            except StoreError as fault:
                log.warning("web.feed_lost", fault=str(fault))
            await asyncio.sleep(RETRY_S)

    async def ready(self) -> None:
        """Wait until the state is known."""
        await self._ready.wait()

    def join(self, reader: Reader) -> None:
        """Tell a page everything from now on."""
        self._readers.add(reader)

    def leave(self, reader: Reader) -> None:
        """Stop telling a page."""
        self._readers.discard(reader)

    def dismiss(self, group: str, farewell: bytes) -> None:
        """Send away every page that a session or an overlay secret let in."""
        for reader in self._readers:
            if reader.group == group:
                reader.mailbox.dismiss(farewell)

    @property
    def pages(self) -> int:
        """Return how many pages are told everything now."""
        return len(self._readers)

    def topics(self, audience: Audience) -> dict[str, msgspec.Raw]:
        """Return the present views that an audience may see."""
        return {topic: each.view for topic, each in self._records.items() if audience in each.audience}

    def expect_result(self, order_id: str, reader: Reader) -> Claim:
        """Have an order's result told to the page that gives it: it may be known, and is told again at once.

        An id that somebody else gave stays theirs: whoever guesses it does not take their answer.
        """
        owner, result = self._results.get(order_id, ("", b""))
        giver = self._givers.get(order_id)
        holder = owner or (giver.group if giver else reader.group)
        if holder != reader.group:
            return Claim.TAKEN
        if owner:
            reader.mailbox.tell(result)
            return Claim.ANSWERED
        self._givers[order_id] = reader
        _forget_oldest(self._givers)
        return Claim.NEW

    async def _follow(self) -> None:
        seq, records = await self._feed.snapshot()
        self._restart(seq, records)
        async for batch in self._feed.follow(seq):
            for record in batch:
                self._take(record)

    def _restart(self, seq: int, records: Iterable[FeedRecord]) -> None:
        self.seq = seq
        self._records = {record.topic: record for record in records}
        for reader in self._readers:
            reader.mailbox.restart()
        self._ready.set()

    def _take(self, record: FeedRecord) -> None:
        self.seq = record.seq
        if record.passing:
            self._settle(record)
            return
        if bytes(record.view) == GONE:
            self._records.pop(record.topic, None)
        else:
            self._records[record.topic] = record
        message = encode(Update(seq=record.seq, topic=record.topic, view=record.view))
        for reader in self._readers:
            if reader.audience in record.audience:
                reader.mailbox.update(record.topic, message)

    def _settle(self, record: FeedRecord) -> None:
        """Tell an order's result to its giver, and keep it in case that page has just lost its connection."""
        view = decode_result(record.view)
        giver = self._givers.pop(view.id, None)
        if giver is None:
            return
        message = encode(Result(id=view.id, ok=view.ok, text=view.text))
        giver.mailbox.tell(message)
        self._results[view.id] = (giver.group, message)
        _forget_oldest(self._results)


def _forget_oldest(kept: dict[str, Any]) -> None:
    while len(kept) > RESULTS_KEPT:
        del kept[next(iter(kept))]
