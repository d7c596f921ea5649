"""The sides of a result: which can be shown, and when they disagree."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.people.sides import Side, Standing, disagree, showable

NOBODY_KNOWN = Standing()
LINKED = Standing(linked=True)
PRESENT = Standing(present=True)
BOTH = Standing(linked=True, present=True)
NEW = Standing(new=True)

standings = st.builds(Standing, st.booleans(), st.booleans(), st.booleans())


def test_a_side_with_enough_voters_on_it_and_off_it_is_shown() -> None:
    assert showable({NOBODY_KNOWN: 5, LINKED: 5}, 5) == {Side.ALL, Side.LINKED}


def test_a_side_of_too_few_is_not_shown() -> None:
    assert showable({NOBODY_KNOWN: 20, LINKED: 4, PRESENT: 6}, 5) == {Side.ALL, Side.PRESENT}


def test_nothing_is_shown_of_a_poll_of_too_few() -> None:
    assert showable({BOTH: 4}, 5) == frozenset()


def test_a_side_is_not_shown_when_what_is_left_of_all_would_be_too_few() -> None:
    assert showable({NOBODY_KNOWN: 1, LINKED: 30}, 5) == {Side.ALL}


def test_everybody_on_one_side_tells_nothing_of_anybody() -> None:
    assert showable({LINKED: 30}, 5) == {Side.ALL, Side.LINKED}


def test_a_side_that_is_one_person_more_than_another_is_not_shown_beside_it() -> None:
    assert showable({NOBODY_KNOWN: 20, BOTH: 10, PRESENT: 1}, 5) == {Side.ALL, Side.LINKED}


@given(st.lists(standings, max_size=60), st.integers(1, 8))
def test_no_difference_of_two_shown_sides_is_a_few_voters(voters: list[Standing], smallest: int) -> None:
    shown = showable(Counter(voters), smallest)

    sets = {side: {place for place, voter in enumerate(voters) if voter.is_on(side)} for side in shown}
    assert all(len(members) >= smallest for members in sets.values())
    for one in sets.values():
        for other in sets.values():
            if one < other:
                assert len(other - one) >= smallest


def test_the_same_order_does_not_disagree() -> None:
    assert not disagree((("1", "2"), ("3",)), [(("2", "1"), ("3",))])
    assert not disagree((("1",), ("2",)), [])


def test_another_order_disagrees() -> None:
    assert disagree((("1",), ("2",)), [(("1",), ("2",)), (("2",), ("1",))])
    assert disagree((("1",), ("2",)), [(("1", "2"),)])


def test_new_accounts_are_a_side_of_their_own() -> None:
    assert showable({NEW: 6, NOBODY_KNOWN: 6}, 5) == {Side.ALL, Side.NEW}
