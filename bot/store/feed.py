"""The stage feed: what the screens show, numbered, with the present view of each topic beside it."""

from collections.abc import AsyncIterator
from typing import Any

from bot.errors import StoreError
from bot.ports import FeedRecord
from bot.store.codec import decode_record
from bot.store.connection import Client, speaking_to_store
from bot.store.inbox import stream_pairs
from bot.store.keys import Keys

BLOCK_MS = 5_000
COUNT = 256


class RedisFeed:
    """Follows the feed of one show."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's feed."""
        self._client = client
        self._keys = keys

    async def snapshot(self) -> tuple[int, list[FeedRecord]]:
        """Return the last sequence number and the present view of every topic."""
        with speaking_to_store("la lecture des écrans"):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.get(self._keys.feed_seq)
                pipe.hvals(self._keys.views)
                seq, views = await pipe.execute()
        return int(seq or 0), [decode_record(view) for view in views]

    async def follow(self, after: int) -> AsyncIterator[list[FeedRecord]]:
        """Yield the updates that come after a sequence number, in order, for ever.

        Raises StoreError when the store is away or updates were trimmed before they were read: take a
        snapshot and follow again.
        """
        while True:
            with speaking_to_store("la lecture du fil"):
                position: dict[Any, Any] = {self._keys.feed: f"{after}-0"}
                answer = await self._client.xread(position, count=COUNT, block=BLOCK_MS)
            records = [decode_record(fields[b"r"]) for _, fields in stream_pairs(answer)]
            if not records:
                continue
            if records[0].seq != after + 1:
                raise StoreError(f"Fil des écrans : mises à jour {after + 1} à {records[0].seq - 1} perdues.")
            after = records[-1].seq
            yield records
