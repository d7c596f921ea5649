"""Taking a decision back, by a moderator's own hand or because its author contested it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bot.actions import LiftSanction, ResolveUnbanRequest
from bot.moderation.acts import LIFT, RESOLVE, SANCTIONS, Asked, Told, case_effects, lifting
from bot.moderation.case import Appeal, AppealStatus, Case, CaseStatus, Effect, Undo
from bot.moderation.cases import Decided
from bot.orders import Actor, CaseAct
from bot.words import Refusal

LONGEST_PLEA = 500
# A decision of a past show is not contested in this one's chat for ever.
APPEAL_WITHIN = timedelta(days=30)


def can_undo(case: Case) -> bool:
    """Return whether a case's decision can be taken back now."""
    return _not_undoable(case) is None


def undo(case: Case, *, actor: Actor, reason: str, told: Told, at: datetime) -> Decided | Refusal:
    """Return the case with its decision taken back, and what that asks of its platform.

    What was allowed waits for a decision again. A message that was deleted does not come back: no platform
    restores it. `told` is what the author reads.
    """
    refusal = _not_undoable(case)
    if refusal is not None:
        return refusal
    if case.decision is not None and case.decision.act is CaseAct.ALLOW:
        return Decided(case=_reopened(case), actions=())
    asked = lifting(case, reason, told)
    return Decided(case=_undone(case, actor, reason, asked, at), actions=asked.actions)


def appealed(case: Case, *, via: str, text: str, at: datetime, request_id: str = "") -> Case | Refusal:
    """Return the case that its author contests, or why there is nothing to contest."""
    if case.appeal is not None:
        return Refusal(f"appeal-{case.appeal.status}", {"reason": case.appeal.reason})
    if not is_contestable(case, at):
        return Refusal("appeal-nothing")
    plea = " ".join(text.split())[:LONGEST_PLEA]
    return msgspec.structs.replace(case, appeal=Appeal(at=at, via=via, text=plea, request_id=request_id))


def contested(cases: Iterable[Case], at: datetime) -> Case | None:
    """Return the case that an author means: the latest decision against them, appealed or not."""
    against = [case for case in cases if is_contestable(case, at) or case.appeal is not None]
    return max(against, key=lambda case: case.closed_at or case.opened_at, default=None)


def is_contestable(case: Case, at: datetime) -> bool:
    """Return whether a case is a decision against its author that nobody took back."""
    decision = case.decision
    return (
        case.status is CaseStatus.DECIDED
        and decision is not None
        and decision.act is not CaseAct.ALLOW
        and case.undone is None
        and decision.at > at - APPEAL_WITHIN
    )


def barred(case: Case) -> tuple[str, ...]:
    """Return the moderators who may not judge an appeal: those whose decision it contests."""
    decision = case.decision
    if decision is None or decision.automatic:
        return ()
    return tuple(name for name in (decision.actor.name, decision.confirmed_by) if name)


def judged(
    case: Case, *, judge: Actor, accepted: bool, reason: str, told: Told, at: datetime
) -> Decided | Refusal:
    """Return the case with its appeal answered; an accepted one takes the decision back."""
    appeal = case.appeal
    if appeal is None or appeal.status is not AppealStatus.OPEN:
        return Refusal("order-appeal-none")
    if judge.name.casefold() in [name.casefold() for name in barred(case)]:
        return Refusal("order-appeal-yours")
    if not reason.strip():
        return Refusal("order-appeal-reason")
    if accepted and _is_awaited(case):
        return Refusal("order-undo-wait")
    status = AppealStatus.ACCEPTED if accepted else AppealStatus.REJECTED
    answered = msgspec.structs.replace(
        appeal, status=status, judge=judge, judged_at=at, reason=reason.strip()[:LONGEST_PLEA]
    )
    asked = lifting(case, answered.reason, told)
    if not accepted or case.undone is not None:
        asked = _without_lift(asked)
    if appeal.request_id:
        # The platform lifts the exclusion itself when it takes this answer, and tells its author.
        asked = _resolution(case, appeal, accepted, told.text)
    if accepted and case.undone is None:
        over = msgspec.structs.replace(case, appeal=answered)
        return Decided(case=_undone(over, judge, answered.reason, asked, at), actions=asked.actions)
    answered = msgspec.structs.replace(answered, effects=asked.effects)
    return Decided(case=msgspec.structs.replace(case, appeal=answered), actions=asked.actions)


def _not_undoable(case: Case) -> Refusal | None:
    if case.status is not CaseStatus.DECIDED or case.decision is None:
        return Refusal("order-undo-nothing")
    if case.undone is not None:
        return Refusal("order-undo-done", {"by": case.undone.actor.name})
    return Refusal("order-undo-wait") if _is_awaited(case) else None


def _is_awaited(case: Case) -> bool:
    """Return whether the platform has not said yet what became of the sanction."""
    return any(effect.outcome is None and effect.act in SANCTIONS for effect in case_effects(case))


def _reopened(case: Case) -> Case:
    """Return a case to decide anew; a message that the platform held is in the chat by now."""
    return msgspec.structs.replace(
        case, status=CaseStatus.OPEN, decision=None, closed_at=None, held_message=False
    )


def _undone(case: Case, actor: Actor, reason: str, asked: Asked, at: datetime) -> Case:
    undone = Undo(actor=actor, at=at, reason=reason, effects=asked.effects)
    return msgspec.structs.replace(case, undone=undone, undoable_until=None)


def _without_lift(asked: Asked) -> Asked:
    kept = tuple(action for action in asked.actions if not isinstance(action, LiftSanction))
    ids = {action.id for action in kept}
    return Asked(kept, tuple(effect for effect in asked.effects if effect.action_id in ids))


def _resolution(case: Case, appeal: Appeal, accepted: bool, told: str) -> Asked:
    action = ResolveUnbanRequest(
        id=f"{case.id}/appeal/resolve",
        platform=case.platform,
        channel=case.channel,
        request_id=appeal.request_id,
        approve=accepted,
        text=told,
    )
    return Asked((action,), (Effect(action_id=action.id, act=LIFT if accepted else RESOLVE),))
