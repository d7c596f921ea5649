"""A case as moderators see it: its rule, what comes next, its copies, what can be taken back."""

from bot.events import Outcome
from bot.moderation.acts import possible_acts
from bot.moderation.case import AppealStatus, Case, CaseStatus, ContextLine
from bot.moderation.ladder import Past, Step, next_step
from bot.moderation.undoing import barred, can_undo
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.charter_shown import rule_view
from bot.pipeline.moderation.foretold import foretold
from bot.pipeline.moderation.ruling import rule_cited
from bot.views import CaseView, CopiesView
from bot.words import Refusal

SHOWN_PAST = 10
SHOWN_COPIES = 5


def case_shown(case: Case, state: ShowState, evening: Evening) -> CaseView:
    """Return the view of a case."""
    rule = rule_cited(case, "", evening)
    if isinstance(rule, Refusal):
        rule = None
    past = past_of(case, state)
    is_open = case.status is CaseStatus.OPEN
    appeal = case.appeal
    step = step_for(case, state, evening) if is_open else None
    return CaseView(
        case=case,
        acts=possible_acts(case),
        rule=rule_view(rule) if rule else None,
        step=step,
        past=past[:SHOWN_PAST],
        copies=_copies(case, state, evening),
        two_needed=tuple(map(str, rule.two_moderators)) if rule and is_open else (),
        undo=can_undo(case),
        barred=barred(case) if appeal and appeal.status is AppealStatus.OPEN else (),
        statements=foretold(case, rule, step, evening),
    )


def step_for(case: Case, state: ShowState, evening: Evening) -> Step | None:
    """Return what the ladder of a case's rule comes to for its author, None where no rule is broken."""
    rule = rule_cited(case, "", evening)
    if rule is None or isinstance(rule, Refusal):
        return None
    step = next_step(
        past_of(case, state),
        rule.ladder,
        rule=rule.id,
        severity=case.verdict.severity,
        now=case.opened_at,
    )
    possible = possible_acts(case)
    if step.act in possible or CaseAct.DELETE not in possible:
        return step if step.act in possible else None
    # A held message was never seen: who wrote it is not warned for it, and some authors no platform silences.
    return Step(act=CaseAct.DELETE)


def past_of(case: Case, state: ShowState) -> tuple[Past, ...]:
    """Return what was done about a case's author in other cases, the latest first.

    What was taken back, or never done, does not count against anybody.
    """
    author = case.author.key
    about = [(each, each.decision) for each in state.docket.about(author) if each.id != case.id]
    copied = [state.docket.cases[each] for each in state.sweeps.authored.get(author, ()) if each != case.id]
    about += [(each, each.decision) for each in copied if each.author.key != author]
    past = [
        Past(
            case_id=each.id,
            rule=decision.rule,
            act=decision.act,
            at=decision.at,
            seconds=decision.seconds,
        )
        for each, decision in about
        if decision is not None and each.undone is None and not _all_failed(each)
    ]
    return tuple(sorted(past, key=lambda each: each.at, reverse=True))


def _all_failed(case: Case) -> bool:
    effects = case.decision.effects if case.decision else ()
    return bool(effects) and all(each.outcome not in (None, Outcome.DONE) for each in effects)


def _copies(case: Case, state: ShowState, evening: Evening) -> CopiesView | None:
    copies = state.sweeps.copies.get(case.id)
    if not copies:
        return None
    figures = state.sweeps.figures[case.id]
    latest = list(copies.values())[-SHOWN_COPIES:]
    decided = case.decision is not None and case.decision.act is not CaseAct.ALLOW
    return CopiesView(
        count=len(copies),
        authors=len(state.sweeps.authors[case.id] | {case.author.key}),
        latest=tuple(
            ContextLine(message_id=each.message_id, author=each.author.name, text=each.text, at=each.at)
            for each in latest
        ),
        awaited=figures["awaited"] + (figures["unasked"] if decided else 0),
        done=figures[str(Outcome.DONE)],
        refused=figures[str(Outcome.REFUSED)] + figures[str(Outcome.FAILED)],
        detail=state.sweeps.refusals.get(case.id, ""),
        joins_until=latest[-1].at + evening.raids.joins,
    )
