"""A case's life: opened by a flag, held by who reads it, decided once, or settled on the platform itself."""

from datetime import datetime

import msgspec

from bot.actions import AnyAction, BanAuthor, DeleteMessage, ReleaseHeld, TimeoutAuthor, WarnAuthor
from bot.events import MessageEdited, MessageHeld, MessagePosted, Outcome, Platform
from bot.moderation.case import Case, CaseStatus, ContextLine, Decision, Effect, Verdict
from bot.orders import Actor, ActorRole, CaseAct
from bot.words import Refusal

LONGEST_TIMEOUT_S = 1_209_600

_NAMES = {Platform.TWITCH: "Twitch", Platform.DISCORD: "Discord"}


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decided case and what is asked of its platform."""

    case: Case
    actions: tuple[AnyAction, ...]


def open_case(
    *,
    case_id: str,
    event: MessagePosted | MessageEdited | MessageHeld,
    verdict: Verdict,
    before: tuple[ContextLine, ...],
    earlier_cases: int,
    abusive: float | None,
) -> Case:
    """Return the case of a flagged message."""
    return Case(
        id=case_id,
        platform=event.platform,
        channel=event.channel,
        message_id=event.message_id,
        author=event.author,
        text=event.text,
        posted_at=event.at,
        opened_at=event.at,
        verdict=verdict,
        abusive=abusive,
        before=before,
        earlier_cases=earlier_cases,
        held_message=isinstance(event, MessageHeld),
    )


def possible_acts(case: Case) -> tuple[str, ...]:
    """Return what the case's platform can do about its message and author, () once the case is over."""
    if case.status is not CaseStatus.OPEN:
        return ()
    if case.author.moderates:
        # Twitch lets nobody delete what its moderators write; no platform silences them.
        return (CaseAct.ALLOW,) if case.platform is Platform.TWITCH else (CaseAct.ALLOW, CaseAct.DELETE)
    if case.held_message:
        return CaseAct.ALLOW, CaseAct.DELETE, CaseAct.TIMEOUT, CaseAct.BAN
    return CaseAct.ALLOW, CaseAct.DELETE, CaseAct.WARN, CaseAct.TIMEOUT, CaseAct.BAN


def decide(
    case: Case,
    *,
    actor: Actor,
    act: CaseAct,
    seconds: int | None,
    reason: str,
    at: datetime,
    default_seconds: int,
    default_reason: str,
) -> Decided | Refusal:
    """Return the decided case and its actions, or why it cannot be decided so.

    Every act but `allow` removes the message too: one that is worth a warning does not stay.
    """
    length_s = (default_seconds if seconds is None else seconds) if act is CaseAct.TIMEOUT else None
    refusal = _closed(case) or _held_by_another(case, actor.name, at) or _impossible(case, act, length_s)
    if refusal is not None:
        return refusal
    given = reason.strip() or ("" if act is CaseAct.ALLOW else default_reason)
    actions = _actions(case, act, length_s or 0, given)
    effects = tuple(Effect(action_id=action.id, act=_step(action)) for action in actions)
    decision = Decision(actor=actor, act=act, at=at, reason=given, seconds=length_s, effects=effects)
    over = _over(case, CaseStatus.DECIDED, at, decision)
    return Decided(case=over, actions=actions)


def hold(case: Case, *, holder: str, until: datetime, at: datetime) -> Case | Refusal:
    """Return the case held by its reader until then, unless it is over or somebody else reads it."""
    refusal = _closed(case) or _held_by_another(case, holder, at)
    return refusal or msgspec.structs.replace(case, holder=holder, held_until=until)


def release(case: Case, holder: str) -> Case:
    """Return the case free for others, if this one held it."""
    return msgspec.structs.replace(case, holder="", held_until=None) if case.holder == holder else case


def left_platform(case: Case, at: datetime) -> Case:
    """Return the case of a message that left its platform by another hand; a decided one stays decided."""
    return _over(case, CaseStatus.ELSEWHERE, at, None) if case.status is CaseStatus.OPEN else case


