"""Stage: every message goes through the rules and the classifier; a flagged one becomes or joins a case."""

from datetime import datetime

import msgspec

from bot.changes import AnyChange, Audited, CaseSaved
from bot.changes.review import MessageJudged
from bot.events import MessageEdited, MessageHeld, MessagePosted, Role
from bot.moderation.acts import first_removal, possible_acts
from bot.moderation.case import Case, CaseStatus, Effect, Mode, Reason, Severity, Verdict
from bot.moderation.cases import open_case
from bot.moderation.charter import CharterRule
from bot.moderation.judge import Policy, judge
from bot.moderation.raids import Likeness
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.orders import Actor, ActorRole, CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.docket import CONTEXT_LINES
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import step_for
from bot.pipeline.moderation.copied import copy_of, gathered, heard_only, joined, raid_verdict, words_of
from bot.pipeline.moderation.ruling import Wanted, ruled
from bot.pipeline.step import Consequence, Happening, name_for
from bot.show.life import segment_of
from bot.words import Refusal

Written = MessagePosted | MessageEdited | MessageHeld
# What a platform thinks of an account or a message, whatever it says by now.
PLATFORM_REASONS = ("platform-suspicion", "platform-filter")
BOT = Actor(name="bouge", role=ActorRole.SYSTEM)


