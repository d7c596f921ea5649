"""Plurality and approval: counts, exact shares, ties, and each voter's last ballot alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting import approval, plurality
from bot.polls.marks import Mark, revised
from bot.polls.outcome import ApprovalDetail, PluralityDetail

# Tennessee as in the usual example: 42 % live near Memphis, 26 % Nashville, 15 % Chattanooga, 17 % Knoxville.
HOMES = [*"M" * 42, *"N" * 26, *"C" * 15, *"K" * 17]


def test_tennessee_by_one_choice_each_is_memphis() -> None:
    outcome = plurality.count(HOMES, "MNCK")

    assert outcome.voters == 100
    assert outcome.winners == ("M",)
    assert outcome.ranking == (("M",), ("N",), ("K",), ("C",))
    assert outcome.detail == PluralityDetail(
        counts={"M": 42, "N": 26, "C": 15, "K": 17},
        shares={"M": (42, 100), "N": (26, 100), "C": (15, 100), "K": (17, 100)},
    )


def test_tennessee_by_approval_is_nashville() -> None:
    """Each approves of their own city and of the next nearest one."""
    near = {"M": "MN", "N": "NC", "C": "CK", "K": "KC"}
    outcome = approval.count([(tuple(near[home]),) for home in HOMES], "MNCK")

    assert outcome.winners == ("N",)
    assert outcome.ranking == (("N",), ("C",), ("M",), ("K",))
    assert outcome.detail == ApprovalDetail(
        counts={"M": 42, "N": 68, "C": 58, "K": 32},
        shares={"M": (42, 100), "N": (68, 100), "C": (58, 100), "K": (32, 100)},
    )


def test_equals_win_together_in_the_order_of_the_choices() -> None:
    assert plurality.count("BACAB", "ABC").winners == ("A", "B")
    assert plurality.count("BACAB", "ABC").ranking == (("A", "B"), ("C",))
    assert approval.count([(("B", "A"),), (("C",),)], "ABC").winners == ("A", "B", "C")


def test_nobody_wins_where_nobody_voted_or_nobody_approves() -> None:
    assert plurality.count([], "AB").winners == ()
    assert plurality.count([], "AB").ranking == (("A", "B"),)
    assert approval.count([], "AB").winners == ()
    assert approval.count([((),), ()], "AB").winners == ()


def test_who_approves_of_nothing_is_a_voter() -> None:
    assert approval.count([((),), (("A",),), ()], "AB").voters == 3


def test_a_choice_is_approved_once_by_each() -> None:
    outcome = approval.count([(("A", "A", "B"), ("A",))], "AB")

    assert outcome.detail == ApprovalDetail({"A": 1, "B": 1}, {"A": (1, 1), "B": (1, 1)})


def test_other_polls_codes_are_no_ballot_of_this_one() -> None:
    assert plurality.count("AX", "AB").voters == 1
    assert approval.count([(("X",),), (("A", "X"),)], "AB").voters == 1


def test_grades_of_one_voter_add_up_and_later_ones_replace() -> None:
    mark: Mark | None = None
    for grades in ({"A": 3}, {"B": 1}, {"A": 6}):
        mark = revised(mark, grades)

    assert mark == {"A": 6, "B": 1}


def test_any_other_mark_replaces_the_one_before() -> None:
    assert revised("A", "B") == "B"
    assert revised((("A",),), ()) == ()
    assert revised({"A": 3}, "B") == "B"


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from("ABCD"), unique=True, max_size=4).map(tuple), max_size=30))
def test_the_order_of_approvals_changes_nothing(ballots: list[tuple[str, ...]]) -> None:
    outcome = approval.count([(ballot,) for ballot in ballots], "ABCD")

    assert outcome == approval.count([(ballot[::-1],) for ballot in reversed(ballots)], "ABCD")
    assert outcome.voters == len(ballots)
    assert isinstance(outcome.detail, ApprovalDetail)
    assert outcome.detail.counts == {code: sum(code in ballot for ballot in ballots) for code in "ABCD"}


@settings(deadline=None)
@given(st.lists(st.sampled_from("ABCX"), max_size=30))
def test_the_order_of_votes_changes_nothing(codes: list[str]) -> None:
    assert plurality.count(codes, "ABC") == plurality.count(sorted(codes), "ABC")
