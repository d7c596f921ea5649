"""Puts what was missed while away before what is heard now."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import structlog

from bot.errors import BougeError
from bot.events import GapNoticed, Platform
from bot.ports import AnyEvent, Clock, Cursors, EventSink

MOST_MESSAGES = 2_000
# What is heard while filling waits; beyond this, order gives way to memory.
_MOST_WAITING = 10_000

# From a channel and the id of its last known message to the later ones, oldest first.
History = Callable[[str, str], AsyncIterator[AnyEvent]]

_log = structlog.get_logger(__name__)


class CatchUp:
    """The last known message of each channel, and what waits while older ones are fetched.

    Without waiting, the first message heard after a silence would become the last known one before the
    silence is filled, and a crash in between would lose it.
    """

    def __init__(self, sink: EventSink, cursors: Cursors, clock: Clock) -> None:
        """Know no channel yet."""
        self._sink = sink
        self._cursors = cursors
        self._clock = clock
        self._last: dict[str, int] = {}
        self._waiting: list[AnyEvent] | None = None
        self._gaps = 0

    def hold(self) -> None:
        """Let what is heard wait until `fill` is over."""
        if self._waiting is None:
            self._waiting = []

    def heard(self, event: AnyEvent) -> None:
        """Pass on, or keep waiting, something that happened in a channel."""
        if self._waiting is None:
            self._put(event)
            return
        self._waiting.append(event)
        if len(self._waiting) > _MOST_WAITING:
            self.release()

    def release(self) -> None:
        """Pass on everything that waits."""
        waiting, self._waiting = self._waiting or [], None
        for event in waiting:
            self._put(event)

    async def fill(self, channels: tuple[str, ...], history: History) -> None:
        """Fetch what each channel said since its last known message, then let go of what waits."""
        try:
            for channel in channels:
                await self._fill_one(channel, history)
        finally:
            self.release()

    async def _fill_one(self, channel: str, history: History) -> None:
        last = self._last.get(channel) or await self._remembered(channel)
        if last is None:
            return
        fetched, whole = 0, True
        try:
            async for event in history(channel, str(last)):
                self._put(event)
                fetched += 1
        except BougeError as fault:
            _log.warning("discord history not fetched", channel=channel, fault=str(fault))
            whole = False
        self._gaps += 1
        now = self._clock.now()
        self._sink.put(
            GapNoticed(
                id=f"discord:gap:{channel}:{self._gaps}:{now.isoformat()}",
                at=now,
                platform=Platform.DISCORD,
                channel=channel,
                since=_time_of(last),
                filled=whole and fetched < MOST_MESSAGES,
            )
        )

    async def _remembered(self, channel: str) -> int | None:
        try:
            last = await self._cursors.last(Platform.DISCORD, channel)
        except BougeError as fault:
            _log.warning("discord cursor not read", channel=channel, fault=str(fault))
            return None
        return int(last) if last and last.isdigit() else None

    def _put(self, event: AnyEvent) -> None:
        channel: str = getattr(event, "channel", "")
        message_id: str = getattr(event, "message_id", "")
        if message_id.isdigit():
            self._last[channel] = max(self._last.get(channel, 0), int(message_id))
        self._sink.put(event)


def _time_of(id: int) -> datetime:
    # Discord's ids begin with the milliseconds since 2015.
    return datetime.fromtimestamp(((id >> 22) + 1_420_070_400_000) / 1000, UTC)
