"""What the host's gestures on the rundown and the screens lead to."""

from datetime import datetime

import msgspec

from bot.actions import AnyAction, CalmChat
from bot.changes import PollSaved, StageSaved
from bot.changes.formats import SessionSaved
from bot.events import Platform
from bot.orders import AirPoll, ClearAir, GoToSegment, NextSegment, Panic, ShowPoll, Take
from bot.pipeline.evening import Evening
from bot.pipeline.formats.led import made_ready
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.give_floor import passing_the_floor
from bot.pipeline.step import Consequence, name_for
from bot.pipeline.votes.polling import draft_for
from bot.show import life as show
from bot.show.rundown import Segment
from bot.show.stage import Scene
from bot.words import Refusal

ScreenOrder = NextSegment | GoToSegment | Take | ClearAir | Panic | ShowPoll | AirPoll

CALM = "/calm/"
Shown = list[Consequence] | Refusal


def show_order(order: ScreenOrder, cause: str, at: datetime, state: ShowState, evening: Evening) -> Shown:
    """Return what the gesture changes on the screens, or why it cannot be done."""
    match order:
        case NextSegment():
            segment = show.next_segment(evening.rundown, state.stage)
            return segment if isinstance(segment, Refusal) else _enter(segment, cause, at, state)
        case GoToSegment():
            segment = show.segment_of(evening.rundown, order.segment_id)
            return segment if isinstance(segment, Refusal) else _enter(segment, cause, at, state)
        case Take():
            return _take(at, state, evening)
        case ClearAir():
            cleared = show.clear_air(state.stage)
            return [StageSaved(stage=cleared), *passing_the_floor(cleared.air, at, state, evening)]
        case Panic():
            return _panic(order.on, cause, at, state, evening)
        case ShowPoll():
            if order.poll_id not in state.polls:
                return Refusal("order-poll-unknown")
            return [StageSaved(stage=show.preview(state.stage, Scene(poll_id=order.poll_id)))]
        case AirPoll():
            if order.poll_id not in state.polls:
                return Refusal("order-poll-unknown")
            scene = msgspec.structs.replace(state.stage.air, poll_id=order.poll_id, format_id=None)
            aired = show.air(state.stage, scene, at)
            return [StageSaved(stage=aired), *passing_the_floor(aired.air, at, state, evening)]


def _enter(segment: Segment, cause: str, at: datetime, state: ShowState) -> Shown:
    stage = show.go_to(state.stage, segment.id, at)
    draft = draft_for(segment, name_for("poll", cause), at, state)
    if isinstance(draft, Refusal):
        return draft
    session = made_ready(segment, cause, at, state)
    if session is not None:
        ready = show.preview(stage, Scene(format_id=session.id))
        return [SessionSaved(session=session), StageSaved(stage=ready)]
    if draft is None:
        return [StageSaved(stage=stage)]
    made = [] if draft.id in state.polls else [PollSaved(poll=draft)]
    return [*made, StageSaved(stage=show.preview(stage, Scene(poll_id=draft.id)))]


def _take(at: datetime, state: ShowState, evening: Evening) -> Shown:
    taken = show.take(state.stage, at)
    if isinstance(taken, Refusal):
        return taken
    return [StageSaved(stage=taken), *passing_the_floor(taken.air, at, state, evening)]


def is_calming(action_id: str) -> bool:
    """Return whether this is the id of an action that calms a chat, or lets it go again."""
    return CALM in action_id


def _panic(on: bool, cause: str, at: datetime, state: ShowState, evening: Evening) -> list[Consequence]:
    if on is state.stage.panic:
        return []
    stage = msgspec.structs.replace(show.panic(state.stage, on), panic_at=at if on else None, calmed={})
    calmed: list[AnyAction] = [
        CalmChat(
            id=f"{cause}{CALM}{platform}",
            platform=Platform(platform),
            channel="",
            on=on,
            before="" if on else state.stage.calmed.get(platform, ""),
        )
        for platform in evening.platforms
    ]
    return [StageSaved(stage=stage), *calmed]