def resolved_elsewhere(case: Case, at: datetime, allowed: bool) -> Case:
    """Return the case of a held message that was decided with the platform's own tools."""
    if case.status is not CaseStatus.OPEN:
        return case
    actor = Actor(name=_NAMES[case.platform], role=ActorRole.SYSTEM)
    decision = Decision(actor=actor, act=CaseAct.ALLOW if allowed else CaseAct.DELETE, at=at)
    return _over(case, CaseStatus.ELSEWHERE, at, decision)


def record_outcome(case: Case, action_id: str, outcome: Outcome, detail: str) -> Case:
    """Return the case with what became of one of its actions."""
    if case.decision is None:
        return case
    effects = tuple(
        msgspec.structs.replace(effect, outcome=outcome, detail=detail)
        if effect.action_id == action_id
        else effect
        for effect in case.decision.effects
    )
    decision = msgspec.structs.replace(case.decision, effects=effects)
    return msgspec.structs.replace(case, decision=decision)


def _over(case: Case, status: CaseStatus, at: datetime, decision: Decision | None) -> Case:
    return msgspec.structs.replace(
        case, status=status, closed_at=at, decision=decision, holder="", held_until=None
    )


def _closed(case: Case) -> Refusal | None:
    if case.status is CaseStatus.OPEN:
        return None
    by = case.decision.actor.name if case.decision else _NAMES[case.platform]
    return Refusal("order-case-closed", {"by": by})


def _held_by_another(case: Case, name: str, at: datetime) -> Refusal | None:
    if case.holder in ("", name) or case.held_until is None or case.held_until <= at:
        return None
    return Refusal("order-case-held", {"holder": case.holder})


def _impossible(case: Case, act: CaseAct, length_s: int | None) -> Refusal | None:
    if act not in possible_acts(case):
        return Refusal("order-case-act")
    if length_s is not None and not 1 <= length_s <= LONGEST_TIMEOUT_S:
        return Refusal("order-case-seconds")
    return None


def _actions(case: Case, act: CaseAct, length_s: int, reason: str) -> tuple[AnyAction, ...]:
    """Return what an act asks of the platform, the message first; ids follow from the case and the act."""
    if act is CaseAct.ALLOW:
        return (_release(case, act, allow=True),) if case.held_message else ()
    removal = _release(case, act, allow=False) if case.held_message else _deletion(case, act, reason)
    return (removal, *_on_author(case, act, length_s, reason))


def _release(case: Case, act: CaseAct, *, allow: bool) -> ReleaseHeld:
    return ReleaseHeld(
        id=f"{case.id}/{act}/message",
        platform=case.platform,
        channel=case.channel,
        message_id=case.message_id,
        allow=allow,
    )


def _deletion(case: Case, act: CaseAct, reason: str) -> DeleteMessage:
    return DeleteMessage(
        id=f"{case.id}/{act}/message",
        platform=case.platform,
        channel=case.channel,
        message_id=case.message_id,
        reason=reason,
    )


def _on_author(case: Case, act: CaseAct, length_s: int, reason: str) -> tuple[AnyAction, ...]:
    id, platform, channel, author_id = f"{case.id}/{act}/author", case.platform, case.channel, case.author.id
    match act:
        case CaseAct.WARN:
            return (
                WarnAuthor(id=id, platform=platform, channel=channel, author_id=author_id, reason=reason),
            )
        case CaseAct.TIMEOUT:
            return (
                TimeoutAuthor(
                    id=id,
                    platform=platform,
                    channel=channel,
                    author_id=author_id,
                    seconds=length_s,
                    reason=reason,
                ),
            )
        case CaseAct.BAN:
            return (BanAuthor(id=id, platform=platform, channel=channel, author_id=author_id, reason=reason),)
        case _:
            return ()


def _step(action: AnyAction) -> CaseAct:
    """Return what an action does, in the words of acts."""
    match action:
        case ReleaseHeld(allow=True):
            return CaseAct.ALLOW
        case WarnAuthor():
            return CaseAct.WARN
        case TimeoutAuthor():
            return CaseAct.TIMEOUT
        case BanAuthor():
            return CaseAct.BAN
        case _:
            return CaseAct.DELETE
