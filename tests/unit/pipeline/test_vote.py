"""Ballots, from chat lines and from buttons."""

import pytest

from bot.actions import Answer
from bot.changes import BallotCast
from bot.events import Author
from bot.orders import ClosePoll
from bot.pipeline.memory.state import ShowState
from bot.polls.poll import Poll
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    ROBOT,
    ZOE,
    after,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    pressed,
    said,
    ticked,
)


def codes(state: ShowState, poll: Poll) -> list[str]:
    """Return what is in the box, in the order in which accounts first voted."""
    return [str(ballot.mark) for ballot in state.ballots[poll.id].values()]


def button(poll: Poll, code: str) -> str:
    """Return the control of a choice's button."""
    return f"vote:{poll.id}:{code}"


def test_a_code_in_chat_is_a_ballot() -> None:
    state = ShowState()
    poll, _ = opened(state)

    cast = kept(BallotCast, live(state, said("2", ZOE)))

    assert (cast.poll_id, cast.ballot.mark, cast.ballot.at) == (poll.id, "2", after(10))
    assert ZOE.key not in cast.voter


def test_chat_is_told_nothing_about_one_ballot() -> None:
    state = ShowState()
    opened(state)

    assert only(Answer, live(state, said("2", LEA))) == []


def test_second_ballot_replaces_the_first() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, said("1", ZOE, 10), said("2", MAX, 11), said("!vote 2", ZOE, 12))

    assert codes(state, poll) == ["2", "2"]


def test_a_late_telling_never_replaces_a_newer_ballot() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, said("1", ZOE, 20), said("2", ZOE, 15))

    assert codes(state, poll) == ["1"]


def test_a_late_press_that_changes_nothing_is_not_told_that_it_counted() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, pressed(button(poll, "1"), LEA, 20))

    followed = live(state, pressed(button(poll, "2"), LEA, 15))

    assert only(BallotCast, followed) == []
    assert "Bulletin compté" not in kept(Answer, followed).text


@pytest.mark.parametrize(
    ("at", "counts"), [(-0.001, False), (0, True), (64.999, True), (65, True), (65.001, False)]
)
def test_a_ballot_counts_from_the_opening_to_the_true_end(at: float, counts: bool) -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, said("1", ZOE, at))

    assert len(codes(state, poll)) == counts


def test_a_ballot_cast_after_a_hand_has_closed_the_poll_does_not_count() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ordered(ClosePoll(poll_id=poll.id), at=20))

    live(state, said("1", ZOE, 19.9), said("2", MAX, 20.1))

    assert codes(state, poll) == ["1"]


def test_a_sealed_box_takes_no_ballot_even_one_cast_in_time() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ticked(66))

    assert only(BallotCast, live(state, said("1", ZOE, 30))) == []
    assert codes(state, poll) == []


def test_a_press_is_a_ballot_with_a_receipt() -> None:
    state = ShowState()
    poll, _ = opened(state)

    press = pressed(button(poll, "2"))
    followed = live(state, press)
    receipt = kept(Answer, followed)

    assert kept(BallotCast, followed).ballot.mark == "2"
    assert receipt.interaction == press.interaction
    assert plain(receipt.text) == (
        f"Bulletin compté : 2 — Non. Reçu : {kept(BallotCast, followed).ballot.receipt}. "
        "Vous pouvez changer d’avis tant que le vote est ouvert : le dernier choix compte."
    )


def test_chat_and_button_of_one_account_share_one_ballot() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, said("1", LEA, 10), pressed(button(poll, "2"), LEA, 11))

    assert codes(state, poll) == ["2"]


@pytest.mark.parametrize("control", ["vote:inconnu:1", "vote:", "vote:::", "vote:{poll}:9", "vote:{poll}"])
def test_a_button_of_no_poll_or_no_choice_is_said_to_be_gone(control: str) -> None:
    state = ShowState()
    poll, _ = opened(state)

    followed = live(state, pressed(control.format(poll=poll.id)))

    assert only(BallotCast, followed) == []
    assert plain(kept(Answer, followed).text) == "Ce vote n’existe plus."


def test_a_button_of_a_closed_poll_says_that_the_ballot_was_not_counted() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ticked(66))

    followed = live(state, pressed(button(poll, "1"), at=70))

    assert only(BallotCast, followed) == []
    assert plain(kept(Answer, followed).text) == (
        "Le vote « On y va ? » n’est plus ouvert : ce bulletin n’a pas été compté."
    )


@pytest.mark.parametrize("text", ["j'ai 2 questions", "3", "12", "", "\0", "2 ou 1"])
def test_other_talk_is_no_ballot(text: str) -> None:
    state = ShowState()
    opened(state)

    assert only(BallotCast, live(state, said(text))) == []


def test_a_bot_does_not_vote() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, said("1", ROBOT))

    assert codes(state, poll) == []


def test_without_a_poll_a_code_is_only_talk() -> None:
    assert only(BallotCast, live(ShowState(), said("1"))) == []


def test_the_same_account_has_another_pseudonym_under_another_key() -> None:
    voters = []
    for letter in (b"a", b"b"):
        state = ShowState()
        poll, _ = opened(state)
        state.keys[poll.id] = letter * 32
        voters.append(
            kept(BallotCast, live(state, said("1", Author(platform=ZOE.platform, id="1", name="z")))).voter
        )

    assert len(set(voters)) == 2
