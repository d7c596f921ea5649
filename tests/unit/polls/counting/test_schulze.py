"""Schulze's method: the papers' examples, what it promises, and a slow second implementation beside it."""

from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting.schulze import Tiers, count
from bot.polls.outcome import Outcome, RankedDetail
from tests.unit.polls.counting.made import CODES, order, orders, rankings

TENNESSEE = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
FORTY_FIVE = orders(ACBED=5, ADECB=5, BEDAC=8, CABED=3, CAEBD=7, CBADE=2, DCEBA=7, EBADC=8)


def _detail(outcome: Outcome) -> RankedDetail:
    assert isinstance(outcome.detail, RankedDetail)
    return outcome.detail


def test_schulzes_example_of_45_voters_is_ordered_as_in_his_paper() -> None:
    """Schulze 2011, section 3.1: the pairwise table, the strongest paths, and E > A > C > B > D."""
    outcome = count(FORTY_FIVE, CODES)
    detail = _detail(outcome)

    assert outcome.voters == 45
    assert outcome.winners == ("E",)
    assert outcome.ranking == (("E",), ("A",), ("C",), ("B",), ("D",))
    assert [[detail.pairwise[a].get(b, 0) for b in CODES] for a in CODES] == [
        [0, 20, 26, 30, 22],
        [25, 0, 16, 33, 18],
        [19, 29, 0, 17, 24],
        [15, 12, 28, 0, 14],
        [23, 27, 21, 31, 0],
    ]
    assert [[detail.paths[a].get(b, 0) for b in CODES] for a in CODES] == [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ]


def test_tennessee_chooses_nashville() -> None:
    """The usual example of Condorcet methods: everyone prefers the nearer city as the capital."""
    outcome = count(orders(**TENNESSEE), "MNCK")

    assert outcome.winners == ("N",)
    assert outcome.ranking == (("N",), ("C",), ("K",), ("M",))
    assert _detail(outcome).pairwise["N"]["M"] == 58


def test_a_cycle_is_broken_at_its_weakest_link() -> None:
    """A beats B by 7, B beats C by 6, C beats A by 5 of 9: a profile as McGarvey (1953) makes them."""
    outcome = count(orders(ABC=4, BCA=2, CAB=3), "ABC")

    assert _detail(outcome).pairwise["A"]["B"] == 7
    assert _detail(outcome).pairwise["B"]["C"] == 6
    assert _detail(outcome).pairwise["C"]["A"] == 5
    assert outcome.ranking == (("A",), ("B",), ("C",))


def test_a_perfect_cycle_is_a_tie_of_all() -> None:
    outcome = count(orders(ABC=1, BCA=1, CAB=1), "ABC")

    assert outcome.winners == ("A", "B", "C")
    assert outcome.ranking == (("A", "B", "C"),)


def test_winning_votes_decide_and_not_margins() -> None:
    """A>B by 6:5, B>C by 5:3, C>A by 6:4: B>C has the fewest winning votes, A>B the smallest margin."""
    marks = orders(ABC=3, CAB=2, BCA=1, CBA=1, **{"BC A": 2, "A BC": 1, "B AC": 1})
    table = _detail(count(marks, "ABC")).pairwise

    assert [table["A"]["B"], table["B"]["A"]] == [6, 5]
    assert [table["B"]["C"], table["C"]["B"]] == [5, 3]
    assert [table["C"]["A"], table["A"]["C"]] == [6, 4]
    assert count(marks, "ABC").ranking == (("C",), ("A",), ("B",))


def test_choices_left_out_are_last_and_equal() -> None:
    outcome = count([order("B")], "ABC")

    assert outcome.ranking == (("B",), ("A", "C"))
    assert _detail(outcome).pairwise == {
        "A": {"B": 0, "C": 0},
        "B": {"A": 1, "C": 1},
        "C": {"A": 0, "B": 0},
    }


