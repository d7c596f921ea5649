"""A poll counted as it goes on has the count that the same state has from scratch."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.changes import BallotCast, BallotRemoved, PollSaved
from bot.changes.talk import MinutesPassed, StandsSaved
from bot.events import Platform
from bot.pipeline.memory.count import Count, count_talk
from bot.pipeline.memory.state import ShowState
from bot.polls.counting.moving_debate import Stand
from bot.polls.marks import Mark
from bot.polls.methods import METHODS
from bot.polls.outcome import MoodPoint, TemperatureDetail
from bot.polls.poll import Ballot, Poll, PollStatus
from tests.unit.polls.made import START, choices

MARKS: dict[str, tuple[Mark, ...]] = {
    "plurality": ("1", "2", "3"),
    "approval": ((("1", "3"),), (("2",),), ((),)),
    "ranked": ((("1",), ("2",)), (("3",),), (("2", "3"), ("1",))),
    "borda": ((("1",), ("2",)), (("3",),), (("2", "3"), ("1",))),
    "majority-judgment": ({"1": 6, "2": 0}, {"3": 4}, {"2": 2}),
    "moving-debate": ("1", "2", "3"),
    "temperature": ("0", "7", "10"),
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from("abcdef"),
        st.integers(0, 2) | st.none(),
        st.sampled_from((Platform.TWITCH, Platform.DISCORD)),
        st.integers(0, 6),
        st.booleans(),
    ),
    max_size=40,
)


def _poll(method: str) -> Poll:
    labels = ("Gare", "Halle", "Parc")[: METHODS[method].most]
    return Poll(
        id="p1",
        method=method,
        question="Où ?",
        choices=choices(*labels),
        status=PollStatus.OPEN,
        opened_at=START,
        mood_window_s=20,
    )


@pytest.mark.parametrize("method", MARKS)
@settings(deadline=None, max_examples=60)
@given(steps=STEPS)
def test_any_ballots_give_the_count_that_they_have_from_scratch(
    method: str, steps: list[tuple[str, int | None, Platform, int, bool]]
) -> None:
    state, poll, second = ShowState(), _poll(method), 0
    state.apply(PollSaved(poll=poll))
    for voter, choice, platform, passed, counts in steps:
        second += passed
        at = START + timedelta(seconds=second)
        if choice is None:
            state.apply(BallotRemoved(poll_id="p1", voter=voter))
        else:
            mark = MARKS[method][choice]
            ballot = Ballot(mark=mark, at=at, platform=platform, receipt=f"{voter}{second}")
            state.apply(BallotCast(poll_id="p1", voter=voter, ballot=ballot))
            if method == "moving-debate":
                stands = (*state.talk.stands["p1"].get(voter, ()), Stand(voter, str(mark), at, "1"))
                state.apply(StandsSaved(poll_id="p1", voter=voter, stands=stands))
        state.apply(MinutesPassed(at=at))
        if counts:
            assert _counted(state, poll) == _from_scratch(state, poll)

    assert _counted(state, poll) == _from_scratch(state, poll)


def _counted(state: ShowState, poll: Poll) -> Count:
    """Return the count as it goes on, without the mood over time, which a count from scratch cannot know."""
    count = state.count(poll)
    if not isinstance(count.outcome.detail, TemperatureDetail):
        return count
    return count.having(replace(count.outcome, detail=replace(count.outcome.detail, line=())))


def _from_scratch(state: ShowState, poll: Poll) -> Count:
    return count_talk(poll, state.ballots["p1"], state.talk)


def _felt(state: ShowState, voter: str, value: str, second: int) -> None:
    at = START + timedelta(seconds=second)
    ballot = Ballot(mark=value, at=at, platform=Platform.TWITCH)
    state.apply(BallotCast(poll_id="p1", voter=voter, ballot=ballot))
    state.apply(MinutesPassed(at=at))


def _line(state: ShowState) -> tuple[MoodPoint, ...]:
    detail = state.count(state.polls["p1"]).outcome.detail
    assert isinstance(detail, TemperatureDetail)
    return detail.line


def test_the_mood_over_time_has_a_point_now_and_then_and_outlives_the_end() -> None:
    state, poll = ShowState(), _poll("temperature")
    state.apply(PollSaved(poll=poll))
    for second, (voter, value) in enumerate([("ana", "2"), ("bob", "8"), ("ana", "10"), ("cleo", "0")]):
        _felt(state, voter, value, second)
        state.count(poll)

    assert _line(state) == (MoodPoint(0, 2, 1), MoodPoint(2, 18, 2))
    over = START + timedelta(seconds=30)
    state.apply(PollSaved(poll=replace(poll, status=PollStatus.CLOSED, closed_at=over)))
    assert _line(state)[:2] == (MoodPoint(0, 2, 1), MoodPoint(2, 18, 2))


def test_a_long_mood_has_fewer_points_and_never_many() -> None:
    state, poll = ShowState(), _poll("temperature")
    state.apply(PollSaved(poll=poll))
    for second in range(0, 1200, 2):
        _felt(state, "ana", "5", second)
        state.count(poll)

    seconds = [point.after_s for point in _line(state)]
    assert len(seconds) <= 91
    assert seconds == sorted(set(seconds))
    assert (seconds[0], seconds[-1]) >= (0, 1180)


def test_after_a_restart_the_mood_is_drawn_from_the_last_words() -> None:
    before, poll = ShowState(), _poll("temperature")
    before.apply(PollSaved(poll=poll))
    for second, voter in enumerate("abcdef"):
        _felt(before, voter, "6", second)
    state = ShowState()
    state.apply(PollSaved(poll=poll))
    state.ballots["p1"] = dict(before.ballots["p1"])
    state.apply(MinutesPassed(at=START + timedelta(seconds=8)))

    assert _line(state) == (
        MoodPoint(0, 6, 1),
        MoodPoint(2, 18, 3),
        MoodPoint(4, 30, 5),
        MoodPoint(6, 36, 6),
        MoodPoint(8, 36, 6),
    )
