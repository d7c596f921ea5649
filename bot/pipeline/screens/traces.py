"""How things were before an act and how it left them; and putting them back, with all that changed since."""

from collections.abc import Iterable

import msgspec
from msgspec.structs import asdict, replace

from bot.changes.acts import Restorable, Trace
from bot.changes.change import Change
from bot.changes.floor import QuestionSaved
from bot.changes.formats import EntrySaved, SessionSaved
from bot.changes.plan import PlanSaved
from bot.changes.polls import PollSaved
from bot.changes.show import StageSaved
from bot.changes.talk import RoundSaved
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence

# They change with the rest: two people who change only these do not disagree.
TIMES = frozenset({"segment_since_at", "panic_at", "on_air_since_at"})


def traces_of(carried: Iterable[Consequence], state: ShowState) -> dict[str, Trace]:
    """Return, by its name, each thing that changes and was there before; `state` has none of it yet."""
    found: dict[str, Trace] = {}
    for change in carried:
        if not isinstance(change, Restorable):
            continue
        name, before = _now(change, state)
        if before is not None and not _is_another_life(before, change):
            known = found.get(name)
            found[name] = Trace(before=known.before if known else before, after=change)
    return found


def touched_by(traces: dict[str, Trace]) -> tuple[str, ...]:
    """Return the names of what changes, field by field: "stage.air", "question:q7.status"…"""
    return tuple(
        f"{name}.{each}"
        for name, trace in traces.items()
        for each in _changed(_value(trace.before), _value(trace.after))
        if each not in TIMES
    )


def restored(trace: Trace, state: ShowState) -> Restorable | None:
    """Return a thing as it was, with whatever else changed in it since; None when the same changed again."""
    _, now = _now(trace.after, state)
    if now is None or _is_another_life(now, trace.after):
        return None
    before, after, present = _value(trace.before), _value(trace.after), _value(now)
    names = _changed(before, after)
    if any(getattr(present, name) != getattr(after, name) for name in names):
        return None
    value = replace(present, **{name: getattr(before, name) for name in names})
    return _holding(trace.before, value)


def is_kept(change: Change, traces: dict[str, Trace]) -> bool:
    """Return whether putting traces back takes a change back."""
    return any(trace.after is change or type(trace.after) is type(change) for trace in traces.values())


def _now(change: Restorable, state: ShowState) -> tuple[str, Restorable | None]:
    """Return the name of what changes, and how it is now: None when it is new."""
    match change:
        case StageSaved():
            return "stage", StageSaved(stage=state.stage)
        case QuestionSaved(question=question):
            known = state.floor.questions.get(question.id)
            return f"question:{question.id}", QuestionSaved(question=known) if known else None
        case PollSaved(poll=poll):
            old = state.polls.get(poll.id)
            return f"poll:{poll.id}", PollSaved(poll=old) if old else None
        case RoundSaved(poll_id=poll_id):
            led = state.talk.round_of(state.polls[poll_id])
            return f"round:{poll_id}", RoundSaved(poll_id=poll_id, led=led)
        case PlanSaved():
            return "plan", state.plan.saved
        case SessionSaved(session=session):
            held = state.formats.sessions.get(session.id)
            return f"format:{session.id}", SessionSaved(session=held) if held else None
        case EntrySaved(entry=entry):
            said = state.formats.entries.get(entry.session_id, {}).get(entry.id)
            return f"entry:{entry.id}", EntrySaved(entry=said) if said else None


def _is_another_life(before: Restorable, after: Restorable) -> bool:
    """Return whether what was done is done: a poll that was opened or ended, a list that is drawn from."""
    match before, after:
        case PollSaved(poll=was), PollSaved(poll=now):
            return was.status is not now.status
        case SessionSaved(session=session), _:
            return session.format == "draw"
        case _:
            return False


def _value(change: Restorable) -> msgspec.Struct:
    """Return what a change is about."""
    match change:
        case StageSaved(stage=stage):
            return stage
        case QuestionSaved(question=question):
            return question
        case PollSaved(poll=poll):
            return poll
        case RoundSaved(led=led):
            return led
        case PlanSaved():
            return change
        case SessionSaved(session=session):
            return session
        case EntrySaved(entry=entry):
            return entry


def _holding(change: Restorable, value: msgspec.Struct) -> Restorable:
    """Return the same kind of change about another value."""
    match change:
        case StageSaved():
            return replace(change, stage=value)
        case QuestionSaved():
            return replace(change, question=value)
        case PollSaved():
            return replace(change, poll=value)
        case RoundSaved():
            return replace(change, led=value)
        case SessionSaved():
            return replace(change, session=value)
        case EntrySaved():
            return replace(change, entry=value)
        case PlanSaved(text=text):
            # The file has the later text by now, or will.
            return PlanSaved(text=getattr(value, "text", text), is_due=True)


def _changed(before: msgspec.Struct, after: msgspec.Struct) -> list[str]:
    was = asdict(before)
    return [name for name, value in asdict(after).items() if was[name] != value]
