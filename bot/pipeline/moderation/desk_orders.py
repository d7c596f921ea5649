"""The orders about cases, each to what carries it out."""

from datetime import datetime

from bot.orders import (
    Actor,
    AskSecond,
    ConfirmDecision,
    DecideCase,
    DryRun,
    HoldCase,
    JudgeAppeal,
    NoteCase,
    Permit,
    ReviewOrder,
    UndoDecision,
)
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.dry_run import dry_run
from bot.pipeline.moderation.permit import give_permit
from bot.pipeline.moderation.recourse import judge_appeal, undo_decision
from bot.pipeline.moderation.review import confirm_decision, decide_case, hold_case, note_case
from bot.pipeline.step import Consequence
from bot.words import Refusal

# Looking at a case, or asking what a rule would do, is no act upon anybody.
UNLISTED = (HoldCase, DryRun)


def desk_order(
    order: ReviewOrder, actor: Actor, cause: str, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return what a moderator's order leads to, or why it is refused; `cause` names what asked for it."""
    match order:
        case HoldCase():
            return hold_case(order, actor, at, state, evening)
        case DecideCase():
            return decide_case(order, actor, at, state, evening)
        case ConfirmDecision():
            return confirm_decision(order, actor, at, state, evening)
        case NoteCase() | AskSecond():
            return note_case(order, actor, at, state, evening)
        case UndoDecision():
            return undo_decision(order, actor, at, state, evening)
        case JudgeAppeal():
            return judge_appeal(order, actor, at, state, evening)
        case Permit():
            return give_permit(order, at)
        case DryRun():
            return dry_run(order, cause, at, state, evening)
