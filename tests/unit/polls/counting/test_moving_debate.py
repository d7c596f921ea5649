"""The moving debate: who is where, who crossed, and during which argument."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting.moving_debate import Stand, count
from bot.polls.outcome import Crossing, MovingDebateDetail, Outcome
from tests.unit.polls.counting.made import after

SIDES = ("pour", "contre", "doute")


def _detail(outcome: Outcome) -> MovingDebateDetail:
    assert isinstance(outcome.detail, MovingDebateDetail)
    return outcome.detail


def test_people_are_where_they_went_last_and_crossings_belong_to_the_argument_on_air() -> None:
    outcome = count(
        [
            Stand("ana", "pour", after(0)),
            Stand("bob", "contre", after(1)),
            Stand("cleo", "doute", after(2)),
            Stand("bob", "pour", after(10), "1"),
            Stand("cleo", "pour", after(11), "1"),
            Stand("ana", "contre", after(20), "2"),
            Stand("bob", "contre", after(21), "2"),
        ],
        SIDES,
    )
    detail = _detail(outcome)

    assert outcome.voters == 3
    assert detail.people == {"pour": 1, "contre": 2, "doute": 0}
    assert outcome.ranking == (("contre",), ("pour",), ("doute",))
    assert detail.flows == {
        "pour": {"contre": 2, "doute": 0},
        "contre": {"pour": 1, "doute": 0},
        "doute": {"pour": 1, "contre": 0},
    }
    assert detail.crossings[0] == Crossing(after(10), "bob", "contre", "pour", "1")
    assert [each.voter for each in detail.crossings] == ["bob", "cleo", "ana", "bob"]
    assert detail.arguments["1"].came == {"pour": 2, "contre": 0, "doute": 0}
    assert detail.arguments["1"].left == {"pour": 0, "contre": 1, "doute": 1}
    assert list(detail.arguments) == ["1", "2"]


def test_a_first_side_and_the_same_side_again_are_no_crossings() -> None:
    outcome = count([Stand("ana", "pour", after(at)) for at in range(3)], SIDES)

    assert _detail(outcome).crossings == ()
    assert _detail(outcome).arguments == {}
    assert outcome.voters == 1


def test_there_is_no_side_but_those_of_the_debate() -> None:
    assert count([Stand("ana", "4", after(0))], SIDES).voters == 0


def test_equal_sides_are_equal() -> None:
    outcome = count([Stand("ana", "pour", after(0)), Stand("bob", "contre", after(0))], SIDES)

    assert outcome.winners == ("pour", "contre")
    assert count([], SIDES).winners == ()


STANDS = st.lists(
    st.builds(
        Stand,
        voter=st.sampled_from(["ana", "bob", "cleo"]),
        side=st.sampled_from(SIDES),
        at=st.integers(0, 5).map(after),
        argument=st.sampled_from(["", "1", "2"]),
    ),
    max_size=20,
)


@settings(deadline=None)
@given(STANDS)
def test_the_order_in_which_stands_are_told_changes_nothing(stands: list[Stand]) -> None:
    outcome = count(stands, SIDES)
    detail = _detail(outcome)

    assert outcome == count(stands[::-1], SIDES)
    assert sum(detail.people.values()) == outcome.voters == len({stand.voter for stand in stands})
    assert sum(sum(row.values()) for row in detail.flows.values()) == len(detail.crossings)
    assert sum(sum(each.came.values()) for each in detail.arguments.values()) == len(detail.crossings)
    assert sum(sum(each.left.values()) for each in detail.arguments.values()) == len(detail.crossings)
