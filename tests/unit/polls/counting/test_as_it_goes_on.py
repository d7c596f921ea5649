"""What is counted as it goes on is what is counted from scratch, at each step."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting import moving_debate, temperature
from bot.polls.counting.mood import Mood
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.river import River
from bot.polls.counting.temperature import Reading
from bot.polls.outcome import MovingDebateDetail, Outcome
from tests.unit.polls.counting.made import after

VOTERS = st.sampled_from(["ana", "bob", "cleo", "dan", "eve"])
STEPS = st.lists(
    st.tuples(
        VOTERS,
        st.lists(
            st.tuples(st.sampled_from("PCDX"), st.integers(0, 12), st.sampled_from(["", "1", "2"])),
            max_size=6,
        ),
    ),
    max_size=25,
)
WINDOW = timedelta(seconds=10)


def _arguments(outcome: Outcome) -> list[str]:
    assert isinstance(outcome.detail, MovingDebateDetail)
    return list(outcome.detail.arguments)


@settings(deadline=None, max_examples=300)
@given(STEPS)
def test_a_river_is_that_of_all_its_stands_however_they_came(
    steps: list[tuple[str, list[tuple[str, int, str]]]],
) -> None:
    river, held = River("PCD"), dict[str, list[Stand]]()
    for voter, drawn in steps:
        held[voter] = [Stand(voter, side, after(second), argument) for side, second, argument in drawn]
        river.put(voter, held[voter])
        whole = moving_debate.count([stand for stands in held.values() for stand in stands], "PCD")

        assert river.outcome() == whole
        assert _arguments(river.outcome()) == _arguments(whole)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(VOTERS, st.integers(-1, 11) | st.none(), st.integers(0, 4)), max_size=40))
def test_a_mood_is_that_of_the_last_readings_of_its_window(
    steps: list[tuple[str, int | None, int]],
) -> None:
    mood, held, now = Mood(WINDOW), dict[str, Reading](), 0
    for voter, value, passed in steps:
        now += passed
        held.pop(voter, None)
        if value is not None:
            held[voter] = Reading(voter, value, after(now))
        mood.put(voter, held.get(voter))
        gone = mood.fade(after(now))

        assert mood.outcome() == temperature.count(held.values(), now=after(now), window=WINDOW)
        assert all(held[each].at <= after(now) - WINDOW for each in gone)


def test_what_is_told_late_fades_at_once() -> None:
    mood = Mood(WINDOW)
    mood.put("ana", Reading("ana", 7, after(0)))

    assert mood.fade(after(10)) == ["ana"]
    assert mood.outcome() == temperature.count([], now=after(10), window=WINDOW)
