"""The mood of the room: a window that slides, one value a person, and no winner."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting.temperature import Reading, count, mood_line
from bot.polls.outcome import TemperatureDetail
from tests.unit.polls.counting.made import after

MINUTE = timedelta(seconds=60)


def test_the_mood_is_the_mean_of_the_last_values_within_the_window() -> None:
    readings = [
        Reading("ana", 0, after(0)),
        Reading("bob", 10, after(30)),
        Reading("bob", 7, after(40)),
        Reading("cleo", 8, after(60)),
        Reading("dan", 1, after(61)),
    ]
    outcome = count(readings, now=after(60), window=MINUTE)

    assert outcome.voters == 2
    assert outcome.detail == TemperatureDetail(mean=(15, 2), values=(0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0))
    assert outcome.winners == ()
    assert outcome.ranking == ()


def test_what_is_off_the_scale_is_no_reading() -> None:
    readings = [Reading("ana", 11, after(0)), Reading("bob", -1, after(0)), Reading("ana", 4, after(0))]

    assert count(readings, now=after(0), window=MINUTE).detail == TemperatureDetail(
        mean=(4, 1), values=(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    )


def test_without_a_reading_there_is_no_mood() -> None:
    assert count([], now=after(0), window=MINUTE).detail == TemperatureDetail((0, 0), (0,) * 11)


READINGS = st.lists(
    st.builds(
        Reading,
        voter=st.sampled_from(["ana", "bob", "cleo", "dan"]),
        value=st.integers(-1, 11),
        at=st.integers(0, 300).map(after),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(READINGS, st.lists(st.integers(0, 400), max_size=12).map(sorted))
def test_the_line_says_at_each_moment_what_counting_there_says(
    readings: list[Reading], seconds: list[int]
) -> None:
    line = mood_line(readings, since=after(0), seconds=seconds, window=MINUTE)

    assert [point.after_s for point in line] == seconds
    for point in line:
        detail = count(readings, now=after(point.after_s), window=MINUTE).detail
        assert isinstance(detail, TemperatureDetail)
        assert (point.total, point.people) == detail.mean


@settings(deadline=None)
@given(READINGS)
def test_the_order_in_which_readings_are_told_changes_nothing(readings: list[Reading]) -> None:
    assert count(readings, now=after(90), window=MINUTE) == count(
        readings[::-1], now=after(90), window=MINUTE
    )
