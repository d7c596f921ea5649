"""What became of what was asked about a case: written into it, and what must follow when it was not done."""

from bot.changes import Audited, CaseSaved, CopySaved
from bot.events import ActionPerformed, Outcome, Platform
from bot.moderation.acts import TELL, held_back
from bot.moderation.case import Case, Effect
from bot.moderation.cases import record_outcome
from bot.moderation.copies import with_outcome
from bot.orders import Actor, ActorRole, CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.statement import removal_in_chat, told_in_chat
from bot.pipeline.step import Consequence

BOT = Actor(name="bouge", role=ActorRole.SYSTEM)


def case_outcome(event: ActionPerformed, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return a case and its copies with an action's outcome, [] when it was none of theirs."""
    case_id = state.docket.acts.get(event.action_id)
    copies: list[Consequence] = [
        CopySaved(case_id=of, copy=with_outcome(copy, event.action_id, event.outcome, event.detail))
        for of, copy in state.sweeps.of_action(event.action_id)
    ]
    if case_id is None and not copies:
        return []
    line = Audited(
        at=event.at,
        actor=BOT,
        act=f"outcome:{event.outcome}",
        subject=event.action_id,
        detail=event.detail,
    )
    if case_id is None:
        return [*copies, line]
    case = record_outcome(state.docket.cases[case_id], event.action_id, event.outcome, event.detail)
    waited = held_back(case, event.action_id)
    return [
        CaseSaved(case=case),
        *copies,
        line,
        *([waited] if waited else []),
        *_untold(case, event, evening),
    ]


def _untold(case: Case, event: ActionPerformed, evening: Evening) -> list[Consequence]:
    """Return what the chat says to an author whom nothing else reaches; nothing to whoever is gone."""
    if event.outcome is Outcome.DONE or case.decision is None:
        return []
    answered = (*case.appeal.effects, *(case.undone.effects if case.undone else ())) if case.appeal else ()
    if _is_words(event.action_id, answered):
        return [told_in_chat(case, "appeal-answered-discord", evening)]
    rule = evening.charter.rule(case.decision.rule)
    if rule is None or case.decision.act in (CaseAct.BAN, CaseAct.ALLOW):
        return []
    warned_in_vain = case.platform is Platform.TWITCH and any(
        each.action_id == event.action_id and each.act == CaseAct.WARN for each in case.decision.effects
    )
    if warned_in_vain or _is_words(event.action_id, case.decision.effects):
        return [removal_in_chat(case, rule, evening)]
    return []


def _is_words(action_id: str, effects: tuple[Effect, ...]) -> bool:
    return any(each.action_id == action_id and each.act == TELL for each in effects)
