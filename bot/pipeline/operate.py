"""Stage: an operator's gesture is carried out, answered, and written into the audit log."""

from datetime import datetime

import msgspec

from bot.changes import Audited, PollSaved
from bot.commands.rights import may
from bot.moderation.scores import Scores
from bot.orders import (
    Actor,
    AmendProposal,
    AnyOrder,
    BackToPhase,
    CancelPoll,
    ClosePoll,
    DecideCase,
    DecideQuestion,
    ExtendPoll,
    HideResults,
    HoldCase,
    IntegrateObjection,
    MergeObjections,
    NextPhase,
    OpenPoll,
    OrderGiven,
    PutArgument,
    SetAsideObjection,
)
from bot.pipeline.answer import answer_order
from bot.pipeline.cancel import cancelled
from bot.pipeline.consent import lead
from bot.pipeline.debate import put_argument
from bot.pipeline.evening import Evening
from bot.pipeline.give_floor import decide_question
from bot.pipeline.polling import extended, hidden, opened, soon_closed
from bot.pipeline.review import decide_case, hold_case
from bot.pipeline.screens import ScreenOrder, show_order
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence, Happening, name_for
from bot.words import Refusal

Carried = list[Consequence] | Refusal


def operate(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the gesture leads to, with the answer to whoever made it."""
    if not isinstance(event, OrderGiven):
        return []
    carried = carry_out(event.order, event.actor, event.id, event.at, state, evening)
    if isinstance(carried, Refusal):
        return [answer_order(event.id, ok=False, text=carried.said(evening.words))]
    return [*carried, answer_order(event.id, ok=True)]


def carry_out(
    order: AnyOrder, actor: Actor, cause: str, at: datetime, state: ShowState, evening: Evening
) -> Carried:
    """Return what an order leads to with its line in the audit log, or why it is refused.

    `cause` is the id of what asked for it: the same one again makes the same polls and actions.
    """
    if not may(actor.role, order):
        return Refusal("order-not-allowed")
    carried = _carry_out(order, actor, cause, at, state, evening)
    if isinstance(carried, Refusal) or isinstance(order, HoldCase):
        return carried
    return [*carried, _line(order, actor, at)]


def _carry_out(
    order: AnyOrder, actor: Actor, cause: str, at: datetime, state: ShowState, evening: Evening
) -> Carried:
    match order:
        case OpenPoll():
            return opened(order, name_for("poll", cause), at, state, evening)
        case ClosePoll() | ExtendPoll() | HideResults():
            return _change_poll(order, at, state, evening)
        case CancelPoll():
            return cancelled(order, at, state, evening)
        case (
            NextPhase()
            | BackToPhase()
            | AmendProposal()
            | MergeObjections()
            | IntegrateObjection()
            | SetAsideObjection()
        ):
            return lead(order, cause, at, state, evening)
        case PutArgument():
            return put_argument(order, at, state)
        case DecideQuestion():
            return decide_question(order, at, state, evening)
        case DecideCase():
            return decide_case(order, actor, at, state, evening)
        case HoldCase():
            return hold_case(order, actor, at, state, evening)
    screens: ScreenOrder = order
    return show_order(screens, cause, at, state, evening)


def _change_poll(
    order: ClosePoll | ExtendPoll | HideResults, at: datetime, state: ShowState, evening: Evening
) -> Carried:
    poll = state.polls.get(order.poll_id)
    if poll is None:
        return Refusal("order-poll-unknown")
    match order:
        case ClosePoll():
            changed = soon_closed(poll, at)
        case ExtendPoll():
            changed = extended(poll, order.seconds, at, evening)
        case HideResults():
            changed = hidden(poll, order.hidden)
    return changed if isinstance(changed, Refusal) else [PollSaved(poll=changed)]


def _line(order: AnyOrder, actor: Actor, at: datetime) -> Audited:
    """Return an order's line in the audit log: its name, what it is about, why, and the rest."""
    given = msgspec.to_builtins(order)
    act = given.pop("order")
    subjects = [
        str(given.pop(name)) for name in ("case_id", "question_id", "poll_id", "segment_id") if name in given
    ]
    reason = str(given.pop("reason", ""))
    detail = " ".join(f"{name}={value}" for name, value in given.items() if value not in (None, "", [], ()))
    return Audited(at=at, actor=actor, act=act, subject="".join(subjects), reason=reason, detail=detail)
