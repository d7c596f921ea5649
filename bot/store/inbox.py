"""The inbox: adapters' events written in batches, read once by the pipeline, claimed after a restart."""

import asyncio
from collections import deque
from typing import Any

import msgspec
import structlog
from redis.exceptions import ResponseError

from bot.errors import StoreError
from bot.events import ChatNoticed, MessagePosted, Platform
from bot.ports import AnyEvent, Entry
from bot.store.codec import decode_event, encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import BROKEN_LENGTH, Keys

GROUP = "pipeline"
CONSUMER = "pipeline"
BATCH = 512
RETRY_S = 0.2

log = structlog.get_logger(__name__)


class RedisInboxWriter:
    """Takes events at once and writes them every few milliseconds.

    Bounded: beyond `capacity` waiting events new chat messages are dropped (and counted) first, because an
    operator's order matters more than one more line; beyond a tenth more, everything is.
    """

    def __init__(self, client: Client, keys: Keys, capacity: int = 20_000) -> None:
        """Keep up to `capacity` events in memory while the store is slow or away."""
        self._client = client
        self._keys = keys
        self._capacity = capacity
        self._waiting: deque[AnyEvent] = deque()
        self._arrived = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()
        self.dropped = 0

    def put(self, event: AnyEvent) -> None:
        """Take one event; a full queue drops it and counts it."""
        room = self._capacity if isinstance(event, MessagePosted | ChatNoticed) else self._capacity * 11 // 10
        if len(self._waiting) >= room:
            if not self.dropped:
                log.error("inbox.full", waiting=len(self._waiting))
            self.dropped += 1
            return
        self._waiting.append(event)
        self._empty.clear()
        self._arrived.set()

    async def run(self) -> None:
        """Write what was put, until cancelled; while the store is away nothing is forgotten."""
        while True:
            await self._arrived.wait()
            batch = [self._waiting[index] for index in range(min(BATCH, len(self._waiting)))]
            try:
                await self._write(batch)
            except StoreError as fault:
                log.warning("inbox.unwritten", waiting=len(self._waiting), fault=str(fault))
                await asyncio.sleep(RETRY_S)
                continue
            for _ in batch:
                self._waiting.popleft()
            if not self._waiting:
                self._arrived.clear()
                self._empty.set()

    async def drained(self) -> None:
        """Wait until everything put so far is in the store."""
        await self._empty.wait()

    async def _write(self, batch: list[AnyEvent]) -> None:
        cursors: dict[Any, Any] = {}
        with speaking_to_store("l'écriture de la boîte d'entrée"):
            async with self._client.pipeline(transaction=False) as pipe:
                for event in batch:
                    pipe.xadd(self._keys.inbox, {b"e": encode(event)})
                    if isinstance(event, MessagePosted):
                        cursors[f"{event.platform}:{event.channel}"] = event.message_id
                if cursors:
                    pipe.hset(self._keys.cursors, mapping=cursors)
                await pipe.execute()


class RedisInbox:
    """The pipeline's end of the stream: a consumer group with one consumer."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's inbox."""
        self._client = client
        self._keys = keys
        self._claimed: deque[Entry] | None = None

    async def read(self, count: int, block_ms: int) -> list[Entry]:
        """Return the next entries, first those that an earlier life left; [] after `block_ms`."""
        if self._claimed is None:
            self._claimed = deque(await self._claim())
        if self._claimed:
            left = [self._claimed.popleft() for _ in range(min(count, len(self._claimed)))]
            # A short answer says that nothing waits: what came after the earlier life does.
            return left + (await self._read_new(count - len(left), None) if len(left) < count else [])
        return await self._read_new(count, block_ms)

    async def _read_new(self, count: int, block_ms: int | None) -> list[Entry]:
        with speaking_to_store("la lecture de la boîte d'entrée"):
            answer = await self._client.xreadgroup(
                GROUP, CONSUMER, {self._keys.inbox: ">"}, count=count, block=block_ms
            )
        return await self._decode(stream_pairs(answer))

    def forget_claim(self) -> None:
        """After a commit whose fate is unknown: look again at what is pending."""
        self._claimed = None

    async def length(self) -> int:
        """Return how many entries are not finished."""
        with speaking_to_store("la mesure de la boîte d'entrée"):
            return int(await self._client.xlen(self._keys.inbox))

    async def _claim(self) -> list[Entry]:
        found: list[tuple[bytes, dict[bytes, bytes]]] = []
        with speaking_to_store("la reprise de la boîte d'entrée"):
            try:
                await self._client.xgroup_create(self._keys.inbox, GROUP, id="0", mkstream=True)
            except ResponseError as fault:
                if "BUSYGROUP" not in str(fault):
                    raise
            start = b"0-0"
            while True:
                answer: Any = await self._client.xautoclaim(
                    self._keys.inbox, GROUP, CONSUMER, min_idle_time=0, start_id=start, count=BATCH
                )
                start = answer[0]
                found += [(entry_id, fields) for entry_id, fields in answer[1] if fields]
                if start == b"0-0":
                    return await self._decode(found)

    async def _decode(self, raw: list[tuple[bytes, dict[bytes, bytes]]]) -> list[Entry]:
        entries = []
        for entry_id, fields in raw:
            try:
                entries.append(Entry(id=entry_id.decode(), event=decode_event(fields[b"e"])))
            except (msgspec.ValidationError, msgspec.DecodeError, KeyError) as fault:
                # An entry of another version must not stop the show: it is put aside, whole, and said.
                log.error("inbox.unreadable", entry=entry_id.decode(), fault=str(fault))
                await self._put_aside(entry_id, fields)
        return entries

    async def _put_aside(self, entry_id: bytes, fields: Any) -> None:
        with speaking_to_store("la mise de côté d'une entrée illisible"):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.xadd(self._keys.broken, fields, maxlen=BROKEN_LENGTH, approximate=True)
                pipe.xack(self._keys.inbox, GROUP, entry_id)
                pipe.xdel(self._keys.inbox, entry_id)
                await pipe.execute()


class RedisCursors:
    """The last message written to the inbox for each channel."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's cursors."""
        self._client = client
        self._keys = keys

    async def last(self, platform: Platform, channel: str) -> str | None:
        """Return that message's id, None when nothing was heard yet."""
        with speaking_to_store("la lecture des curseurs"):
            value = await self._client.hget(self._keys.cursors, f"{platform}:{channel}")
        return value.decode() if isinstance(value, bytes) else None


def stream_pairs(answer: Any) -> list[tuple[bytes, dict[bytes, bytes]]]:
    """Return the (id, fields) pairs of an answer about one stream; none when the wait was in vain."""
    return list(answer[0][1]) if answer else []
