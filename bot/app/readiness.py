"""When the bot is ready: every configured platform has said how it is."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

import structlog

from bot.events import Health, HealthReported, Platform
from bot.ports import AnyEvent, EventSink

# A platform that does not answer must not keep the pages from opening.
PATIENCE = timedelta(seconds=20)

log = structlog.get_logger(__name__)


class Readiness:
    """Passes events on, notices the platforms' first good news, and has the bad news in the log too."""

    def __init__(self, sink: EventSink, platforms: Iterable[Platform]) -> None:
        """Wait for these platforms."""
        self._sink = sink
        self._awaited = {str(platform) for platform in platforms}
        self._all = asyncio.Event()
        if not self._awaited:
            self._all.set()

    def put(self, event: AnyEvent) -> None:
        """Pass one event on."""
        if isinstance(event, HealthReported):
            self._notice(event)
        self._sink.put(event)

    def _notice(self, event: HealthReported) -> None:
        if event.health is not Health.GOOD:
            log.warning("part.unwell", part=event.part, detail=event.detail, remedy=event.remedy)
            return
        self._awaited.discard(event.part)
        if not self._awaited:
            self._all.set()

    async def reached(self) -> bool:
        """Wait until every platform is well; False when one still is not after the time allowed."""
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                await self._all.wait()
        except TimeoutError:
            return False
        return True
