"""Borda: worked examples, equals, and what no order of ballots may change."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting.schulze import count as schulze
from bot.polls.marks import Mark, Marked
from bot.polls.methods import METHODS
from bot.polls.outcome import BordaDetail, Outcome, RankedDetail
from bot.polls.poll import Choice

BORDA = METHODS["borda"]
RANKINGS = st.lists(
    st.permutations("ABCD").flatmap(
        lambda order: st.integers(0, 4).map(lambda many: tuple((code,) for code in order[:many]))
    ),
    max_size=30,
)


def _choices(codes: str) -> list[Choice]:
    return [Choice(code=code, label=f"Choix {code}") for code in codes]


def _count(codes: str, *blocs: tuple[int, str]) -> Outcome:
    """Return the count of so many ballots of each order, one letter a choice, equals between brackets."""
    marks: list[Mark] = [tuple((code,) for code in order) for many, order in blocs for _ in range(many)]
    return BORDA.count(marks, _choices(codes))


def _points(outcome: Outcome) -> dict[str, int]:
    assert isinstance(outcome.detail, BordaDetail)
    return outcome.detail.counts


def test_the_capital_of_tennessee_is_nashville() -> None:
    outcome = _count("MNCK", (42, "MNCK"), (26, "NCKM"), (15, "CKNM"), (17, "KCNM"))

    # Twice the points of the usual table: Memphis 126, Nashville 194, Chattanooga 173, Knoxville 107.
    assert _points(outcome) == {"M": 252, "N": 388, "C": 346, "K": 214}
    assert outcome.winners == ("N",)
    assert outcome.ranking == (("N",), ("C",), ("M",), ("K",))


def test_the_21_voters_of_borda_choose_whom_plurality_puts_last() -> None:
    # His own example of 1770: A has most first places, yet a majority would put it last.
    outcome = _count("ABC", (1, "ABC"), (7, "ACB"), (7, "BCA"), (6, "CBA"))

    assert outcome.ranking == (("C",), ("B",), ("A",))


def test_the_most_preferred_by_a_majority_may_lose_and_schulze_disagrees() -> None:
    blocs = [(3, "ABC"), (2, "BCA")]
    marks = [tuple((code,) for code in order) for many, order in blocs for _ in range(many)]

    assert _count("ABC", *blocs).winners == ("B",)
    assert schulze(marks, "ABC").winners == ("A",)


def test_equals_share_the_points_of_their_places_and_what_is_left_out_is_last() -> None:
    outcome = BORDA.count([(("A", "B"),)], _choices("ABCD"))

    assert _points(outcome) == {"A": 5, "B": 5, "C": 1, "D": 1}
    assert outcome.ranking == (("A", "B"), ("C", "D"))
    assert outcome.winners == ("A", "B")


def test_nobody_wins_without_a_ballot_and_other_polls_codes_are_none() -> None:
    assert BORDA.count([], _choices("AB")).winners == ()
    assert BORDA.count([(("X",),), "A"], _choices("AB")).voters == 0


def test_a_line_is_read_as_an_order() -> None:
    assert BORDA.read("3>1>2", tuple(_choices("123"))) == Marked((("3",), ("1",), ("2",)))


@settings(deadline=None)
@given(RANKINGS)
def test_a_ballot_is_worth_the_same_whatever_its_length(marks: list[Mark]) -> None:
    outcome = BORDA.count(marks, _choices("ABCD"))

    assert sum(_points(outcome).values()) == 4 * 3 * len(marks)
    assert outcome.voters == len(marks)


@settings(deadline=None)
@given(RANKINGS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(marks: list[Mark], chance: Random) -> None:
    shuffled = list(marks)
    chance.shuffle(shuffled)

    assert BORDA.count(shuffled, _choices("ABCD")) == BORDA.count(marks, _choices("ABCD"))


@settings(deadline=None)
@given(RANKINGS)
def test_points_are_those_of_the_duels(marks: list[Mark]) -> None:
    detail = METHODS["ranked"].count(marks, _choices("ABCD")).detail
    assert isinstance(detail, RankedDetail)
    pairwise = detail.pairwise
    duels = {
        one: sum(len(marks) + pairwise[one][other] - pairwise[other][one] for other in pairwise[one])
        for one in "ABCD"
    }

    assert _points(BORDA.count(marks, _choices("ABCD"))) == duels
