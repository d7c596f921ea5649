"""Turns come from the seed alone, at a rate, and nobody has too many of them."""

from collections import Counter

import pytest

from bot.rehearsal.crowd.people import Temper
from bot.rehearsal.crowd.script import WAVE_EVERY_SECONDS, Script
from tests.unit.rehearsal.crowd.shows import person

PEOPLE = [person(number, temper=Temper.SPAMMER if number % 10 == 0 else Temper.CALM) for number in range(100)]


def test_the_same_seed_gives_the_same_turns() -> None:
    one, same, other = Script(3, 20, PEOPLE), Script(3, 20, PEOPLE), Script(4, 20, PEOPLE)
    turns = [one.next() for _ in range(1000)]

    assert turns == [same.next() for _ in range(1000)]
    assert turns != [other.next() for _ in range(1000)]


def test_turns_are_due_at_the_rate() -> None:
    script = Script(1, 200, PEOPLE)

    assert (script.due(0), script.due(0.5), script.due(60)) == (0, 100, 12000)


def test_nobody_has_a_second_turn_before_everybody_had_one() -> None:
    script = Script(1, 1, PEOPLE)
    turns = [script.next() for _ in range(1000)]
    quiet = [turn for turn in turns if turn.wave is None]

    assert max(Counter(turn.person.key for turn in quiet[:100]).values()) <= 2


def test_a_wave_is_one_run_of_turns_by_many_spammers() -> None:
    script = Script(1, 10, PEOPLE)
    turns = [script.next() for _ in range(int(4 * WAVE_EVERY_SECONDS * 10))]
    waves = {turn.wave for turn in turns} - {None}
    second = [turn for turn in turns if turn.wave == 2]

    assert waves == {1, 2, 3}
    assert [turn.slot for turn in second] == list(range(second[0].slot, second[0].slot + len(second)))
    assert len({turn.person.key for turn in second}) > 5
    assert {turn.person.temper for turn in second} == {Temper.SPAMMER}


def test_a_crowd_of_nobody_or_without_a_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="people and a rate"):
        Script(1, 10, [])
    with pytest.raises(ValueError, match="people and a rate"):
        Script(1, 0, PEOPLE)
