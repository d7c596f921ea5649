"""Polls counted as they go on: of a crowd's every ballot only what is new since the last count is looked at.

What is told apart here is what changed, never what it means: a count from scratch gives the same.
"""

from collections import Counter as Often
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.changes.talk import DeliberationChange, StandsSaved
from bot.events import Platform
from bot.pipeline.memory.count import Count, count_talk
from bot.pipeline.memory.talk import Talk
from bot.polls.counting import consent
from bot.polls.counting.mood import Mood
from bot.polls.counting.river import River
from bot.polls.counting.temperature import Reading, mood_line
from bot.polls.marks import Mark
from bot.polls.methods import METHODS
from bot.polls.methods.method import Adding, Counted
from bot.polls.outcome import MoodPoint, Outcome, TemperatureDetail
from bot.polls.poll import Ballot, Poll, PollStatus

# A mood over time is a line of so many points at most, so far apart at first.
MOST_POINTS, POINT_EVERY_S = 90, 2

Box = Mapping[str, Ballot]


@dataclass
class Turnout:
    """The voters of each platform, and the time of its last ballot."""

    held: dict[str, tuple[Platform, datetime]] = field(default_factory=dict)
    voters: Often[Platform] = field(default_factory=Often)
    latest: dict[Platform, datetime] = field(default_factory=dict)
    unsure: set[Platform] = field(default_factory=set)

    def put(self, voter: str, ballot: Ballot | None) -> None:
        """Let this be the voter's ballot, or let them have none."""
        before = self.held.pop(voter, None)
        if before is not None:
            self.voters[before[0]] -= 1
            if before[1] == self.latest.get(before[0]):
                self.unsure.add(before[0])
        if ballot is not None:
            platform, at = ballot.platform, ballot.at
            self.held[voter] = (platform, at)
            self.voters[platform] += 1
            if at >= self.latest.get(platform, at):
                self.latest[platform] = at
                self.unsure.discard(platform)

    def told(self) -> tuple[dict[str, int], dict[str, datetime]]:
        """Return the voters and the time of the last ballot by platform."""
        for platform in self.unsure:
            ats = [at for here, at in self.held.values() if here is platform]
            self.latest.pop(platform)
            self.latest.update({platform: max(ats)} if ats else {})
        self.unsure.clear()
        voters = {str(platform): many for platform, many in self.voters.items() if many}
        return voters, {str(platform): at for platform, at in self.latest.items()}


