"""Keeps the rundown and its file the same: whichever of them was changed last, unless both were."""

import asyncio
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.errors import RundownError, StoreError
from bot.events import Health, HealthReported, RundownRead
from bot.planning.file import Mark
from bot.ports import Clock, EventSink, PlanDue
from bot.words import Phrasebook

PART = "rundown"
CROSSED = "rundown:crossed"
CROSSED_SHOWN = timedelta(minutes=2)
LOOK_EVERY = timedelta(seconds=1)

log = structlog.get_logger(__name__)


class Watched(Protocol):
    """A file whose changes can be seen."""

    name: str

    def mark(self) -> Mark | None:
        """Return what differs when the file was changed."""
        ...

    def read(self) -> str:
        """Return its text; raises RundownError."""
        ...

    def write(self, text: str) -> None:
        """Replace its text; raises RundownError."""
        ...


class RundownKeeper:
    """Looks at the file every second; tells the show what it says, writes what the show made of it."""

    def __init__(self, file: Watched, due: PlanDue, sink: EventSink, clock: Clock, words: Phrasebook) -> None:
        """Know nothing of the file yet: its first look tells it."""
        self._file = file
        self._due = due
        self._sink = sink
        self._clock = clock
        self._words = words
        self._mark: Mark | None = None
        self._told: str | None = None
        self._is_ill = False
        self._crossed_at: datetime | None = None

    async def run(self) -> None:
        """Go on until cancelled."""
        while True:
            try:
                await self.look()
            except StoreError as fault:
                log.warning("rundown.store_away", fault=str(fault))
            await asyncio.sleep(LOOK_EVERY.total_seconds())

    async def look(self) -> None:
        """Write what is due, then tell what changed in the file since the last look."""
        await self._write_due()
        if self._crossed_at is not None and self._clock.now() - self._crossed_at > CROSSED_SHOWN:
            self._crossed(None)
        mark = await asyncio.to_thread(self._file.mark)
        if mark == self._mark and self._told is not None:
            return
        try:
            text = await asyncio.to_thread(self._file.read)
        except RundownError as fault:
            self._complain("plan-unreadable", fault)
            return
        self._mark = mark
        if text != self._told or self._is_ill:
            self._tell(text)

    async def _write_due(self) -> None:
        text = await self._due.due()
        if text is None:
            return
        try:
            if await self._is_crossed(text):
                await self._due.settle(text)
                # What the file says now is read below and replaces what the régie made.
                self._told = None
                self._crossed(self._clock.now())
                return
            await asyncio.to_thread(self._file.write, text)
        except RundownError as fault:
            self._complain("plan-unwritten", fault)
            return
        self._mark = await asyncio.to_thread(self._file.mark)
        await self._due.settle(text)
        self._tell(text, is_echo=True)

    async def _is_crossed(self, text: str) -> bool:
        """Return whether somebody wrote the file since it was last told; before that, nothing is known."""
        if self._told is None:
            return False
        present = await asyncio.to_thread(self._file.read)
        return present not in (self._told, text)

    def _tell(self, text: str, is_echo: bool = False) -> None:
        self._told, self._is_ill = text, False
        now, name = self._clock.now(), self._file.name
        read = RundownRead(id=f"rundown:{now.isoformat()}", at=now, text=text, source=name, is_echo=is_echo)
        self._sink.put(read)

    def _complain(self, key: str, fault: RundownError) -> None:
        """Say once what is wrong; that the file can be read or written again is said by what it tells."""
        if self._is_ill:
            return
        self._is_ill = True
        detail = self._words.text(key, fault=str(fault))
        self._report(PART, Health.DEGRADED, detail, self._words.text(f"{key}-remedy", file=self._file.name))

    def _crossed(self, now: datetime | None) -> None:
        """Say that the file won over the régie, for a while."""
        self._crossed_at = now
        if now is None:
            self._report(CROSSED, Health.GOOD)
            return
        words = self._words
        self._report(CROSSED, Health.DEGRADED, words.text("plan-crossed"), words.text("plan-crossed-remedy"))

    def _report(self, part: str, health: Health, detail: str = "", remedy: str = "") -> None:
        now = self._clock.now()
        name = f"{part}:{health}:{now.isoformat()}"
        self._sink.put(
            HealthReported(id=name, at=now, part=part, health=health, detail=detail, remedy=remedy)
        )
