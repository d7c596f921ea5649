"""Acts: what an order was, whether somebody else acted on the same meanwhile, and taking it back."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from bot.changes import Audited, CaseSaved, Counted, KeyMade, Owed
from bot.changes.acts import Act, ActNoted
from bot.changes.change import Change
from bot.changes.floor import VoiceHeard
from bot.changes.formats import SessionSaved
from bot.changes.polls import PollSaved
from bot.changes.show import StageSaved
from bot.orders import (
    Actor,
    AnyOrder,
    CancelPoll,
    CloseFormat,
    DecideQuestion,
    GuideFormat,
    HideResults,
    OfferFloor,
    OpenPoll,
    Panic,
    UndoAct,
)
from bot.pipeline.evening import Evening
from bot.pipeline.memory.acts import is_undoable
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.traces import is_kept, restored, touched_by, traces_of
from bot.pipeline.step import Consequence
from bot.polls.poll import PollStatus
from bot.words import Refusal

# Written beside what was done; nothing of it is to be taken back.
ASIDE = (Audited, Counted, KeyMade, Owed, ActNoted)

Carried = list[Consequence] | Refusal
Carry = Callable[[AnyOrder], Carried]


class Gesture(msgspec.Struct, frozen=True, kw_only=True):
    """An order and who gives it when; `after` is the version of the show that its giver saw, "" for any."""

    order: AnyOrder
    actor: Actor
    cause: str
    at: datetime
    seat: str = ""
    after: str = ""

    @property
    def giver(self) -> str:
        """Return who gives it, two people of one name told apart where that is known."""
        return self.seat or f"{self.actor.role} {self.actor.name}"


def noted(
    gesture: Gesture, carried: Sequence[Consequence], state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return the act that a gesture is, `state` being as before it; cases have a log of their own."""
    changes = [each for each in carried if isinstance(each, Change) and not isinstance(each, ASIDE)]
    if any(isinstance(each, CaseSaved) for each in changes):
        return []
    # Words alone are an act too, when somebody is called.
    if not changes and not isinstance(gesture.order, OfferFloor):
        return []
    traces = traces_of(carried, state)
    inverse = _inverse(gesture.order, changes, evening)
    is_whole = all(is_kept(each, traces) or _may_stay(each) for each in changes)
    act = Act(
        id=gesture.cause,
        at=gesture.at,
        actor=gesture.actor,
        seat=gesture.giver,
        kind=kind_of(gesture.order),
        subject=_subject(gesture.order, changes, state, evening),
        touched=touched_by(traces),
        traces=() if isinstance(gesture.order, Panic) else tuple(traces.values()),
        inverse=inverse,
        is_final=isinstance(gesture.order, UndoAct) or (inverse is None and not (is_whole and traces)),
    )
    return [ActNoted(act=act)]


def overtaken(gesture: Gesture, carried: Sequence[Consequence], state: ShowState) -> Refusal | None:
    """Return why a gesture holds no more: somebody else changed the same since what its giver saw."""
    if not gesture.after or isinstance(gesture.order, Panic | UndoAct):
        return None
    mine = set(touched_by(traces_of(carried, state)))
    if _leads_on(gesture.order):
        # What moves along was let through meanwhile; only the session itself can be led on twice.
        mine = {name for name in mine if not name.startswith("entry:")}
    others = [
        act
        for act in state.acts.since(gesture.after)
        if act.seat != gesture.giver and mine & set(act.touched)
    ]
    return Refusal("act-overtaken", {"name": others[-1].actor.name}) if others else None


def _leads_on(order: AnyOrder) -> bool:
    """Return whether an order is about a session of a format, and not about one contribution to it."""
    return isinstance(order, CloseFormat) or (isinstance(order, GuideFormat) and not order.number)


def undone(gesture: Gesture, order: UndoAct, state: ShowState, carry: Carry) -> Carried:
    """Return what takes an act back, or why it cannot be any more; `carry` carries an order out."""
    acts, at = state.acts, gesture.at
    act = acts.find(order.act_id) if order.act_id else acts.latest_of(gesture.giver, at)
    if act is None or act.is_undone:
        return Refusal("act-undo-nothing")
    if not is_undoable(act, at):
        return Refusal("act-undo-final" if act.is_final else "act-undo-late")
    back: list[Consequence] = []
    if act.inverse is not None:
        reverse = carry(act.inverse)
        if isinstance(reverse, Refusal):
            return reverse
        back += reverse
    for trace in act.traces:
        thing = restored(trace, state)
        if thing is None:
            return Refusal("act-undo-overtaken")
        back.append(thing)
    return [*back, ActNoted(act=replace(act, is_undone=True, traces=(), inverse=None))]


def kind_of(order: AnyOrder) -> str:
    """Return what an act is called: as its order, or more exactly."""
    match order:
        case DecideQuestion(act=act):
            return f"question_{act}"
        case GuideFormat(act=act) if act in ("accept", "refuse", "tag"):
            return f"entry_{act}"
        case HideResults(hidden=hidden):
            return "hide" if hidden else "reveal"
        case Panic(on=on):
            return "panic" if on else "calm"
        case _:
            return str(type(order).__struct_config__.tag)


def _inverse(order: AnyOrder, changes: Sequence[Change], evening: Evening) -> AnyOrder | None:
    """Return the order that takes another one back, None where putting things back is enough."""
    match order:
        case Panic(on=on):
            return Panic(on=not on)
        case OpenPoll():
            opened = [each.poll for each in changes if isinstance(each, PollSaved)]
            reason = evening.words.text("undo-open-reason")
            return CancelPoll(poll_id=opened[-1].id, reason=reason) if opened else None
        case _:
            return None


def _may_stay(change: Change) -> bool:
    """Return whether this may stay when the rest is taken back: mostly what was only made ready."""
    match change:
        case PollSaved(poll=poll):
            return poll.status is PollStatus.DRAFT
        case SessionSaved(session=session):
            return not session.is_open
        case VoiceHeard():
            # Whose question leaves the air was heard, whatever comes next.
            return True
        case _:
            return False


def _subject(order: AnyOrder, changes: Sequence[Change], state: ShowState, evening: Evening) -> str:
    """Return what an act is about, in the words of the screens."""
    if isinstance(order, UndoAct):
        act = state.acts.find(order.act_id)
        return act.kind if act else ""
    for change in changes:
        if isinstance(change, StageSaved) and change.stage.segment_id != state.stage.segment_id:
            titles = {each.id: each.title for each in evening.rundown.segments}
            return titles.get(change.stage.segment_id, "")
    question = state.floor.questions.get(getattr(order, "question_id", ""))
    if question is not None:
        return f"n°\u00a0{question.number}"
    saved = [each.poll for each in changes if isinstance(each, PollSaved)]
    poll = state.polls.get(getattr(order, "poll_id", "")) or (saved[-1] if saved else None)
    return poll.question if poll else ""
