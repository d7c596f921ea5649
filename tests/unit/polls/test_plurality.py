"""Plurality: counts, shares, ties."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.grammar import Vote
from bot.polls.methods import METHODS
from tests.unit.polls.made import ballot, choices

THREE = choices("Oui", "Non", "Blanc")
PLURALITY = METHODS["plurality"]


def test_the_most_chosen_wins_with_its_exact_share() -> None:
    tally = PLURALITY.tally([ballot(code) for code in "1121132"], THREE)

    assert tally.voters == 7
    assert tally.counts == {"1": 4, "2": 2, "3": 1}
    assert tally.shares == {"1": Fraction(4, 7), "2": Fraction(2, 7), "3": Fraction(1, 7)}
    assert tally.winners == ("1",)


def test_equals_win_together_in_the_order_of_the_choices() -> None:
    assert PLURALITY.tally([ballot(code) for code in "3113"], THREE).winners == ("1", "3")


def test_nobody_wins_where_nobody_voted() -> None:
    tally = PLURALITY.tally([], THREE)

    assert tally.winners == ()
    assert tally.shares == {"1": 0, "2": 0, "3": 0}


def test_a_ballot_of_another_poll_is_none_of_this_one() -> None:
    assert PLURALITY.tally([ballot("9"), ballot("2")], THREE).voters == 1


def test_a_line_is_read_as_one_choice() -> None:
    assert PLURALITY.read("2 btdCoeur", THREE, ["btdCoeur"]) == Vote("2")


@settings(deadline=None)
@given(st.lists(st.sampled_from("123"), max_size=30))
def test_the_order_of_ballots_changes_nothing(codes: list[str]) -> None:
    shuffled = sorted(codes)

    assert PLURALITY.tally(map(ballot, codes), THREE) == PLURALITY.tally(map(ballot, shuffled), THREE)
