"""What moderators do after a decision: take it back, or answer an appeal against it."""

from datetime import datetime

from bot.changes import CaseSaved, ExampleForgotten
from bot.events import Platform
from bot.moderation.acts import Told
from bot.moderation.case import Case, CaseStatus
from bot.moderation.cases import Decided
from bot.moderation.undoing import judged, undo
from bot.orders import Actor, JudgeAppeal, UndoDecision
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.statement import told_in_chat
from bot.pipeline.step import Consequence
from bot.words import Refusal


def undo_decision(
    order: UndoDecision, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the case with its decision taken back, and what its author is told."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    why = order.reason.strip()
    key = "statement-undone-reason" if why else "statement-undone"
    told = Told(evening.words.text(key, reason=why))
    undone = undo(case, actor=actor, reason=why, told=told, at=at)
    if isinstance(undone, Refusal):
        return undone
    said = [] if undone.case.status is CaseStatus.OPEN else _said(case, "statement-undone-chat", evening)
    return [*_taken_back(undone, evening), *said]


def judge_appeal(
    order: JudgeAppeal, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the case with its appeal answered, and the answer to its author."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    outcome, why = ("accepted" if order.accepted else "rejected"), order.reason.strip()
    told = Told(evening.words.text(f"appeal-{outcome}-alone", reason=why))
    answered = judged(case, judge=actor, accepted=order.accepted, reason=why, told=told, at=at)
    if isinstance(answered, Refusal):
        return answered
    asked_elsewhere = case.appeal is not None and bool(case.appeal.request_id)
    said = [] if asked_elsewhere else _said(case, f"appeal-{outcome}", evening, reason=why)
    taken_back = _taken_back(answered, evening) if order.accepted else _kept(answered)
    return [*taken_back, *said]


def _taken_back(undone: Decided, evening: Evening) -> list[Consequence]:
    """Return a decision's end; what was kept as an example of it goes too."""
    example = [ExampleForgotten(case_id=undone.case.id)] if evening.keep_examples else []
    return [*_kept(undone), *example]


def _kept(decided: Decided) -> list[Consequence]:
    return [CaseSaved(case=decided.case), *decided.actions]


def _said(case: Case, key: str, evening: Evening, **values: str) -> list[Consequence]:
    """Return the words in Twitch's chat, which has no other way to somebody; Discord writes to them alone."""
    return [told_in_chat(case, key, evening, **values)] if case.platform is Platform.TWITCH else []
