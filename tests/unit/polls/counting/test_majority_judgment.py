"""Majority judgment: the published tables, the lower median, the gauge, and grades that are not given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting.majority_judgment import count
from bot.polls.outcome import MajorityJudgmentDetail, Merit, Outcome
from tests.unit.polls.counting.made import graded

# Balinski & Laraki, "Election by Majority Judgment: Experimental Evidence" (2007, 2011), the experiment in
# three precincts of Orsay, near Paris, on 22 April 2007: percentages of six grades, best first. Then the
# majority-gauge that they publish: per cent above, majority grade, per cent below, in the published order.
# Their scale has no "Excellent"; a grade not given was counted as "À rejeter".
ORSAY_2007 = {
    "Bayrou": (13.6, 30.7, 25.1, 14.8, 8.4, 7.4),
    "Royal": (16.7, 22.7, 19.1, 16.8, 12.2, 12.6),
    "Sarkozy": (19.1, 19.8, 14.3, 11.5, 7.1, 28.2),
    "Voynet": (2.9, 9.3, 17.5, 23.7, 26.1, 20.5),
    "Besancenot": (4.1, 9.9, 16.3, 16.0, 22.6, 31.1),
    "Buffet": (2.5, 7.6, 12.5, 20.6, 26.4, 30.4),
    "Bové": (1.5, 6.0, 11.4, 16.0, 25.7, 39.5),
    "Laguiller": (2.1, 5.3, 10.2, 16.6, 25.9, 40.1),
    "Nihous": (0.3, 1.8, 5.3, 11.0, 26.7, 55.0),
    "Villiers": (2.4, 6.4, 8.7, 11.3, 15.8, 55.5),
    "Schivardi": (0.5, 1.0, 3.9, 9.5, 24.9, 60.4),
    "Le Pen": (3.0, 4.6, 6.2, 6.5, 5.4, 74.4),
}
ORSAY_GAUGES = {
    "Bayrou": (44.3, "+", 3, 30.6),
    "Royal": (39.4, "-", 3, 41.5),
    "Sarkozy": (38.9, "-", 3, 46.9),
    "Voynet": (29.8, "-", 2, 46.6),
    "Besancenot": (46.3, "+", 1, 31.2),
    "Buffet": (43.2, "+", 1, 30.5),
    "Bové": (34.9, "-", 1, 39.4),
    "Laguiller": (34.2, "-", 1, 40.0),
}

# Balinski & Laraki, "Judge: Don't Vote!", Operations Research 62(3), 2014: a poll of 737 people by OpinionWay
# for Terra Nova, April 2012, seven grades, best first; then per cent above, grade and sign, per cent below.
POLL_2012 = {
    "Hollande": (12.48, 16.15, 16.42, 11.67, 14.79, 14.25, 14.24),
    "Bayrou": (2.58, 9.77, 21.71, 25.24, 20.08, 11.94, 8.69),
    "Sarkozy": (9.63, 12.35, 16.28, 10.99, 11.13, 7.87, 31.75),
    "Mélenchon": (5.43, 9.50, 12.89, 14.65, 17.10, 15.06, 25.37),
    "Dupont-Aignan": (0.54, 2.58, 5.97, 11.26, 20.22, 25.51, 33.92),
    "Joly": (0.81, 2.99, 6.51, 11.80, 14.65, 24.69, 38.53),
    "Poutou": (0.14, 1.36, 4.48, 7.73, 12.48, 28.09, 45.73),
    "Le Pen": (5.97, 7.33, 9.50, 9.36, 13.98, 6.24, 47.63),
    "Arthaud": (0.00, 1.36, 3.80, 6.51, 13.16, 25.24, 49.93),
    "Cheminade": (0.41, 0.81, 2.44, 5.83, 11.67, 26.87, 51.97),
}
GAUGES_2012 = {
    "Hollande": (45.05, "+", 3, 43.28),
    "Bayrou": (34.06, "-", 3, 40.71),
    "Sarkozy": (49.25, "+", 2, 39.62),
    "Mélenchon": (42.47, "+", 2, 40.43),
    "Dupont-Aignan": (40.57, "+", 1, 33.92),
    "Joly": (36.77, "-", 1, 38.53),
    "Poutou": (26.19, "-", 1, 45.73),
    "Le Pen": (46.13, "-", 1, 47.63),
    "Arthaud": (24.83, "-", 1, 49.93),
    "Cheminade": (48.03, "+", 0, 0.0),
}


def _merits(outcome: Outcome) -> dict[str, Merit]:
    assert isinstance(outcome.detail, MajorityJudgmentDetail)
    return outcome.detail.merits


def _gauge(merit: Merit) -> tuple[object, ...]:
    above, below = (100 * some / of for some, of in (merit.above, merit.below))
    return above, merit.sign, merit.grade, below


def test_orsay_2007_is_ordered_by_the_published_majority_gauges() -> None:
    """Percentages are taken as thousandths; published ones are rounded, so sums differ by a tenth or two."""
    ballots = graded({who: (0, *(round(10 * share) for share in row)) for who, row in ORSAY_2007.items()})
    outcome = count(ballots, list(ORSAY_2007))
    merits = _merits(outcome)

    assert outcome.ranking == tuple((who,) for who in ORSAY_2007)
    for who, (above, sign, grade, below) in ORSAY_GAUGES.items():
        found = _gauge(merits[who])
        # In their scale "Assez bien" is 3 of 0 to 5, and here too: "Excellent" is what it lacks.
        assert found == (pytest.approx(above, abs=0.2), sign, grade, pytest.approx(below, abs=0.2)), who
    assert all(merits[who].grade == 0 for who in list(ORSAY_2007)[8:])


def test_the_poll_of_2012_is_ordered_by_the_published_majority_gauges() -> None:
    ballots = graded({who: [round(7.37 * share) for share in row] for who, row in POLL_2012.items()})
    outcome = count(ballots, sorted(POLL_2012))
    merits = _merits(outcome)

    assert outcome.voters == 737
    assert outcome.ranking == tuple((who,) for who in POLL_2012)
    assert outcome.winners == ("Hollande",)
    for who, (above, sign, grade, below) in GAUGES_2012.items():
        found = _gauge(merits[who])
        assert sum(merits[who].grades) == 737
        assert found == (pytest.approx(above, abs=0.02), sign, grade, pytest.approx(below, abs=0.02)), who


def test_tennessee_chooses_nashville_and_keeps_the_tie_behind_it() -> None:
    """Each city gets Excellent from its own, Bien, Passable or À rejeter from others, by distance."""
    excellent, good, fair, poor = 6, 4, 2, 0
    ballots = [
        *[{"Memphis": excellent, "Nashville": fair, "Chattanooga": poor, "Knoxville": poor}] * 42,
        *[{"Memphis": poor, "Nashville": excellent, "Chattanooga": fair, "Knoxville": fair}] * 26,
        *[{"Memphis": poor, "Nashville": fair, "Chattanooga": excellent, "Knoxville": good}] * 15,
        *[{"Memphis": poor, "Nashville": fair, "Chattanooga": good, "Knoxville": excellent}] * 17,
    ]
    outcome = count(ballots, ["Memphis", "Nashville", "Chattanooga", "Knoxville"])

    assert outcome.ranking == (("Nashville",), ("Chattanooga", "Knoxville"), ("Memphis",))
    assert _gauge(_merits(outcome)["Nashville"]) == (26, "+", fair, 0)
    assert _gauge(_merits(outcome)["Knoxville"]) == (32, "-", fair, 42)


@pytest.mark.parametrize(
    ("grades", "grade"),
    [
        ([4], 4),
        ([5, 2], 2),
        ([6, 5, 0], 5),
        ([6, 5, 1, 0], 1),
        ([0] * 5 + [6] * 5, 0),
        ([0] * 5 + [6] * 6, 6),
    ],
)
def test_the_majority_grade_is_the_lower_median(grades: list[int], grade: int) -> None:
    assert _merits(count([{"A": each} for each in grades], ["A"]))["A"].grade == grade


def test_as_many_above_as_below_is_a_minus() -> None:
    assert _merits(count([{"A": each} for each in (5, 3, 1)], ["A"]))["A"].sign == "-"


def test_shares_of_unequal_numbers_are_compared_exactly() -> None:
    """As many people are above for both, out of 99,999 and of 100,000."""
    third = 33_333
    one = [{"A": 5}] * third + [{"A": 3}] * 2 * third
    other = [{"B": 5}] * third + [{"B": 3}] * (2 * third + 1)
    outcome = count([a | b for a, b in zip(one, other, strict=False)] + other[len(one) :], "AB")

    assert outcome.ranking == (("A",), ("B",))
    assert _merits(outcome)["A"].above == (third, 3 * third)


def test_equal_shares_of_unequal_numbers_tie() -> None:
    ballots = [{"A": 5, "B": 5}, {"A": 3, "B": 3}, {"A": 3, "B": 3}, {"B": 5}, {"B": 3}, {"B": 3}]

    assert count(ballots, "AB").ranking == (("A", "B"),)
    assert count(ballots, "AB").winners == ("A", "B")


def test_a_grade_not_given_neither_rejects_nor_is_the_median() -> None:
    outcome = count([{"A": 5, "B": 4}, {"A": 5, "B": 4}, {"B": 4}, {"B": 4}], "AB")

    assert _merits(outcome)["A"].grades == (0, 0, 0, 0, 0, 2, 0)
    assert outcome.ranking == (("A",), ("B",))


def test_a_choice_graded_by_fewer_than_half_is_shown_and_last() -> None:
    ballots = [{"A": 6, "B": 1}, {"A": 6, "B": 1}, {"B": 1}, {"B": 1}, {"C": 6}]
    outcome = count(ballots, "ABCD")
    merits = _merits(outcome)

    assert outcome.voters == 5
    assert outcome.ranking == (("B",), ("A", "C", "D"))
    assert [merits[choice].enough for choice in "ABCD"] == [False, True, False, False]
    assert merits["A"].grade == 6
    assert merits["D"] == Merit((0,) * 7, None, "", (0, 0), (0, 0), False)


def test_nobody_wins_where_no_choice_has_enough_grades() -> None:
    outcome = count([{"A": 6}, {"B": 6}, {"C": 6}], "ABC")

    assert (outcome.winners, outcome.ranking) == ((), (("A", "B", "C"),))


def test_nobody_wins_where_nobody_voted() -> None:
    outcome = count([], "AB")

    assert (outcome.voters, outcome.winners, outcome.ranking) == (0, (), (("A", "B"),))


def test_the_best_of_the_rejected_still_comes_first() -> None:
    assert count([{"A": 0, "B": 0}, {"A": 1, "B": 0}, {"A": 0, "B": 0}], "AB").winners == ("A",)


def test_other_polls_codes_are_no_ballot_of_this_one() -> None:
    assert count([{"X": 6}, {"A": 3, "X": 6}, {}], "A").voters == 2


GRADED = st.lists(
    st.dictionaries(st.sampled_from("ABCD"), st.integers(min_value=0, max_value=6)), max_size=20
)


@settings(deadline=None)
@given(GRADED)
def test_the_order_of_ballots_changes_nothing(ballots: list[dict[str, int]]) -> None:
    outcome = count(ballots, "ABCD")

    assert outcome == count(ballots[::-1], "ABCD")
    assert outcome.voters == len(ballots)
    assert sorted(choice for tier in outcome.ranking for choice in tier) == list("ABCD")


@settings(deadline=None)
@given(GRADED)
def test_no_choice_is_favoured_by_where_it_is_listed(ballots: list[dict[str, int]]) -> None:
    one, other = count(ballots, "ABCD"), count(ballots, "DCBA")

    assert [set(tier) for tier in one.ranking] == [set(tier) for tier in other.ranking]


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(min_value=0, max_value=6)] * 2), min_size=1, max_size=20))
def test_a_gauge_that_decides_says_what_taking_out_medians_says(grades: list[tuple[int, int]]) -> None:
    """The majority value (Balinski & Laraki 2007): the median is noted and taken out, again and again."""

    def value(own: list[int]) -> list[int]:
        left, taken = sorted(own), []
        while left:
            taken.append(left.pop((len(left) - 1) // 2))
        return taken

    one, other = ([pair[number] for pair in grades] for number in (0, 1))
    winners = count([{"A": a, "B": b} for a, b in grades], "AB").winners

    assert len(winners) == 2 or winners == (("A",) if value(one) > value(other) else ("B",))


@settings(deadline=None)
@given(GRADED)
def test_a_better_grade_never_harms(ballots: list[dict[str, int]]) -> None:
    before = count(ballots, "ABCD").ranking
    better = [ballot | {"A": min(6, ballot["A"] + 1)} if "A" in ballot else ballot for ballot in ballots]
    after = count(better, "ABCD").ranking

    def place(ranking: tuple[tuple[str, ...], ...]) -> int:
        return next(sum(map(len, ranking[:number])) for number, tier in enumerate(ranking) if "A" in tier)

    assert place(after) <= place(before)
