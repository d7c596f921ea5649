"""A host who opens one vote, closes it when so many ballots are in, and waits for those who are late."""

import asyncio
from dataclasses import dataclass

from bot.orders import ClosePoll, NextSegment, OpenPoll, Take
from bot.rehearsal.crowd.habits import LATE_SHARE, Habits
from bot.rehearsal.crowd.mind import LATE_AFTER
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.killer import Killer
from bot.rehearsal.leading import HUSH_S, Leading
from bot.rehearsal.page import Page, View
from bot.rehearsal.viewer import Viewer

# People arrive, talk and link their accounts before the vote opens.
ARRIVAL_S = 8.0
LOOK_S = 0.1
# A vote that has no end lasts as long as this at most, beyond the time that its ballots should take.
SLACK_S = 60.0
LATE_S = LATE_AFTER.total_seconds() + 20.0
CLOSING_LIMIT_S = 240.0


@dataclass(frozen=True)
class VoteDirector:
    """Runs the one vote of the rundown; `seconds` is how long its ballots should take."""

    page: Page
    viewer: Viewer
    record: CrowdRecord
    habits: Habits
    seconds: float
    killer: Killer

    async def run(self) -> None:
        """Open, wait, close; a crash between the closing and the sealing is part of it."""
        await self.page.live.wait()
        await asyncio.sleep(ARRIVAL_S)
        await self.page.give(NextSegment())
        await self.page.give(Take())
        await self.page.give(OpenPoll(seconds=self._announced()))
        await self.page.until(lambda: self._open() is not None, CLOSING_LIMIT_S)
        async with asyncio.TaskGroup() as beside:
            striking = beside.create_task(self.killer.run(self._progress))
            if poll := self._open():
                await self._lead(poll, beside)
                await striking
                await self._close(poll["id"])
        await self._late()

    def _announced(self) -> int | None:
        """Return a planned end where there must be one: grades are given choice by choice until then."""
        return round(self.seconds + SLACK_S) if self._method() == "majority-judgment" else None

    def _method(self) -> str:
        preview = (self.page.topics.get("preview") or {}).get("poll") or {}
        air = (self.page.topics.get("air") or {}).get("poll") or {}
        return str(preview.get("method") or air.get("method") or "")

    def _open(self) -> View | None:
        return next((poll for poll in self.page.all("poll") if poll["status"] == "open"), None)

    async def _lead(self, poll: View, tasks: asyncio.TaskGroup) -> None:
        leading = Leading(self.page, self.viewer, self.killer.steady)
        match poll["method"]:
            case "consent":
                await self._lead_round(leading, poll["id"], tasks)
            case "moving-debate":
                arguments = tasks.create_task(leading.debate(poll["id"]))
                await self._said(1.0)
                arguments.cancel()
            case _:
                await self._said(1.0)

    async def _lead_round(self, leading: Leading, poll_id: str, tasks: asyncio.TaskGroup) -> None:
        ends = [asyncio.Event() for _ in range(3)]

        async def count() -> None:
            for end, share in zip(ends, (0.02, 0.5, 1.0), strict=True):
                await self._said(share)
                end.set()

        counting = tasks.create_task(count())
        await leading.round(poll_id, 3 * (self.seconds + SLACK_S), ends)
        counting.cancel()

    def _progress(self) -> float:
        return self.record.voiced / max(1, self.habits.ballots or 0)

    async def _said(self, share: float) -> None:
        """Wait until the crowd has sent this share of its ballots, or has had all the time for it."""
        await self._voiced((self.habits.ballots or 0) * share, self.seconds + SLACK_S)

    async def _close(self, poll_id: str) -> None:
        async with self.killer.steady:
            self.viewer.screen.hush()
            await asyncio.sleep(HUSH_S)
            await self.page.give(ClosePoll(poll_id=poll_id))
            await self.page.until(lambda: self._open() is None, CLOSING_LIMIT_S)
            self.viewer.screen.hush(False)
            # The box is due and not yet sealed.
            await self.killer.strike()

    async def _late(self) -> None:
        """Let people vote who did not look: none of it counts."""
        most = round((self.habits.ballots or 0) * LATE_SHARE / (1 - LATE_SHARE))
        await self._voiced(self.record.voiced + most, LATE_S)

    async def _voiced(self, wanted: float, limit_s: float) -> None:
        give_up = asyncio.get_running_loop().time() + limit_s
        while True:
            if self.record.voiced >= wanted or asyncio.get_running_loop().time() > give_up:
                return
            await asyncio.sleep(LOOK_S)
