"""A closed poll's box is due once, then published; after the audit window its ballots are forgotten."""

from datetime import timedelta

import pytest

from bot.actions import Say
from bot.changes import Audited, BallotsForgotten, BoxDue, PollSaved
from bot.events import BoxSealed
from bot.orders import ClosePoll, OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.polls.poll import Poll
from bot.polls.pseudonym import pseudonym
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    ZOE,
    after,
    an_evening,
    kept,
    live,
    only,
    opened,
    ordered,
    said,
    ticked,
)

WEEK = timedelta(days=7).total_seconds()
DIGEST = "ab" * 32


def closed(state: ShowState, at: float = 20) -> tuple[Poll, BoxDue]:
    """Open a poll, have three people vote, close it, and return it with what its box needs."""
    poll, _ = opened(state)
    live(state, said("1", ZOE), said("1", MAX), said("2", LEA), ordered(ClosePoll(poll_id=poll.id), at=at))
    due = kept(BoxDue, live(state, ticked(at + 1)))
    return state.polls[poll.id], due


def sealed(poll: Poll, at: float = 22) -> BoxSealed:
    """Return the news that a poll's box is published."""
    return BoxSealed(id=f"{poll.id}/box", at=after(at), poll_id=poll.id, digest=DIGEST)


def test_a_closed_poll_asks_for_its_box_once_with_what_was_announced() -> None:
    state = ShowState()
    poll, due = closed(state)

    assert due.poll == poll
    assert due.outcome.voters == 3
    assert due.outcome.winners == (poll.choices[0].code,)
    assert due.sentence == poll_view(poll, state, EVENING, for_viewers=True).sentence
    assert (due.show, due.smallest_group) == ("Bouge", 1)
    assert only(BoxDue, live(state, ticked(23))) == []


def test_a_published_box_is_remembered_and_written_into_the_log() -> None:
    state = ShowState()
    poll, _ = closed(state)

    followed = live(state, sealed(poll))

    assert state.polls[poll.id].box == DIGEST
    assert kept(Audited, followed).act == "box:sealed"
    assert only(Say, followed) == []


def test_the_box_of_an_unknown_poll_changes_nothing() -> None:
    assert live(ShowState(), BoxSealed(id="x", at=after(1), poll_id="inconnu", digest=DIGEST)) == []


def test_chats_are_told_where_the_box_is_when_the_pages_have_a_public_address() -> None:
    state = ShowState()
    poll, _ = closed(state)

    followed = live(state, sealed(poll), evening=an_evening(results_url="https://ici.fr/resultats/"))

    for said_there in only(Say, followed):
        assert f"https://ici.fr/resultats/{poll.id}/" in said_there.text
        assert DIGEST[:16] in said_there.text
    assert {each.platform for each in only(Say, followed)} == set(EVENING.platforms)


def test_after_the_audit_window_no_key_and_no_ballot_is_left_and_the_figures_stay() -> None:
    state = ShowState()
    poll, _ = closed(state)
    live(state, sealed(poll))
    before = poll_view(poll, state, EVENING, for_viewers=True)
    assert pseudonym(state.keys[poll.id], state.person_of(ZOE.key)) in state.ballots[poll.id]

    assert only(BallotsForgotten, live(state, ticked(20 + WEEK - 1))) == []
    followed = live(state, ticked(20 + WEEK))

    assert kept(BallotsForgotten, followed).poll_id == poll.id
    assert kept(PollSaved, followed).poll.forgotten_at == after(20 + WEEK)
    assert poll.id not in state.keys
    assert poll.id not in state.ballots
    assert poll_view(poll, state, EVENING, for_viewers=True) == before
    assert only(BallotsForgotten, live(state, ticked(21 + WEEK))) == []


@pytest.mark.parametrize(
    ("at", "gone"), [(20 + WEEK, False), (20 + 2 * WEEK - 1, False), (20 + 2 * WEEK, True)]
)
def test_a_box_that_could_not_be_sealed_is_waited_for_as_long_again(at: float, gone: bool) -> None:
    state = ShowState()
    poll, _ = closed(state)

    live(state, ticked(at))

    assert (state.polls[poll.id].forgotten_at is not None) is gone


def test_an_open_poll_is_never_forgotten() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Ouvert ?", choices=("Oui", "Non")))

    live(state, ticked(10 * WEEK))

    assert poll.id in state.keys


def test_a_restart_after_the_audit_window_shows_the_same_figures() -> None:
    state = ShowState()
    poll, _ = closed(state)
    live(state, sealed(poll))
    before = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True)
    live(state, ticked(20 + WEEK))

    record = ShowRecord(polls=tuple(state.polls.values()), tallies=dict(state.tallies))
    restarted = ShowState.of(record)

    assert poll_view(restarted.polls[poll.id], restarted, EVENING, for_viewers=True) == before
    assert only(BallotsForgotten, live(restarted, ticked(21 + WEEK))) == []