def test_unbeaten_choices_tie() -> None:
    outcome = count([order("AB C"), order("B AC")], "ABC")

    assert outcome.ranking[0] == ("B",)
    assert count([order("AB C D"), order("CD A B")], "ABCD").winners == ("A", "C")


def test_a_voter_without_preferences_is_a_voter() -> None:
    outcome = count([()], "AB")

    assert outcome.voters == 1
    assert outcome.winners == ("A", "B")


def test_nobody_wins_where_nobody_voted() -> None:
    outcome = count([], "AB")

    assert (outcome.voters, outcome.winners, outcome.ranking) == (0, (), (("A", "B"),))


def test_other_polls_codes_are_no_ballot_of_this_one() -> None:
    assert count([order("XY"), order("XA")], "AB").voters == 1
    assert count([order("XY"), order("XA")], "AB").ranking == (("A",), ("B",))


def test_the_best_place_of_a_choice_named_twice_counts() -> None:
    assert count([order("ABA"), (("A", "A"), ("A", "B"))], "AB") == count([order("AB")] * 2, "AB")


def test_many_choices_are_counted_too() -> None:
    letters = "ABCDEFGHIJKLMNOPQRST"
    outcome = count([order(letters), order(letters), order(letters[::-1])], letters)

    assert outcome.ranking == tuple((letter,) for letter in letters)


def _slowly(marks: list[Tiers], codes: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Return the strongest paths by trying every path there is, from a table made pair by pair."""

    def place(mark: Tiers, code: str) -> int:
        return next((number for number, tier in enumerate(mark) if code in tier), len(mark))

    prefer = {
        (a, b): sum(place(mark, a) < place(mark, b) for mark in marks) for a, b in permutations(codes, 2)
    }
    strength = dict.fromkeys(prefer, 0)
    for length in range(2, len(codes) + 1):
        for path in permutations(codes, length):
            links = list(pairwise(path))
            weakest = min(prefer[a, b] if prefer[a, b] > prefer[b, a] else 0 for a, b in links)
            ends = (path[0], path[-1])
            strength[ends] = max(strength[ends], weakest)
    return strength


@settings(deadline=None, max_examples=150)
@given(st.lists(rankings(), max_size=25))
def test_it_agrees_with_every_path_tried_one_by_one(marks: list[Tiers]) -> None:
    outcome = count(marks, CODES)
    strength = _slowly(marks, CODES)
    beaten = {b for (a, b), strong in strength.items() if strong > strength[b, a]}

    assert {(a, b): each for a, row in _detail(outcome).paths.items() for b, each in row.items()} == strength
    assert set(outcome.ranking[0]) == set(CODES) - beaten
    places = {code: number for number, tier in enumerate(outcome.ranking) for code in tier}
    assert all(places[a] < places[b] for (a, b), strong in strength.items() if strong > strength[b, a])


@settings(deadline=None)
@given(st.lists(rankings(), max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_ballots_changes_nothing(marks: list[Tiers], chance: object) -> None:
    shuffled = list(marks)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert count(marks, CODES) == count(shuffled, CODES)


@settings(deadline=None)
@given(st.lists(rankings(), min_size=1, max_size=15), st.permutations(CODES))
def test_no_choice_is_favoured_by_where_it_is_listed(marks: list[Tiers], listed: list[str]) -> None:
    one, other = count(marks, CODES), count(marks, listed)

    assert [set(tier) for tier in one.ranking] == [set(tier) for tier in other.ranking]


@settings(deadline=None)
@given(st.lists(rankings(), min_size=1, max_size=15))
def test_one_who_beats_all_others_in_pairs_wins_alone(marks: list[Tiers]) -> None:
    outcome = count(marks, CODES)
    table = _detail(outcome).pairwise
    champions = [a for a in CODES if all(table[a][b] > table[b][a] for b in CODES if a != b)]

    assert not champions or outcome.winners == tuple(champions)
    assert sorted(code for tier in outcome.ranking for code in tier) == list(CODES)
    assert outcome.voters == len(marks)
