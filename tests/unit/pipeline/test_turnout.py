"""How many must vote for a result to count, and what is said when fewer did."""

import msgspec
import pytest

from bot.orders import ClosePoll, OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.show.rundown import Rundown
from tests.unit.pipeline.evening import (
    EVENING,
    RUNDOWN,
    an_evening,
    at_the_vote,
    live,
    opened,
    ordered,
    plain,
    refusal,
    said,
    ticked,
    voices,
)

PLAIN = OpenPoll(question="On y va ?", choices=("Oui", "Non"), seconds=60)


def asking(least: int | None) -> OpenPoll:
    """Return an order that opens a poll with a minimum turnout."""
    return msgspec.structs.replace(PLAIN, minimum_turnout=least)


def planned(least: int | None) -> Rundown:
    """Return the evening's plan with a minimum turnout for its vote."""
    first, vote, *rest = RUNDOWN.segments
    assert vote.poll is not None
    plan = msgspec.structs.replace(vote.poll, minimum_turnout=least)
    return msgspec.structs.replace(RUNDOWN, segments=(first, msgspec.structs.replace(vote, poll=plan), *rest))


@pytest.mark.parametrize(("voters", "counts"), [(4, False), (5, True)])
def test_below_its_minimum_turnout_a_result_says_that_it_does_not_count(voters: int, counts: bool) -> None:
    state = ShowState()
    poll, _ = opened(state, asking(5))
    live(state, *(said("1", each) for each in voices(voters)), ordered(ClosePoll(poll_id=poll.id), at=20))
    live(state, ticked(21))

    view = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True)

    assert view.minimum_turnout == 5
    assert ("ce résultat ne compte pas" in view.sentence) is not counts
    assert ("4 sur 5" in view.sentence) is not counts
    assert "« Oui »" in plain(view.sentence)


@pytest.mark.parametrize(("asked", "shows", "least"), [(None, 0, 0), (None, 30, 30), (0, 30, 0), (7, 30, 7)])
def test_the_order_decides_else_the_show(asked: int | None, shows: int, least: int) -> None:
    poll, _ = opened(ShowState(), asking(asked), evening=an_evening(minimum_turnout=shows))

    assert poll.minimum_turnout == least


@pytest.mark.parametrize(("asked", "plans", "least"), [(None, 12, 12), (None, None, 30), (9, 12, 9)])
def test_a_planned_poll_has_its_plans_minimum(asked: int | None, plans: int | None, least: int) -> None:
    evening = an_evening(minimum_turnout=30, rundown=planned(plans))
    state = at_the_vote()

    poll, _ = opened(state, OpenPoll(minimum_turnout=asked), evening=evening)

    assert poll.minimum_turnout == least


@pytest.mark.parametrize("least", [-1, 10_000_001])
def test_a_turnout_that_cannot_be_is_refused(least: int) -> None:
    state = ShowState()

    assert "participation" in refusal(live(state, ordered(asking(least))))
    assert state.open_polls() == []
