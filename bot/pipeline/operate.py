"""Stage: an operator's gesture is carried out, answered, and written into the audit log."""

from datetime import datetime
from functools import partial

import msgspec

from bot.changes import Audited, PollSaved
from bot.commands.rights import may
from bot.moderation.scores import Scores
from bot.orders import (
    Actor,
    AddSegment,
    AirFormat,
    AmendProposal,
    AnyOrder,
    AskSecond,
    BackToPhase,
    CancelPoll,
    CloseFormat,
    ClosePoll,
    EditSegment,
    ExtendFormat,
    ExtendPoll,
    FloorOrder,
    GuideFormat,
    HideResults,
    IntegrateObjection,
    MergeObjections,
    MoveSegment,
    NextPhase,
    NoteCase,
    OfferFloor,
    OpenFormat,
    OpenPoll,
    OrderGiven,
    Permit,
    PutArgument,
    RemoveSegment,
    ReviewOrder,
    SetAsideObjection,
    ShowFormat,
    UndoAct,
    WritePlan,
)
from bot.pipeline.answer import answer_order
from bot.pipeline.consent.consent import lead
from bot.pipeline.evening import Evening
from bot.pipeline.formats.led import lead_format
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.desk_orders import UNLISTED, desk_order
from bot.pipeline.questions.lead_floor import lead_floor
from bot.pipeline.screens.planning import changed
from bot.pipeline.screens.screens import ScreenOrder, show_order
from bot.pipeline.screens.undo import Gesture, noted, overtaken, undone
from bot.pipeline.step import Consequence, Happening, name_for
from bot.pipeline.votes.cancel import cancelled
from bot.pipeline.votes.debate import put_argument
from bot.pipeline.votes.offer import floor_offered
from bot.pipeline.votes.polling import extended, hidden, opened, soon_closed
from bot.words import Refusal

SUBJECTS = ("case_id", "question_id", "poll_id", "session_id", "segment_id")
Carried = list[Consequence] | Refusal


def operate(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the gesture leads to, with the answer to whoever made it."""
    if not isinstance(event, OrderGiven):
        return []
    carried = carry_out(event.order, event.actor, event.id, event.at, state, evening, event.seat, event.after)
    if isinstance(carried, Refusal):
        return [answer_order(event.id, ok=False, text=carried.said(evening.words))]
    return [*carried, answer_order(event.id, ok=True)]


def carry_out(
    order: AnyOrder,
    actor: Actor,
    cause: str,
    at: datetime,
    state: ShowState,
    evening: Evening,
    seat: str = "",
    after: str = "",
) -> Carried:
    """Return what an order leads to with its line in the audit log, or why it is refused.

    `cause` is the id of what asked for it: the same one again makes the same polls and actions. `seat` and
    `after` are the order's own (bot.orders.OrderGiven).
    """
    if not may(actor.role, order):
        return Refusal("order-not-allowed")
    gesture = Gesture(order=order, actor=actor, cause=cause, at=at, seat=seat, after=after)
    carried = _carry_out(order, actor, cause, at, state, evening)
    if isinstance(order, UndoAct):
        carried = undone(gesture, order, state, partial(_reverse, gesture, state, evening))
    if isinstance(carried, Refusal) or isinstance(order, UNLISTED):
        return carried
    if late := overtaken(gesture, carried, state):
        return late
    return [*carried, *noted(gesture, carried, state, evening), _line(order, actor, at)]


def _reverse(gesture: Gesture, state: ShowState, evening: Evening, order: AnyOrder) -> Carried:
    """Return what the order leads to that takes another one back."""
    return _carry_out(order, gesture.actor, f"{gesture.cause}/back", gesture.at, state, evening)


def _carry_out(
    order: AnyOrder, actor: Actor, cause: str, at: datetime, state: ShowState, evening: Evening
) -> Carried:
    if isinstance(order, ReviewOrder):
        return desk_order(order, actor, cause, at, state, evening)
    if isinstance(order, FloorOrder):
        return lead_floor(order, at, state, evening)
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
        case OpenFormat() | GuideFormat() | CloseFormat() | ExtendFormat() | ShowFormat() | AirFormat():
            return lead_format(order, actor, cause, at, state, evening)
        case EditSegment() | AddSegment() | MoveSegment() | RemoveSegment() | WritePlan():
            return changed(order, at, state, evening)
        case UndoAct():
            # It needs to know who asks: see carry_out.
            return []
        case PutArgument():
            return put_argument(order, at, state)
        case OfferFloor():
            return floor_offered(order, cause, state, evening)
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
    if isinstance(order, Permit | NoteCase | AskSecond):
        # The log outlives what people may ask to have forgotten; notes are in their case.
        given.pop("name", None)
        given.pop("text", None)
    subjects = [str(given.pop(name)) for name in SUBJECTS if name in given]
    reason = str(given.pop("reason", ""))
    detail = " ".join(f"{name}={value}" for name, value in given.items() if value not in (None, "", [], ()))
    return Audited(at=at, actor=actor, act=act, subject="".join(subjects), reason=reason, detail=detail)
