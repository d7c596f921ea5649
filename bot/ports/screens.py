"""What the screens follow."""

from collections.abc import AsyncIterator
from typing import Protocol

import msgspec

from bot.views import Audience


class FeedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One update for the screens; `view` is JSON, `null` when the topic is gone."""

    seq: int
    topic: str
    audience: tuple[Audience, ...]
    view: msgspec.Raw
    passing: bool = False


class Feed(Protocol):
    """What the screens follow."""

    async def snapshot(self) -> tuple[int, list[FeedRecord]]:
        """Return the last sequence number and the present view of every topic."""
        ...

    def follow(self, after: int) -> AsyncIterator[list[FeedRecord]]:
        """Yield the updates that come after a sequence number, in order, for ever."""
        ...
