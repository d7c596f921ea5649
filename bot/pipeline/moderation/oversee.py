"""Stage: what the platforms' own moderation tells comes into the one queue, or settles what waits in it."""

from datetime import timedelta

from msgspec.structs import replace

from bot.changes import CaseSaved
from bot.events import (
    AutomodAlerted,
    Outcome,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.moderation.case import Case, CaseStatus, Reason, Severity, Verdict
from bot.moderation.scores import Scores
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.elsewhere import acted_elsewhere, settled
from bot.pipeline.moderation.pleas import asked_back, plea_answered
from bot.pipeline.step import Consequence, Happening, name_for

SUSPICION, FILTER = "platform-suspicion", "platform-filter"
# Of the platform's own words for a suspicion, those that we can say, the gravest first.
SIGNS = ("evasion_likely", "evasion_possible", "ban_evader", "banned_in_shared_channel", "manually_added")
FILTERS = ("keyword", "spam", "keyword_preset", "mention_spam", "member_profile")
# One message makes several alerts; the same words again are another message.
SAME_ALERT = timedelta(seconds=10)


def oversee(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the cases that the platform's own moderation opens, completes or closes."""
    match event:
        case UnbanRequested():
            return asked_back(event, state, evening)
        case UnbanResolved():
            return plea_answered(event, state, evening)
        case SuspectWrote():
            return _suspected(event, state, evening)
        case SuspicionChanged(level="none"):
            return _trusted(event, state)
        case WarningAcknowledged():
            return _read(event, state, evening)
        case AutomodAlerted():
            return _filtered(event, state, evening)
        case _:
            return acted_elsewhere(event, state, evening)


def _suspected(event: SuspectWrote, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the case of a suspect who has none yet; one at a time, however much they write."""
    sign = next((each for each in SIGNS if each in event.signs), "")
    words = evening.words
    why = words.text(f"suspect-{sign.replace('_', '-') or 'watched'}")
    text = words.text("reason-suspect", why=why)
    if event.restricted:
        text = f"{text} {words.text('suspect-unseen')}"
    grave = event.restricted or sign.startswith("evasion")
    severity = Severity.MEDIUM if grave else Severity.LOW
    reason = Reason(rule=SUSPICION, text=text, severity=severity)
    own = [case for case in state.docket.about(event.author.key) if case.status is CaseStatus.OPEN]
    same = [case for case in own if case.message_id == event.message_id]
    if same:
        return [CaseSaved(case=_with_reason(same[0], reason))]
    if own:
        return []
    # What nobody but moderators reads cannot be deleted.
    message_id = "" if event.restricted else event.message_id
    return [CaseSaved(case=_case(event, message_id, reason, state))]


def _trusted(event: SuspicionChanged, state: ShowState) -> list[Consequence]:
    """Return the cases that were about nothing but a suspicion, which a moderator has taken away."""
    freed = [
        case
        for case in state.docket.about(event.author.key)
        if case.status is CaseStatus.OPEN and {each.rule for each in case.verdict.reasons} == {SUSPICION}
    ]
    return [each for case in freed for each in settled(case, CaseAct.ALLOW, event.moderator, event.at)]


def _read(event: WarningAcknowledged, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the latest case in which this person was warned, now with when they read it."""
    said = evening.words.text("warning-read", time=event.at.astimezone().strftime("%H:%M"))
    for case in reversed(state.docket.about(event.author.key)):
        decision = case.decision
        if decision is None:
            continue
        for place, effect in enumerate(decision.effects):
            if effect.act == CaseAct.WARN and effect.outcome in (None, Outcome.DONE):
                known = replace(effect, outcome=Outcome.DONE, detail=said)
                effects = (*decision.effects[:place], known, *decision.effects[place + 1 :])
                return [CaseSaved(case=replace(case, decision=replace(decision, effects=effects)))]
    return []


def _filtered(event: AutomodAlerted, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the case of what the platform's filter blocked or pointed at."""
    words = evening.words
    key = "reason-filter-alert" if event.message_id else "reason-filter-block"
    rule = event.rule.replace("_", "-") if event.rule in FILTERS else "other"
    text = words.text(key, rule=words.text(f"filter-{rule}"))
    reason = Reason(rule=FILTER, text=text, severity=Severity.MEDIUM, spans=_spans(event))
    for case in reversed(state.docket.about(event.author.key)):
        if case.status is not CaseStatus.OPEN:
            continue
        if event.message_id and case.message_id == event.message_id:
            return [CaseSaved(case=_with_reason(case, reason))]
        if case.text == event.text and event.at - case.opened_at < SAME_ALERT:
            return []
    return [CaseSaved(case=_case(event, event.message_id, reason, state))]


def _spans(event: AutomodAlerted) -> tuple[tuple[int, int], ...]:
    start = event.text.casefold().find(event.matched.casefold()) if event.matched else -1
    return ((start, start + len(event.matched)),) if start >= 0 else ()


def _with_reason(case: Case, reason: Reason) -> Case:
    if any(each.rule == reason.rule for each in case.verdict.reasons):
        return case
    return replace(case, verdict=replace(case.verdict, reasons=(*case.verdict.reasons, reason)))


def _case(event: SuspectWrote | AutomodAlerted, message_id: str, reason: Reason, state: ShowState) -> Case:
    lines = [line for _, line in state.lines[event.channel]]
    return Case(
        id=name_for("case", f"{event.platform}:{event.id}"),
        platform=event.platform,
        channel=event.channel,
        message_id=message_id,
        author=event.author,
        text=event.text,
        posted_at=event.at,
        opened_at=event.at,
        verdict=Verdict(flag=True, severity=reason.severity, reasons=(reason,)),
        before=tuple(line for line in lines if line.message_id != message_id)[-5:],
        earlier_cases=state.docket.by_author[event.author.key],
    )
