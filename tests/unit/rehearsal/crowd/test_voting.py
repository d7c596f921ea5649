"""How the crowd votes by each method: the bot reads what it means, and the crowd counts it its own way."""

from collections.abc import Iterable
from datetime import datetime
from random import Random

import msgspec
import pytest

from bot.events import Platform
from bot.platforms.discord.translate import readable
from bot.polls.grammar import NotAVote
from bot.polls.marks import Marked
from bot.polls.methods import METHODS
from bot.polls.poll import Choice
from bot.rehearsal.crowd.deeds import Kind, Voting, Way
from bot.rehearsal.crowd.lines import read_lines
from bot.rehearsal.crowd.marks import Mark, figures, mismatched
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.screen import ShownPoll, ShownWindow
from bot.rehearsal.crowd.voting import (
    ballot_by_method,
    could_be_grade,
    could_be_list,
    digits_are_grades,
    late_ballot,
)
from tests.unit.rehearsal.crowd.shows import at, person, poll

LINES = read_lines()
LABELS = ("Le tram", "Le canal", "Le funiculaire")


def _shown(method: str, window: ShownWindow | None = None, first: int = 1) -> ShownPoll:
    codes = tuple(str(first + place) for place in range(3))
    return msgspec.structs.replace(poll("p", LABELS, codes), method=method, window=window)


def _choices(shown: ShownPoll) -> tuple[Choice, ...]:
    return tuple(Choice(code=each.code, label=each.label) for each in shown.choices)


def _window(starts: float = 10, ends: float = 20) -> ShownWindow:
    return ShownWindow(code="2", starts_at=at(starts), ends_at=at(ends))


def _cast(
    shown: ShownPoll, now: datetime, before: Mark | None = None, *, digits: bool = True
) -> Iterable[Voting]:
    for seed in range(300):
        who = person(seed, tuple(Platform)[seed % 2])
        deed = ballot_by_method(who, shown, before, LINES, Random(seed), now, digits=digits)
        if deed:
            yield deed


def _emotes(text: str) -> tuple[str, ...]:
    return tuple(word for word in text.split() if word in ("LUL", "PogChamp"))


@pytest.mark.parametrize("first", [1, 8, 20])
@pytest.mark.parametrize("method", ["approval", "ranked"])
def test_lists_are_read_as_they_were_meant(method: str, first: int) -> None:
    shown = _shown(method, first=first)
    cast = list(_cast(shown, at(5)))

    assert len({deed.text for deed in cast}) > 20
    for deed in cast:
        text, _ = readable(deed.text, {})
        read = METHODS[method].read(text, _choices(shown), _emotes(deed.text))
        assert read == Marked(deed.mark), deed.text


def test_grades_are_read_as_they_were_meant() -> None:
    shown = _shown("majority-judgment", _window())
    bare = 0
    for deed in _cast(shown, at(15)):
        assert isinstance(deed.mark, dict)
        read = METHODS["majority-judgment"].read(deed.text, _choices(shown))
        if read == NotAVote("which-choice"):
            bare += 1
            assert list(deed.mark) == ["2"]
            read = METHODS["majority-judgment"].read(deed.text, _choices(shown)[1:2])
        assert read == Marked(deed.mark), deed.text
    assert bare > 50


@pytest.mark.parametrize("now", [10.5, 19.8])
def test_at_the_edges_of_a_window_every_grade_names_its_choice(now: float) -> None:
    shown = _shown("majority-judgment", _window())

    for deed in _cast(shown, at(now)):
        assert METHODS["majority-judgment"].read(deed.text, _choices(shown)) == Marked(deed.mark)


def test_in_the_first_window_nothing_came_before() -> None:
    shown = _shown("majority-judgment", _window(0, 10))
    read = METHODS["majority-judgment"].read

    assert any(read(deed.text, _choices(shown)) == NotAVote("which-choice") for deed in _cast(shown, at(0.5)))


def test_no_digit_is_a_grade_where_it_could_be_a_late_code() -> None:
    shown = _shown("majority-judgment", _window())

    assert not any(deed.text.isdigit() for deed in _cast(shown, at(15), digits=False))
    assert digits_are_grades([poll("q", closed=10)], at(40))
    assert not digits_are_grades([poll("q", closed=10)], at(30))


def test_who_has_graded_everything_grades_again() -> None:
    shown = _shown("majority-judgment")
    everything: Mark = {"1": 3, "2": 3, "3": 3}

    assert list(_cast(shown, at(15), everything))


@pytest.mark.parametrize(
    "method", ["plurality", "approval", "ranked", "borda", "majority-judgment", "temperature"]
)
def test_late_ballots_would_have_counted(method: str) -> None:
    shown = _shown(method)
    deed = late_ballot(person(1), shown, Random(1))

    assert METHODS[method].read(deed.text, _choices(shown)) == Marked(deed.mark)


def test_talk_that_could_be_a_grade_or_a_list_is_noticed() -> None:
    judged, ranked = _shown("majority-judgment"), _shown("ranked")

    assert could_be_grade("Bien !", [judged], LINES)
    assert could_be_grade("2 fois", [judged], LINES)
    assert not could_be_grade("Bien !", [ranked], LINES)
    assert not could_be_grade("bonsoir la compagnie", [judged], LINES)
    assert could_be_list("on est 3 ici", [ranked])
    assert not could_be_list("on est 3 ici", [_shown("plurality")])


@pytest.mark.parametrize("method", ["approval", "ranked", "majority-judgment"])
def test_no_near_vote_is_a_ballot_of_any_method(method: str) -> None:
    shown = _shown(method)
    for line in LINES.by_kind[Kind.NEAR_VOTE]:
        text = line.replace("{code}", "1").replace("{other}", "3")
        if could_be_grade(text, [shown], LINES):
            continue
        assert isinstance(METHODS[method].read(text, _choices(shown)), NotAVote), text


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (["1", "3", "1"], {"1": 2, "2": 0, "3": 1}),
        ([(("1", "3"),), (("3",),)], {"1": 1, "2": 0, "3": 2}),
        ([(("3",), ("1",)), (("3",),)], {"1": 0, "2": 0, "3": 2}),
        ([{"1": 6, "2": 0}, {"1": 3}], {"1": 9, "2": 0, "3": 0}),
        ([()], {"1": 0, "2": 0, "3": 0}),
    ],
)
def test_each_method_has_its_figure(marks: list[Mark], expected: dict[str, int]) -> None:
    assert figures(marks, ["1", "2", "3"]) == expected


def test_whole_ballots_are_compared() -> None:
    some: list[Mark] = [{"1": 0}, {"1": 1, "2": 2}]

    assert mismatched(some, [{"2": 2, "1": 1}, {"1": 0}]) == 0
    assert mismatched(some, [{"1": 1, "2": 2}]) == 1
    assert mismatched([(("1",), ("2",))], [(("2",), ("1",))]) == 1


def test_the_last_grade_of_each_choice_is_expected() -> None:
    shown = _shown("majority-judgment")
    record = CrowdRecord()
    said: list[tuple[float, dict[str, int]]] = [(2, {"1": 5}), (4, {"2": 0}), (3, {"1": 2}), (1, {"2": 6})]
    for seconds, mark in said:
        deed = Voting(person=person(1), text="", kind=Kind.BALLOT, way=Way.CHAT, poll_id="p", mark=mark)
        record.add(f"m{seconds}", at(seconds), deed)

    assert record.marks(shown, lambda *_: True) == {person(1).key: {"1": 2, "2": 0}}
    assert record.expected(shown, lambda *_: True) == {"1": 2, "2": 0, "3": 0}