def moderate(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the case that the message opens or joins; without scores the rules judge alone."""
    if not isinstance(event, Written) or Role.BOT in event.author.roles:
        return []
    first = _is_first(event, state)
    verdict = evening.charter.read(_verdict_on(event, first, state, evening, scores))
    return [*_followed(event, verdict, state, evening, scores), *_judged(event, first, verdict, scores)]


def _followed(
    event: Written, verdict: Verdict, state: ShowState, evening: Evening, scores: Scores | None
) -> list[Consequence]:
    known = _known(event, state)
    if known is not None:
        return _again(event, known, verdict, state, evening, scores) if verdict.flag else []
    if isinstance(event, MessageEdited):
        case = _case(_name(event), event, verdict, state, scores, evening) if verdict.flag else None
        return _opened(case, [], state, evening) if case else []
    return _first(event, verdict, state, evening, scores)


def _first(
    event: MessagePosted | MessageHeld,
    verdict: Verdict,
    state: ShowState,
    evening: Evening,
    scores: Scores | None,
) -> list[Consequence]:
    """Return what a new message leads to: nothing, a case of its own, or one more copy of another's."""
    words = words_of(event, state, evening)
    if words is not None:
        join = joined(event, words, verdict, state, evening)
        if join is not None:
            return [*join]
        if not verdict.flag:
            verdict = evening.charter.read(raid_verdict(event, words, state, evening) or verdict)
    if not verdict.flag:
        return [heard_only(event)] if words is not None else []
    case = _case(_name(event), event, verdict, state, scores, evening)
    return _opened(case, _copies(case, event, words, state), state, evening)


def _copies(
    case: Case, event: MessagePosted | MessageHeld, words: Likeness | None, state: ShowState
) -> list[AnyChange]:
    return gathered(case, event, words, state) if words is not None else []


def _again(
    event: Written,
    known: Case,
    verdict: Verdict,
    state: ShowState,
    evening: Evening,
    scores: Scores | None,
) -> list[Consequence]:
    """Return what a flagged message leads to that has had a case before."""
    if known.status is CaseStatus.OPEN:
        return [CaseSaved(case=_reread(known, event, verdict, scores))]
    if _says_something_else(event, known):
        case_id = name_for("case", f"{event.platform}:{event.message_id}:{event.id}")
        return _opened(_case(case_id, event, verdict, state, scores, evening), [], state, evening)
    return []


def _opened(case: Case, changes: list[AnyChange], state: ShowState, evening: Evening) -> list[Consequence]:
    """Return a new case with what the show has chosen to do by itself about such a one."""
    rule = evening.charter.rule(case.rule)
    if rule is not None and case.mode is Mode.ACT:
        acted = _acted(case, rule, state, evening)
        if acted:
            return [*acted, *changes]
    if rule is not None and case.mode is not Mode.PROPOSE and _can_go_first(case):
        removal = first_removal(case, rule.title)
        effect = Effect(action_id=removal.id, act=str(CaseAct.DELETE))
        held_back = msgspec.structs.replace(case, mode=Mode.HOLD, removal=effect)
        return [CaseSaved(case=held_back), *changes, removal]
    return [CaseSaved(case=msgspec.structs.replace(case, mode=Mode.PROPOSE)), *changes]


def _acted(case: Case, rule: CharterRule, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the case as the bot decides it, [] when that takes a person, or two."""
    step = step_for(case, state, evening)
    if step is None or step.act in (CaseAct.BAN, *rule.two_moderators):
        return []
    wanted = Wanted(BOT, step.act, step.seconds)
    decided = ruled(case, wanted, rule, case.opened_at, evening, automatic=True)
    if isinstance(decided, Refusal):
        return []
    detail = f"act={step.act}" + (f" seconds={step.seconds}" if step.seconds else "")
    line = Audited(
        at=case.opened_at, actor=BOT, act="automatic", subject=case.id, reason=rule.id, detail=detail
    )
    return [*decided, line]


def _can_go_first(case: Case) -> bool:
    """Return whether the bot can take a message away: what the platform holds is away already."""
    return bool(case.message_id) and not case.held_message and CaseAct.DELETE in possible_acts(case)


def _known(event: Written, state: ShowState) -> Case | None:
    """Return the message's latest case."""
    return state.docket.cases.get(state.docket.by_message.get((event.platform, event.message_id), ""))


def _name(event: Written) -> str:
    return name_for("case", f"{event.platform}:{event.message_id}")


def _reread(case: Case, event: Written, verdict: Verdict, scores: Scores | None) -> Case:
    """Return an open case with what its message says now; its reader, context and platform's reasons stay."""
    told = tuple(reason for reason in case.verdict.reasons if reason.rule in PLATFORM_REASONS)
    return msgspec.structs.replace(
        case,
        text=event.text,
        verdict=msgspec.structs.replace(verdict, reasons=(*verdict.reasons, *told)),
        abusive=scores.abusive if scores else None,
        held_message=isinstance(event, MessageHeld),
    )


def _says_something_else(event: Written, case: Case) -> bool:
    """Tell whether a message that was allowed has been changed since: what was allowed is what it said."""
    allowed = case.decision is not None and case.decision.act is CaseAct.ALLOW
    return isinstance(event, MessageEdited) and allowed and event.text != case.text


def _verdict_on(
    event: Written, first: bool, state: ShowState, evening: Evening, scores: Scores | None
) -> Verdict:
    heard = Heard.of(
        event.text,
        author_key=event.author.key,
        at=event.at,
        recent=_recent(event, state),
        emotes=event.emotes if isinstance(event, MessagePosted) else (),
        first=first,
        may_link=event.author.moderates
        or state.sweeps.permitted(event.platform, event.author.name, event.at),
    )
    verdict = judge(heard, scores, policy_now(state, evening), evening.words)
    return _with_hold(verdict, event, evening) if isinstance(event, MessageHeld) else verdict


def policy_now(state: ShowState, evening: Evening) -> Policy:
    """Return how messages are judged in the present segment."""
    segment = segment_of(evening.rundown, state.stage.segment_id)
    heat = None if isinstance(segment, Refusal) else segment.moderation
    if heat is None:
        return evening.policy
    threshold = None if heat.flag_percent is None else heat.flag_percent / 100
    return evening.policy.loosened(threshold, heat.without)


def _judged(event: Written, first: bool, verdict: Verdict, scores: Scores | None) -> list[Consequence]:
    """Return what was said of a posted message, to try other rules on it later."""
    if not isinstance(event, MessagePosted):
        return []
    return [
        MessageJudged(
            message=copy_of(event),
            emotes=event.emotes,
            first=first,
            abusive=scores.abusive if scores else None,
            flagged=verdict.flag,
        )
    ]


def _is_first(event: Written, state: ShowState) -> bool:
    """Return whether nobody had seen this account this evening before this message."""
    seen_at = state.people.sights.get(state.account_of(event.author.key))
    return isinstance(event, MessagePosted) and seen_at is not None and seen_at >= event.at


def _recent(event: Written, state: ShowState) -> tuple[tuple[datetime, str], ...]:
    """Return when and what this author wrote lately, this message left out."""
    author = event.author.key
    return tuple(
        (line.at, line.text)
        for author_key, line in state.lines[event.channel]
        if author_key == author and line.message_id != event.message_id
    )


def _with_hold(verdict: Verdict, event: MessageHeld, evening: Evening) -> Verdict:
    reason = Reason(
        rule="platform-hold",
        text=evening.words.text("reason-platform-hold", category=event.category),
        severity=Severity.MEDIUM,
    )
    severity = verdict.severity if verdict.flag else Severity.MEDIUM
    return Verdict(flag=True, severity=severity, reasons=(reason, *verdict.reasons))


def _case(
    case_id: str,
    event: Written,
    verdict: Verdict,
    state: ShowState,
    scores: Scores | None,
    evening: Evening,
) -> Case:
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
    rule = evening.charter.broken(verdict)
    return msgspec.structs.replace(
        case,
        after=tuple(lines[place + 1 : place + 1 + CONTEXT_LINES]),
        rule=rule.id if rule else "",
        mode=rule.mode(verdict.severity) if rule else Mode.PROPOSE,
    )