class Run:
    """One open poll as it goes on: what was counted, and whose ballots are not yet."""

    def __init__(self, poll: Poll, box: Box) -> None:
        """Begin with nothing counted."""
        method = METHODS[poll.method]
        self.choices = poll.choices
        self.touched = set(box)
        self._turnout = Turnout()
        self._newest = poll.opened_at
        self._window = timedelta(seconds=poll.mood_window_s)
        self._river = (
            River([choice.code for choice in poll.choices]) if method.counted is Counted.STANDS else None
        )
        self._adding = method.adding(poll.choices)
        self._marks: dict[str, Mark] = {}
        self._mood = Mood(self._window) if method.counted is Counted.READINGS else None
        self._line: list[MoodPoint] = []
        self._every_s = POINT_EVERY_S

    def count(self, poll: Poll, box: Box, talk: Talk) -> Count:
        """Return what the poll comes to now."""
        for voter in self.touched:
            self._put(poll, voter, box.get(voter), talk)
        self.touched.clear()
        outcome = self._outcome(poll, box, talk)
        voters, latest = self._turnout.told()
        return Count(outcome=outcome, voters_by_platform=voters, latest=latest)

    def with_line(self, poll: Poll, outcome: Outcome, box: Box, now: datetime) -> Outcome:
        """Return a temperature's outcome with the mood over time, with one more point now and then.

        What came before this life of the bot is drawn from the last word of each voter, all that is left.
        """
        if self._mood is None or not isinstance(outcome.detail, TemperatureDetail):
            return outcome
        after_s = max(0, int((now - poll.opened_at).total_seconds()))
        if not self._line and after_s >= POINT_EVERY_S and box:
            self._line = self._drawn(poll, box, after_s)
        if not self._line or after_s - self._line[-1].after_s >= self._every_s:
            self._line.append(MoodPoint(after_s, *outcome.detail.mean))
        if len(self._line) > MOST_POINTS:
            self._line, self._every_s = self._line[::2], 2 * self._every_s
        return replace(outcome, detail=replace(outcome.detail, line=tuple(self._line)))

    def _put(self, poll: Poll, voter: str, ballot: Ballot | None, talk: Talk) -> None:
        self._turnout.put(voter, ballot)
        if ballot is not None:
            self._newest = max(self._newest, ballot.at)
        if self._adding is not None:
            self._add(voter, ballot, self._adding)
        if self._river is not None:
            self._river.put(voter, talk.stands[poll.id].get(voter, ()))
        if self._mood is not None:
            self._mood.put(voter, None if ballot is None else _reading(voter, ballot))

    def _add(self, voter: str, ballot: Ballot | None, adding: Adding) -> None:
        before = self._marks.pop(voter, None)
        if before is not None:
            adding.add(before, -1)
        if ballot is not None:
            self._marks[voter] = ballot.mark
            adding.add(ballot.mark, 1)

    def _outcome(self, poll: Poll, box: Box, talk: Talk) -> Outcome:
        if self._river is not None:
            return self._river.outcome()
        if self._mood is not None:
            now = max(talk.now, self._newest)
            for voter in self._mood.fade(now):
                self._turnout.put(voter, None)
            return self.with_line(poll, self._mood.outcome(), box, now)
        if self._adding is not None:
            return self._adding.outcome()
        if METHODS[poll.method].counted is Counted.ROUND:
            return consent.count(talk.round_of(poll))
        return METHODS[poll.method].count((ballot.mark for ballot in box.values()), poll.choices)

    def _drawn(self, poll: Poll, box: Box, until_s: int) -> list[MoodPoint]:
        while until_s > MOST_POINTS * self._every_s:
            self._every_s *= 2
        readings = [reading for voter, each in box.items() if (reading := _reading(voter, each))]
        seconds = range(0, until_s, self._every_s)
        return list(mood_line(readings, since=poll.opened_at, seconds=seconds, window=self._window))


class Runs:
    """The polls that are counted as they go on, by their ids."""

    def __init__(self) -> None:
        """Begin with none: each is made the first time that it is counted."""
        self._runs: dict[str, Run] = {}

    def touch(self, poll_id: str, voter: str) -> None:
        """Have a voter looked at when the poll is counted next."""
        if poll_id in self._runs:
            self._runs[poll_id].touched.add(voter)

    def heard(self, change: DeliberationChange) -> None:
        """Have whoever took a side looked at when the debate is counted next."""
        if isinstance(change, StandsSaved):
            self.touch(change.poll_id, change.voter)

    def forget(self, poll_id: str) -> None:
        """Let all that was counted go."""
        self._runs.pop(poll_id, None)

    def count(self, poll: Poll, box: Box, talk: Talk) -> Count:
        """Return a poll's count; that of a closed one, which stays, is made from scratch."""
        run = self._runs.get(poll.id)
        if run is None or run.choices != poll.choices:
            run = self._runs[poll.id] = Run(poll, box)
        if poll.status is not PollStatus.CLOSED:
            return run.count(poll, box, talk)
        count = count_talk(poll, box, talk)
        closed_at = poll.closed_at or poll.opened_at
        return count.having(run.with_line(poll, count.outcome, box, closed_at))


def _reading(voter: str, ballot: Ballot) -> Reading | None:
    return Reading(voter, int(ballot.mark), ballot.at) if isinstance(ballot.mark, str) else None
