"""The bot keeps under a platform's limits, or says that it cannot in time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.pacing import Pace

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WINDOW = timedelta(seconds=30)


def after(seconds: float) -> datetime:
    """Return the present so many seconds later."""
    return NOW + timedelta(seconds=seconds)


def test_permits_are_used_at_once_while_there_are_some() -> None:
    pace = Pace(3, WINDOW)

    assert [pace.take(NOW, WINDOW) for _ in range(3)] == [timedelta()] * 3


def test_the_next_one_waits_for_the_oldest_to_be_past() -> None:
    pace = Pace(2, WINDOW)
    pace.take(NOW, WINDOW)
    pace.take(after(10), WINDOW)

    assert pace.take(after(12), WINDOW) == timedelta(seconds=18)
    assert pace.take(after(12), WINDOW) == timedelta(seconds=28)


def test_no_patience_takes_nothing() -> None:
    pace = Pace(1, WINDOW)
    pace.take(NOW, WINDOW)

    assert pace.take(after(1), timedelta(seconds=5)) is None
    assert pace.take(after(30), timedelta(seconds=5)) == timedelta()


def test_a_wider_pace_counts_what_was_taken_before() -> None:
    pace = Pace(1, WINDOW)
    pace.take(NOW, WINDOW)
    pace.widen(2)

    assert pace.take(NOW, timedelta()) == timedelta()
    assert pace.take(NOW, timedelta()) is None


@given(
    st.lists(st.floats(min_value=0, max_value=20), min_size=1, max_size=60),
    st.integers(min_value=1, max_value=5),
)
def test_no_window_ever_holds_more_than_its_permits(pauses: list[float], permits: int) -> None:
    pace, now, used = Pace(permits, WINDOW), NOW, []
    for pause in pauses:
        now += timedelta(seconds=pause)
        wait = pace.take(now, WINDOW)
        if wait is not None:
            used.append(now + wait)

    assert all(sum(start <= at < start + WINDOW for at in used) <= permits for start in used)
