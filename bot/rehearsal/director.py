"""A host who runs the rundown alone: next, open, take, read questions out, and again."""

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.orders import (
    ClearAir,
    ClosePoll,
    DecideQuestion,
    GoToSegment,
    NextSegment,
    OpenPoll,
    Order,
    QuestionAct,
    Take,
)
from bot.ports import Clock
from bot.rehearsal.leading import Leading
from bot.rehearsal.page import Page, View
from bot.rehearsal.viewer import Viewer

USUAL_POLL = timedelta(seconds=30)
SHORTEST_POLL = timedelta(seconds=8)
# A round has five phases more than a vote, three of which people talk in.
USUAL_ROUND = timedelta(seconds=60)
SHORTEST_ROUND = timedelta(seconds=16)
USUAL_QUESTIONS = timedelta(seconds=30)
USUAL_STANDBY = timedelta(seconds=6)
RESULT_SHOWN = timedelta(seconds=4)
QUESTION_SHOWN = timedelta(seconds=6)
# A backing that crosses the end of its question would be expected and refused.
FAREWELL_S = 1.2
SEALING_LIMIT_S = 30.0

log = structlog.get_logger(__name__)


class Director:
    """Goes through the segments, over and over, until it is told when to end; `tempo` shortens everything."""

    def __init__(self, page: Page, viewer: Viewer, clock: Clock, tempo: float = 1.0) -> None:
        """Run the show of this page."""
        self._page = page
        self._viewer = viewer
        self._clock = clock
        self._tempo = tempo
        self._leading = Leading(page, viewer)

    async def run(self, until: datetime | None) -> None:
        """Run segments until a time (or cancelled); no poll outlives it."""
        await self._page.live.wait()
        while until is None or self._clock.now() < until:
            if not await self._enter_next():
                return
            await self._play(until)
        await self._end_polls()

    async def _enter_next(self) -> bool:
        segments = self._page.topics.get("rundown", {}).get("segments", [])
        if any(segment["state"] == "next" for segment in segments):
            return await self._give(NextSegment())
        return bool(segments) and await self._give(GoToSegment(segment_id=segments[0]["id"]))

    async def _play(self, until: datetime | None) -> None:
        await self._page.until(lambda: self._current() is not None, 5)
        segment = self._current() or {"kind": "standby"}
        match segment["kind"]:
            case "poll":
                await self._poll(until)
            case "consent":
                await self._round(until)
            case "questions":
                await self._questions(until)
            case _:
                await self._give(ClearAir())
                await self._pause(USUAL_STANDBY, until)

    def _current(self) -> View | None:
        segments = self._page.topics.get("rundown", {}).get("segments", [])
        return next((segment for segment in segments if segment["state"] == "current"), None)

    async def _poll(self, until: datetime | None) -> None:
        length = max(SHORTEST_POLL, USUAL_POLL * self._tempo) * self._rounds()
        if until is not None and self._clock.now() + length > until:
            length = until - self._clock.now()
        if length < SHORTEST_POLL:
            await self._pause(length, until)
            return
        await self._give(Take())
        await self._pause(timedelta(seconds=1), until)
        if not await self._give(OpenPoll(seconds=round(length.total_seconds()))):
            return
        await self._page.until(lambda: bool(self._open_polls()), SEALING_LIMIT_S)
        async with asyncio.TaskGroup() as beside:
            debates = [each for each in self._open_polls() if each["method"] == "moving-debate"]
            arguments = [beside.create_task(self._leading.debate(each["id"])) for each in debates]
            await self._end_polls(at_once=False)
            for task in arguments:
                task.cancel()
        await self._pause(RESULT_SHOWN, None)

    async def _round(self, until: datetime | None) -> None:
        length = max(SHORTEST_ROUND, USUAL_ROUND * self._tempo)
        if until is not None and self._clock.now() + length > until:
            await self._pause(until - self._clock.now(), until)
            return
        await self._give(Take())
        if not await self._give(OpenPoll()):
            return
        await self._page.until(lambda: bool(self._open_polls()), SEALING_LIMIT_S)
        for poll in self._open_polls():
            await self._leading.round(poll["id"], length.total_seconds())
        await self._pause(RESULT_SHOWN, None)
        await self._end_polls()

    def _rounds(self) -> int:
        """Return how many times people are asked: by majority judgment, once for each choice."""
        poll = (self._page.topics.get("preview") or {}).get("poll") or {}
        return len(poll["choices"]) if poll.get("method") == "majority-judgment" else 1

    async def _end_polls(self, at_once: bool = True) -> None:
        """Wait until no poll is open; close those that are, when asked to."""
        limit = SEALING_LIMIT_S if at_once else USUAL_POLL.total_seconds() * 4
        for poll in self._open_polls() if at_once else ():
            await self._give(ClosePoll(poll_id=poll["id"]))
        await self._page.until(lambda: not self._open_polls(), limit)

    def _open_polls(self) -> list[View]:
        return [poll for poll in self._page.all("poll") if poll["status"] == "open"]

    async def _questions(self, until: datetime | None) -> None:
        ends_at = self._clock.now() + USUAL_QUESTIONS * self._tempo
        while self._clock.now() < ends_at and (until is None or self._clock.now() < until):
            waiting = [each for each in self._page.all("question") if each["rank"] > 0]
            if not waiting:
                await self._pause(timedelta(seconds=1), until)
                continue
            question_id = min(waiting, key=lambda each: int(each["rank"]))["id"]
            await self._give(DecideQuestion(question_id=question_id, act=QuestionAct.PREVIEW))
            await self._pause(timedelta(seconds=1), until)
            await self._give(Take())
            await self._pause(QUESTION_SHOWN, until)
            self._viewer.withdraw(question_id)
            await asyncio.sleep(FAREWELL_S)
            await self._give(DecideQuestion(question_id=question_id, act=QuestionAct.ANSWERED))

    async def _pause(self, length: timedelta, until: datetime | None) -> None:
        seconds = length.total_seconds() * self._tempo
        if until is not None:
            seconds = min(seconds, (until - self._clock.now()).total_seconds())
        await asyncio.sleep(max(0.0, seconds))

    async def _give(self, order: Order) -> bool:
        answer = await self._page.give(order)
        if not answer["ok"]:
            log.info("director.refused", order=type(order).__name__, why=answer["text"])
        return bool(answer["ok"])
