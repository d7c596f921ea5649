"""Twitch's own poll mirrors a vote, is no box, and is missed by nobody when it fails."""

import pytest
from msgspec.structs import replace

from bot.actions import CreateNativePoll, EndNativePoll, Say
from bot.changes import HealthNoted
from bot.events import ActionPerformed, Health, Outcome
from bot.orders import CancelPoll, OpenPoll
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    POLL,
    after,
    an_evening,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    ticked,
)

MIRRORING = an_evening(native_poll=True)


def _performed(action_id: str, outcome: Outcome = Outcome.DONE, **more: str) -> ActionPerformed:
    return ActionPerformed(id=f"done/{action_id}", at=after(11), action_id=action_id, outcome=outcome, **more)


def test_a_vote_of_one_choice_is_mirrored_with_its_codes_and_its_length() -> None:
    _, followed = opened(ShowState(), POLL, evening=MIRRORING)
    made = kept(CreateNativePoll, followed)

    assert (made.title, made.seconds) == (POLL.question, POLL.seconds)
    assert [plain(choice)[0] for choice in made.choices] == ["1", "2"]


@pytest.mark.parametrize(
    "order",
    [
        replace(POLL, method="approval"),
        replace(POLL, method="moving-debate"),
        replace(POLL, choices=("A", "B", "C", "D", "E", "F")),
    ],
)
def test_what_twitch_cannot_show_is_not_mirrored(order: OpenPoll) -> None:
    _, followed = opened(ShowState(), order, evening=MIRRORING)

    assert only(CreateNativePoll, followed) == []


def test_nothing_is_mirrored_unless_the_show_wants_it() -> None:
    assert only(CreateNativePoll, opened(ShowState(), POLL)[1]) == []


def test_the_chat_is_told_that_it_is_a_mirror_and_it_goes_with_the_vote() -> None:
    state = ShowState()
    poll, _ = opened(state, POLL, evening=MIRRORING)
    told = live(state, _performed(f"{poll.id}/mirror", message_id="natif"), evening=MIRRORING)
    over = live(state, ticked(80), evening=MIRRORING)

    assert "n’est qu’un miroir" in kept(Say, told).text
    assert kept(EndNativePoll, over).poll_id == "natif"


def test_the_mirror_of_a_vote_that_is_called_off_goes_too() -> None:
    state = ShowState()
    poll, _ = opened(state, POLL, evening=MIRRORING)
    live(state, _performed(f"{poll.id}/mirror", message_id="natif"), evening=MIRRORING)
    off = live(state, ordered(CancelPoll(poll_id=poll.id, reason="erreur"), at=12), evening=MIRRORING)

    assert kept(EndNativePoll, off).poll_id == "natif"


def test_a_mirror_that_came_after_the_end_goes_at_once() -> None:
    state = ShowState()
    poll, _ = opened(state, POLL, evening=MIRRORING)
    live(state, ticked(80), evening=MIRRORING)
    late = live(state, _performed(f"{poll.id}/mirror", message_id="natif"), evening=MIRRORING)

    assert kept(EndNativePoll, late).poll_id == "natif"
    assert only(Say, late) == []


def test_a_mirror_that_is_refused_is_said_to_the_host_and_the_vote_goes_on() -> None:
    state = ShowState()
    poll, _ = opened(state, POLL, evening=MIRRORING)
    event = _performed(f"{poll.id}/mirror", Outcome.REFUSED, detail="pas le droit.")
    noted = kept(HealthNoted, live(state, event, evening=MIRRORING)).report

    assert (noted.part, noted.health) == ("twitch:native-poll", Health.DEGRADED)
    assert "pas le droit. Le vote, lui, continue." in plain(noted.detail)
    assert state.open_polls() == [state.polls[poll.id]]
    assert state.polls[poll.id].native_poll == ""
