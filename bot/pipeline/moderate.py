"""Stage: every message goes through the rules and the classifier; a flagged one becomes a case."""

from datetime import datetime

import msgspec

from bot.changes import CaseSaved
from bot.events import MessageEdited, MessageHeld, MessagePosted, Role
from bot.moderation.case import Case, CaseStatus, Reason, Severity, Verdict
from bot.moderation.cases import open_case
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.orders import CaseAct
from bot.pipeline.docket import CONTEXT_LINES
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence, Happening, name_for

Written = MessagePosted | MessageEdited | MessageHeld


def moderate(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the case that the message opens; without scores the rules judge alone."""
    if not isinstance(event, Written) or Role.BOT in event.author.roles:
        return []
    verdict = _verdict_on(event, state, evening, scores)
    if not verdict.flag:
        return []
    known = _known(event, state)
    if known is None:
        case_id = name_for("case", f"{event.platform}:{event.message_id}")
        return [CaseSaved(case=_case(case_id, event, verdict, state, scores))]
    if known.status is CaseStatus.OPEN:
        return [CaseSaved(case=_reread(known, event, verdict, scores))]
    if _says_something_else(event, known):
        case_id = name_for("case", f"{event.platform}:{event.message_id}:{event.id}")
        return [CaseSaved(case=_case(case_id, event, verdict, state, scores))]
    return []


def _known(event: Written, state: ShowState) -> Case | None:
    """Return the message's latest case."""
    cases = reversed(state.docket.cases.values())
    return next(
        (each for each in cases if each.message_id == event.message_id and each.platform is event.platform),
        None,
    )


def _reread(case: Case, event: Written, verdict: Verdict, scores: Scores | None) -> Case:
    """Return an open case with what its message says now; its reader and its context stay."""
    return msgspec.structs.replace(
        case,
        text=event.text,
        verdict=verdict,
        abusive=scores.abusive if scores else None,
        held_message=isinstance(event, MessageHeld),
    )


def _says_something_else(event: Written, case: Case) -> bool:
    """Tell whether a message that was allowed has been changed since: what was allowed is what it said."""
    allowed = case.decision is not None and case.decision.act is CaseAct.ALLOW
    return isinstance(event, MessageEdited) and allowed and event.text != case.text


def _verdict_on(event: Written, state: ShowState, evening: Evening, scores: Scores | None) -> Verdict:
    heard = Heard.of(
        event.text,
        author_key=event.author.key,
        at=event.at,
        recent=_recent(event, state),
        emotes=event.emotes if isinstance(event, MessagePosted) else (),
    )
    verdict = judge(heard, scores, evening.policy, evening.words)
    return _with_hold(verdict, event, evening) if isinstance(event, MessageHeld) else verdict


def _recent(event: Written, state: ShowState) -> tuple[tuple[datetime, str], ...]:
    """Return when and what this author wrote lately, this message left out."""
    return tuple(
        (line.at, line.text)
        for author_key, line in state.lines[event.channel]
        if author_key == event.author.key and line.message_id != event.message_id
    )


def _with_hold(verdict: Verdict, event: MessageHeld, evening: Evening) -> Verdict:
    reason = Reason(
        rule="platform-hold",
        text=evening.words.text("reason-platform-hold", category=event.category),
        severity=Severity.MEDIUM,
    )
    severity = verdict.severity if verdict.flag else Severity.MEDIUM
    return Verdict(flag=True, severity=severity, reasons=(reason, *verdict.reasons))


def _case(case_id: str, event: Written, verdict: Verdict, state: ShowState, scores: Scores | None) -> Case:
    lines = [line for _, line in state.lines[event.channel]]
    # A message that is flagged once it was edited stands among the lines; a new one comes after them.
    place = next((at for at, line in enumerate(lines) if line.message_id == event.message_id), len(lines))
    case = open_case(
        case_id=case_id,
        event=event,
        verdict=verdict,
        before=tuple(lines[max(0, place - CONTEXT_LINES) : place]),
        earlier_cases=state.docket.by_author[event.author.key],
        abusive=scores.abusive if scores else None,
    )
    return msgspec.structs.replace(case, after=tuple(lines[place + 1 : place + 1 + CONTEXT_LINES]))
