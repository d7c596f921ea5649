"""The floor, offered in one gesture to who crossed or objects; the chat reads nothing of what they think."""

from bot.actions import Say
from bot.orders import NextPhase, OfferFloor, OpenPoll
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    LEA,
    ZOE,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    said,
    submitted,
    ticked,
)

DEBATE = OpenPoll(question="Des bus gratuits ?", method="moving-debate")
ROUND = OpenPoll(question="Bus", method="consent", proposal="Des bus la nuit.")


def _crossed() -> tuple[ShowState, str]:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, at=5), said("contre", ZOE, at=9))
    return state, poll.id


def test_who_just_crossed_is_called_without_a_word_of_their_side() -> None:
    state, poll_id = _crossed()
    order = OfferFloor(poll_id=poll_id, author=ZOE.name, platform=ZOE.platform)
    (call,) = only(Say, live(state, ordered(order, at=12)))

    assert (call.platform, plain(call.text)) == (ZOE.platform, "@zoé, la régie vous propose la parole.")
    assert state.polls[poll_id].arguments == ()
    (act, *_) = state.acts.view().acts
    assert (act.kind, act.undo_until_at) == ("offer_floor", None)


def test_who_did_not_cross_or_crossed_long_ago_is_not_called() -> None:
    state, poll_id = _crossed()
    other = OfferFloor(poll_id=poll_id, author=LEA.name, platform=LEA.platform)
    assert "n’est plus connue" in refusal(live(state, ordered(other, at=12)))
    live(state, ticked(600))
    order = OfferFloor(poll_id=poll_id, author=ZOE.name, platform=ZOE.platform)

    assert "n’est plus connue" in refusal(live(state, ordered(order, at=601)))


def test_who_objects_is_called_by_the_number_of_the_objection() -> None:
    state = ShowState()
    poll, _ = opened(state, ROUND)
    for at in range(1, 5):
        live(state, ordered(NextPhase(poll_id=poll.id), at=at))
    live(state, submitted("Personne ne conduit la nuit.", LEA, at=10, form="objection"))
    (objection,) = state.talk.round_of(poll).objections
    followed = live(state, ordered(OfferFloor(poll_id=poll.id, number=objection.number), at=12))
    (call,) = only(Say, followed)

    assert (call.platform, plain(call.text)) == (LEA.platform, "@Léa, la régie vous propose la parole.")
    none = OfferFloor(poll_id=poll.id, number=99)
    assert "n’est plus connue" in refusal(live(state, ordered(none, at=13)))
