"""The standalone program counts as the show does, and as the papers do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.box.recount import agrees, read_box, recount
from bot.polls.marks import Mark
from bot.verify_box import count_grades, count_names, count_rankings, examine
from tests.unit.polls.box.made import METHODS, a_box, a_file, marks_of, public

ANY_POLL = st.sampled_from(METHODS).flatmap(lambda method: st.tuples(st.just(method), marks_of(method)))


def rankings(*blocs: tuple[int, str]) -> list[list[list[str]]]:
    """Return so many ballots of each order, one letter a choice."""
    return [[[code] for code in order] for times, order in blocs for _ in range(times)]


@settings(deadline=None, max_examples=60)
@given(ANY_POLL)
def test_two_counts_that_share_no_code_agree_on_any_ballots(drawn: tuple[str, list[Mark]]) -> None:
    method, marks = drawn
    raw = a_file(marks, method)

    lines, valid = examine(raw, public())

    assert valid, lines
    counted = recount(read_box(raw))
    assert counted is not None
    assert agrees(read_box(raw), counted)


def test_the_capital_of_tennessee_is_nashville() -> None:
    ballots = rankings((42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))

    _, ranking, winners = count_rankings(ballots, list("MNCK"))

    assert winners == ["N"]
    assert ranking == [["N"], ["C"], ["K"], ["M"]]


def test_the_45_voters_of_schulze() -> None:
    blocs = [(5, "ACBED"), (5, "ADECB"), (8, "BEDAC"), (3, "CABED")]
    blocs += [(7, "CAEBD"), (2, "CBADE"), (7, "DCEBA"), (8, "EBADC")]

    figures, ranking, _ = count_rankings(rankings(*blocs), list("ABCDE"))

    assert ranking == [["E"], ["A"], ["C"], ["B"], ["D"]]
    assert (figures["A"]["B"], figures["B"]["A"]) == (20, 25)


def test_unbeaten_choices_win_together() -> None:
    assert count_rankings(rankings((1, "AB"), (1, "BA")), ["A", "B"])[2] == ["A", "B"]


def test_the_lower_of_two_middle_grades_decides() -> None:
    _, ranking, winners = count_grades([{"A": 6, "B": 4}, {"A": 3, "B": 4}], ["A", "B"])

    assert ranking == [["B"], ["A"]]
    assert winners == ["B"]


def test_the_gauge_decides_between_equal_grades() -> None:
    # All at 3: A has more above (3+), B as many above as below (3-), C more below.
    columns = {"A": (3, 3, 6, 6, 1), "B": (3, 3, 3, 6, 1), "C": (3, 3, 1, 1, 6), "D": (3, 3, 3, 1, 6)}
    ballots = [{code: grades[voter] for code, grades in columns.items()} for voter in range(5)]

    _, ranking, _ = count_grades(ballots, list("ABCD"))

    assert ranking == [["A"], ["B", "D"], ["C"]]


def test_a_choice_that_few_graded_is_last_and_never_wins() -> None:
    few = [{"A": 0, "B": 6}, {"A": 0}, {"A": 0}]

    assert count_grades(few, ["A", "B"])[1:] == ([["A"], ["B"]], ["A"])
    assert count_grades([{}, {}, {"B": 6}], ["A", "B"])[1:] == ([["A", "B"]], [])


def test_equals_win_together_and_nobody_wins_without_a_vote() -> None:
    assert count_names(["4", "5"], ["4", "5"])[1:] == ([["4", "5"]], ["4", "5"])
    assert count_names([[[]], [[]]], ["4", "5"])[1:] == ([["4", "5"]], [])
    assert count_names([[["4", "5"]], [["5"]]], ["4", "5"]) == ({"4": 1, "5": 2}, [["5"], ["4"]], ["5"])


@pytest.mark.parametrize("method", METHODS)
def test_a_withheld_box_is_not_counted_again(method: str) -> None:
    assert recount(a_box([], method)) is None


def test_a_box_without_result_agrees_with_no_count() -> None:
    counted = recount(a_box(["4"]))

    assert counted is not None
    assert not agrees(a_box([]), counted)
