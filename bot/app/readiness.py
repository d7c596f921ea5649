"""When the bot is ready: every configured platform has said how it is."""

import asyncio
from collections.abc import Iterable
from datetime import timedelta

from bot.events import Health, HealthReported, Platform
from bot.ports import AnyEvent, EventSink

# A platform that does not answer must not keep the pages from opening.
PATIENCE = timedelta(seconds=20)


class Readiness:
    """Passes events on, and notices the platforms' first good news."""

    def __init__(self, sink: EventSink, platforms: Iterable[Platform]) -> None:
        """Wait for these platforms."""
        self._sink = sink
        self._awaited = {str(platform) for platform in platforms}
        self._all = asyncio.Event()
        if not self._awaited:
            self._all.set()

    def put(self, event: AnyEvent) -> None:
        """Pass one event on."""
        if isinstance(event, HealthReported) and event.health is Health.GOOD:
            self._awaited.discard(event.part)
            if not self._awaited:
                self._all.set()
        self._sink.put(event)

    async def reached(self) -> bool:
        """Wait until every platform is well; False when one still is not after the time allowed."""
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                await self._all.wait()
        except TimeoutError:
            return False
        return True
