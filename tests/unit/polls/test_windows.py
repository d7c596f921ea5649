"""When chats grade which choice."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.polls.grammar import NotAVote
from bot.polls.life import draft_poll, extend_poll, open_poll
from bot.polls.poll import Poll
from bot.polls.windows import (
    GradeGiven,
    graded_by_code,
    graded_then,
    lengthened,
    shuffled,
    window_at,
    windows_between,
    with_grades,
)
from tests.unit.polls.made import DELAY, START, expected, seconds

CODES = ("4", "5", "6")
KEY = b"clef"


def _at(after: float) -> datetime:
    return START + seconds(after)


def _judged(lasting: int | None = 60, key: bytes = KEY) -> Poll:
    draft = draft_poll(
        poll_id="p",
        question="Que valent-ils ?",
        choices=["Tram", "Canal", "Bus"],
        codes=CODES,
        at=START,
        method="majority-judgment",
    )
    made = open_poll(expected(draft), at=START, codes=CODES, seconds=lasting, stream_delay=DELAY, key=key)
    return expected(made)


def test_the_time_of_a_poll_is_divided_among_its_choices() -> None:
    windows = _judged(60).windows

    assert sorted(each.code for each in windows) == list(CODES)
    assert [each.starts_at for each in windows] == [_at(0), _at(20), _at(40)]
    assert [each.ends_at for each in windows] == [_at(20), _at(40), _at(60)]


def test_the_order_comes_from_the_key_alone() -> None:
    orders = {tuple(each.code for each in _judged(key=bytes([key])).windows) for key in range(40)}

    assert len(orders) == 6
    assert shuffled(CODES, KEY) == shuffled(CODES[::-1], KEY)


def test_without_a_length_each_choice_has_twenty_seconds() -> None:
    assert _judged(None).announced_close_at == _at(60)


def test_other_methods_have_no_windows() -> None:
    made = draft_poll(poll_id="p", question="On y va ?", choices=["Oui", "Non"], codes=["1", "2"], at=START)
    poll = open_poll(expected(made), at=START, codes=["1", "2"], seconds=60, stream_delay=DELAY)

    assert expected(poll).windows == ()


def test_enough_more_time_is_one_more_round() -> None:
    poll = _judged()
    longer = expected(extend_poll(poll, 15, DELAY)).windows

    assert longer[:3] == poll.windows
    assert [each.code for each in longer[3:]] == [each.code for each in poll.windows]
    assert longer[-1].ends_at == _at(75)


def test_little_more_time_is_for_the_last_choice() -> None:
    poll = _judged()
    longer = expected(extend_poll(poll, 14, DELAY)).windows

    assert longer == (*poll.windows[:2], replace(poll.windows[2], ends_at=_at(74)))


@pytest.mark.parametrize(
    ("after", "place"), [(-0.001, 0), (0, 1), (19.999, 1), (20, 2), (59.999, 3), (60, 0)]
)
def test_a_window_begins_with_its_start_and_ends_before_the_next(after: float, place: int) -> None:
    assert window_at(_judged().windows, _at(after)) == place


def test_a_bare_grade_is_for_the_choice_of_its_window() -> None:
    windows = _judged().windows

    assert graded_then(windows, _at(3), (), DELAY) == windows[0].code
    assert graded_then(windows, _at(26), (), DELAY) == windows[1].code
    assert graded_then(windows, _at(64), (), DELAY) == windows[2].code
    assert graded_then(windows, _at(65), (), DELAY) == windows[2].code


def test_while_the_stream_is_late_a_bare_grade_is_unclear_to_who_has_not_graded_the_earlier_choice() -> None:
    windows = _judged().windows

    assert graded_then(windows, _at(22), (), DELAY) == NotAVote("which-choice")
    assert graded_then(windows, _at(22), (windows[0].code,), DELAY) == windows[1].code


def test_windows_shorter_than_the_delay_are_unclear_over_several_of_them() -> None:
    windows = windows_between(("a", "b", "c"), START, _at(6))

    assert graded_then(windows, _at(5), ("b",), seconds(4)) == NotAVote("which-choice")
    assert graded_then(windows, _at(5), ("a", "b"), seconds(4)) == "c"


@given(st.integers(1, 20), st.floats(5, 3600), st.lists(st.floats(5, 600), max_size=4))
def test_windows_follow_each_other_without_a_gap(count: int, lasting: float, more: list[float]) -> None:
    codes = [str(code) for code in range(count)]
    end = _at(lasting)
    windows = windows_between(codes, START, end)
    for length in more:
        end += timedelta(seconds=length)
        windows = lengthened(windows, end)

    assert windows[0].starts_at == START
    assert windows[-1].ends_at == end
    assert all(one.ends_at == next_one.starts_at for one, next_one in pairwise(windows))


def test_each_window_has_codes_of_its_own_for_the_grades() -> None:
    first, second, third = (window.grades for window in _judged().windows)

    assert first == ("10", "11", "12", "13", "14", "15", "16")
    assert len({*first, *second, *third}) == 21


def test_no_code_of_a_grade_is_one_of_a_choice_or_was_on_screen_before() -> None:
    windows = with_grades(_judged().windows, ("12", "13", "20"))

    assert [window.grades[0] for window in windows] == ["30", "40", "50"]


def test_where_too_few_tens_are_left_there_are_no_codes() -> None:
    windows = with_grades(windows_between(CODES, START, _at(60)), [str(tens * 10) for tens in range(1, 8)])

    assert {window.grades for window in windows} == {()}


def test_many_windows_use_their_codes_again_as_late_as_they_can() -> None:
    windows = windows_between([str(code) for code in range(1, 21)], START, _at(400))
    grades = [window.grades[0] for window in with_grades(windows, ("5",))]

    assert grades[:9] == [f"{tens}0" for tens in range(1, 10)]
    assert grades[9:18] == grades[:9]


def test_one_more_round_goes_on_with_the_codes() -> None:
    poll = expected(extend_poll(_judged(60), 60, DELAY))

    assert [window.grades[0] for window in poll.windows] == ["10", "20", "30"] * 2


@pytest.mark.parametrize(
    ("code", "after", "given"),
    [
        ("16", 3, (0, 6, False)),
        ("10", 24, (0, 0, False)),
        ("10", 25, (0, 0, True)),
        ("25", 25, (1, 5, False)),
        ("35", 25, None),
        ("17", 3, None),
        ("36", 64, (2, 6, False)),
    ],
)
def test_a_code_means_its_own_window_until_nobody_sees_that_any_more(
    code: str, after: float, given: tuple[int, int, bool] | None
) -> None:
    windows = _judged().windows
    place, grade, stale = given or (0, 0, False)

    assert graded_by_code(windows, code, _at(after), DELAY) == (
        None if given is None else GradeGiven(windows[place].code, grade, stale)
    )
