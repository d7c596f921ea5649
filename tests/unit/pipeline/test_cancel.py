"""A poll called off: closed at once, without result, its ballots gone, and everybody told why."""

import pytest

from bot.actions import Say
from bot.changes import Audited, BallotsForgotten, BoxDue
from bot.orders import CancelPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.polls.poll import PollStatus
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MODERATOR,
    ZOE,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    said,
    ticked,
)

WHY = "les codes étaient faux"


def test_a_cancelled_poll_has_no_result_no_box_and_no_ballots_and_chats_are_told_why() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, said("1", ZOE), said("2", LEA))

    followed = live(state, ordered(CancelPoll(poll_id=poll.id, reason=f"  {WHY} "), at=20))

    called_off = state.polls[poll.id]
    assert (called_off.status, called_off.cancelled) == (PollStatus.CLOSED, WHY)
    assert kept(BallotsForgotten, followed).poll_id == poll.id
    assert poll.id not in state.keys
    assert poll.id not in state.ballots
    assert {each.platform for each in only(Say, followed)} == set(EVENING.platforms)
    assert all("annulé" in each.text and WHY in each.text for each in only(Say, followed))
    assert kept(Audited, followed).reason.strip() == WHY
    view = poll_view(called_off, state, EVENING, for_viewers=False)
    assert view.withheld == "cancelled"
    assert view.detail is None
    assert all(choice.count is None and not choice.wins for choice in view.choices)
    assert WHY in view.sentence
    assert only(BoxDue, live(state, ticked(120))) == []


def test_a_vote_after_the_cancellation_counts_nowhere() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ordered(CancelPoll(poll_id=poll.id, reason=WHY), at=20))

    live(state, said("1", ZOE, at=10), said("1", LEA, at=25))

    assert not state.ballots.get(poll.id)


@pytest.mark.parametrize("reason", ["", "  \n", "a" * 201])
def test_a_cancellation_needs_a_reason_that_can_be_told(reason: str) -> None:
    state = ShowState()
    poll, _ = opened(state)

    assert "pourquoi" in refusal(live(state, ordered(CancelPoll(poll_id=poll.id, reason=reason))))
    assert state.polls[poll.id].status is PollStatus.OPEN


def test_only_a_known_open_poll_can_be_cancelled() -> None:
    state = ShowState()
    assert "n’existe pas" in plain(refusal(live(state, ordered(CancelPoll(poll_id="rien", reason=WHY)))))

    poll, _ = opened(state)
    live(state, ordered(CancelPoll(poll_id=poll.id, reason=WHY)))

    assert "clos" in refusal(live(state, ordered(CancelPoll(poll_id=poll.id, reason=WHY))))


def test_moderators_do_not_cancel() -> None:
    state = ShowState()
    poll, _ = opened(state)

    assert refusal(live(state, ordered(CancelPoll(poll_id=poll.id, reason=WHY), by=MODERATOR)))
    assert state.polls[poll.id].status is PollStatus.OPEN
