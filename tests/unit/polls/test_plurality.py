"""Plurality: counts, shares, ties."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.marks import Marked
from bot.polls.methods import METHODS
from bot.polls.outcome import PluralityDetail
from tests.unit.polls.made import choices

THREE = choices("Oui", "Non", "Blanc")
PLURALITY = METHODS["plurality"]


def test_the_most_chosen_wins_with_its_exact_share() -> None:
    outcome = PLURALITY.count("1121132", THREE)

    assert outcome.voters == 7
    assert outcome.detail == PluralityDetail(
        {"1": 4, "2": 2, "3": 1}, {"1": (4, 7), "2": (2, 7), "3": (1, 7)}
    )
    assert outcome.winners == ("1",)


def test_equals_win_together_in_the_order_of_the_choices() -> None:
    assert PLURALITY.count("3113", THREE).winners == ("1", "3")


def test_nobody_wins_where_nobody_voted() -> None:
    assert PLURALITY.count([], THREE).winners == ()


def test_a_ballot_of_another_poll_is_none_of_this_one() -> None:
    assert PLURALITY.count(["9", "2", {"1": 6}, (("1", "2"),)], THREE).voters == 1


def test_a_line_is_read_as_one_choice() -> None:
    assert PLURALITY.read("2 btdCoeur", THREE, ["btdCoeur"]) == Marked("2")


def test_the_later_choice_replaces_the_earlier() -> None:
    assert PLURALITY.joined("1", "2") == "2"


@settings(deadline=None)
@given(st.lists(st.sampled_from("123"), max_size=30))
def test_the_order_of_ballots_changes_nothing(codes: list[str]) -> None:
    assert PLURALITY.count(codes, THREE) == PLURALITY.count(sorted(codes), THREE)
