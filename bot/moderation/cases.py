"""A case's life: opened by a flag, held by who reads it, decided once, or settled on the platform itself."""

from datetime import datetime, timedelta

import msgspec

from bot.actions import AnyAction
from bot.events import MessageEdited, MessageHeld, MessagePosted, Outcome, Platform
from bot.moderation.acts import UNTOLD, Told, asked_by, possible_acts
from bot.moderation.case import Case, CaseStatus, ContextLine, Decision, Effect, Verdict
from bot.orders import Actor, ActorRole, CaseAct
from bot.words import Refusal

LONGEST_TIMEOUT_S = 1_209_600

_NAMES = {Platform.TWITCH: "Twitch", Platform.DISCORD: "Discord"}


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decided case and what is asked of its platform."""

    case: Case
    actions: tuple[AnyAction, ...]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a decision: the charter's rule, the author's statement, and who confirmed it."""

    rule: str = ""
    told: Told = UNTOLD
    automatic: bool = False
    confirmed_by: str = ""


UNEXPLAINED = Ruling()


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
    ruling: Ruling = UNEXPLAINED,
) -> Decided | Refusal:
    """Return the decided case and its actions, or why it cannot be decided so.

    Every act but `allow` removes the message too: one that is worth a warning does not stay.
    """
    length_s = (default_seconds if seconds is None else seconds) if act is CaseAct.TIMEOUT else None
    refusal = undecidable(case, actor.name, act, length_s, at)
    if refusal is not None:
        return refusal
    given = reason.strip() or ("" if act is CaseAct.ALLOW else default_reason)
    asked = asked_by(case, act, length_s or 0, given, ruling.told)
    decision = Decision(
        actor=actor,
        act=act,
        at=at,
        reason=given,
        seconds=length_s,
        effects=asked.effects,
        automatic=ruling.automatic,
        rule=ruling.rule,
        statement=ruling.told.text,
        confirmed_by=ruling.confirmed_by,
    )
    over = _over(case, CaseStatus.DECIDED, at, decision)
    if length_s is not None:
        over = msgspec.structs.replace(over, undoable_until=at + timedelta(seconds=length_s))
    return Decided(case=over, actions=asked.actions)


def undecidable(case: Case, name: str, act: CaseAct, length_s: int | None, at: datetime) -> Refusal | None:
    """Return why somebody cannot do this about a case now, None when they can."""
    return _closed(case) or _held_by_another(case, name, at) or _impossible(case, act, length_s)


def hold(case: Case, *, holder: str, until: datetime, at: datetime) -> Case | Refusal:
    """Return the case held by its reader until then, unless it is over or somebody else reads it."""
    refusal = _closed(case) or _held_by_another(case, holder, at)
    return refusal or msgspec.structs.replace(case, holder=holder, held_until=until)


def release(case: Case, holder: str) -> Case:
    """Return the case free for others, if this one held it."""
    return msgspec.structs.replace(case, holder="", held_until=None) if case.holder == holder else case


def left_platform(case: Case, at: datetime) -> Case:
    """Return the case of a message that left its platform by another hand; a decided one stays decided.

    One that the bot itself took away until somebody has read it still waits for that.
    """
    waits = case.status is CaseStatus.OPEN and case.removal is None
    return _over(case, CaseStatus.ELSEWHERE, at, None) if waits else case


def resolved_elsewhere(case: Case, at: datetime, allowed: bool, moderator: str = "") -> Case:
    """Return the case of a held message that somebody decided with the platform's own tools."""
    if case.status is not CaseStatus.OPEN:
        return case
    role = ActorRole.MODERATOR if moderator else ActorRole.SYSTEM
    actor = Actor(name=moderator or _NAMES[case.platform], role=role)
    decision = Decision(actor=actor, act=CaseAct.ALLOW if allowed else CaseAct.DELETE, at=at)
    return _over(case, CaseStatus.ELSEWHERE, at, decision)


def record_outcome(case: Case, action_id: str, outcome: Outcome, detail: str) -> Case:
    """Return the case with what became of one of its actions."""

    def told(effect: Effect) -> Effect:
        if effect.action_id != action_id:
            return effect
        return msgspec.structs.replace(effect, outcome=outcome, detail=detail)

    changed: dict[str, object] = {}
    if case.removal:
        changed["removal"] = told(case.removal)
    for name, part in (("decision", case.decision), ("undone", case.undone), ("appeal", case.appeal)):
        if part is not None:
            changed[name] = msgspec.structs.replace(part, effects=tuple(map(told, part.effects)))
    return msgspec.structs.replace(case, **changed)


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
