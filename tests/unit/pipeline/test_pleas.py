"""Requests to come back, made with the platform's own form, are appeals like the others."""

from bot.actions import LiftSanction, ResolveUnbanRequest
from bot.changes import Audited, CaseSaved
from bot.moderation.case import AppealStatus
from bot.orders import JudgeAppeal
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    MODERATOR,
    kept,
    live,
    only,
    ordered,
)
from tests.unit.pipeline.overseeing import a_ban, answered, asked_back, now


def test_a_request_to_come_back_is_the_appeal_of_the_ban_and_is_answered_from_the_queue() -> None:
    state = ShowState()
    case = a_ban(state)
    live(state, asked_back())
    appeal = now(case, state).appeal
    assert appeal is not None
    assert (appeal.via, appeal.text, appeal.status) == ("unban-request", "Je regrette.", AppealStatus.OPEN)

    judge = MODERATOR.__class__(name="Dan", role=MODERATOR.role)
    order = JudgeAppeal(case_id=case.id, accepted=True, reason="Vous avez compris.")
    followed = live(state, ordered(order, judge, at=110))

    (resolve,) = only(ResolveUnbanRequest, followed)
    assert (resolve.request_id, resolve.approve) == ("r1", True)
    assert only(LiftSanction, followed) == []
    assert live(state, answered(True, "bouge")) == []


def test_a_request_after_a_ban_from_elsewhere_has_a_case_of_its_own() -> None:
    state = ShowState()
    case = kept(CaseSaved, live(state, asked_back())).case
    order = JudgeAppeal(case_id=case.id, accepted=False, reason="Trop tôt.")
    followed = live(state, ordered(order, MODERATOR, at=110))

    (resolve,) = only(ResolveUnbanRequest, followed)
    assert not resolve.approve
    assert case.decision is not None
    assert case.decision.actor.name == "Twitch"


def test_a_request_answered_or_withdrawn_on_twitch_is_over_here_too() -> None:
    for approved, status in (
        (True, AppealStatus.ACCEPTED),
        (False, AppealStatus.REJECTED),
        (None, AppealStatus.REJECTED),
    ):
        state = ShowState()
        case = kept(CaseSaved, live(state, asked_back())).case
        followed = live(state, answered(approved))
        appeal = now(case, state).appeal
        assert appeal is not None
        assert appeal.status is status
        assert (now(case, state).undone is not None) is (approved is True)
        assert len(only(Audited, followed)) == 1
