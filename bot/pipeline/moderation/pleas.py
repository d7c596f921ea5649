"""Requests to come back that people make with a platform's own form: they are appeals like the others."""

from datetime import datetime

from msgspec.structs import replace

from bot.changes import Audited, CaseSaved
from bot.events import UnbanRequested, UnbanResolved
from bot.moderation.case import (
    Appeal,
    AppealStatus,
    Case,
    CaseStatus,
    Decision,
    Reason,
    Severity,
    Undo,
    Verdict,
)
from bot.moderation.undoing import LONGEST_PLEA, appealed, contested
from bot.orders import Actor, ActorRole, CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, name_for
from bot.words import Refusal

VIA = "unban-request"
RULE = "unban-request"


def asked_back(event: UnbanRequested, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the case that its author contests with the platform's form, or a new one for an unknown ban."""
    theirs = state.docket.about(event.author.key)
    meant = contested(
        [case for case in theirs if case.decision and case.decision.act is CaseAct.BAN], event.at
    )
    if meant is not None:
        case = appealed(meant, via=VIA, text=event.text, at=event.at, request_id=event.request_id)
        if not isinstance(case, Refusal):
            return [CaseSaved(case=case)]
    return [CaseSaved(case=_unknown_ban(event, theirs, state, evening))]


def plea_answered(event: UnbanResolved, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the appeal that was answered, or withdrawn, on the platform itself."""
    for case in state.docket.cases.values():
        appeal = case.appeal
        if appeal and appeal.request_id == event.request_id and appeal.status is AppealStatus.OPEN:
            return _answered(case, appeal, event, evening)
    return []


def _answered(case: Case, appeal: Appeal, event: UnbanResolved, evening: Evening) -> list[Consequence]:
    words = evening.words
    name = event.moderator or words.text(f"platform-{event.platform}")
    judge = Actor(name=name, role=ActorRole.MODERATOR if event.moderator else ActorRole.SYSTEM)
    reason = words.text("plea-withdrawn") if event.approved is None else event.text
    status = AppealStatus.ACCEPTED if event.approved else AppealStatus.REJECTED
    answered = replace(appeal, status=status, judge=judge, judged_at=event.at, reason=reason)
    undone = case.undone or (Undo(actor=judge, at=event.at, reason=reason) if event.approved else None)
    outcome = "withdrawn" if event.approved is None else str(status)
    line = Audited(
        at=event.at, actor=judge, act=f"elsewhere:appeal-{outcome}", subject=case.id, reason=reason
    )
    return [CaseSaved(case=replace(case, appeal=answered, undone=undone)), line]


def _unknown_ban(event: UnbanRequested, theirs: list[Case], state: ShowState, evening: Evening) -> Case:
    """Return a case for a ban that was decided elsewhere, or in another show."""
    words = evening.words
    known = next((each for each in reversed(theirs) if _is_ban(each)), None)
    nobody = Actor(name=words.text(f"platform-{event.platform}"), role=ActorRole.SYSTEM)
    decided_at: datetime = known.decision.at if known and known.decision else event.at
    actor = known.decision.actor if known and known.decision else nobody
    reason = Reason(rule=RULE, text=words.text("reason-unban-request"), severity=Severity.MEDIUM)
    return Case(
        id=name_for("case", f"{event.platform}:unban:{event.request_id}"),
        platform=event.platform,
        channel=event.channel,
        message_id="",
        author=event.author,
        text=known.text if known else "",
        posted_at=decided_at,
        opened_at=event.at,
        verdict=Verdict(flag=True, severity=Severity.MEDIUM, reasons=(reason,)),
        status=CaseStatus.DECIDED,
        earlier_cases=state.docket.by_author[event.author.key],
        closed_at=decided_at,
        decision=Decision(actor=actor, act=CaseAct.BAN, at=decided_at),
        appeal=Appeal(
            at=event.at,
            via=VIA,
            text=" ".join(event.text.split())[:LONGEST_PLEA],
            request_id=event.request_id,
        ),
    )


def is_unknown_ban(case: Case) -> bool:
    """Return whether nobody here knows what a case's author was banned for, nor under which rule."""
    return any(reason.rule == RULE for reason in case.verdict.reasons)


def _is_ban(case: Case) -> bool:
    return case.decision is not None and case.decision.act is CaseAct.BAN
