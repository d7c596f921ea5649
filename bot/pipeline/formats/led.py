"""What operators' gestures on the formats of debate lead to, and what time does to them."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.changes import StageSaved
from bot.changes.formats import SessionSaved
from bot.formats import FORMATS
from bot.formats.format import NEXT
from bot.formats.lot import Quota, Source
from bot.formats.plan import Plan, Tag
from bot.formats.session import READY, Guided, Session, Step
from bot.orders import (
    Actor,
    ActorRole,
    AirFormat,
    CloseFormat,
    ExtendFormat,
    FormatOrder,
    GuideFormat,
    OpenFormat,
    ShowFormat,
)
from bot.pipeline.evening import Evening
from bot.pipeline.formats.heard import floor_given
from bot.pipeline.formats.said import announced, opening_words, refused_told, tokens_told
from bot.pipeline.formats.take_part import changes_of, session_key
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.give_floor import passing_the_floor
from bot.pipeline.step import Consequence, name_for
from bot.show import life as show
from bot.show.kinds.formats import SessionPlan
from bot.show.rundown import Segment
from bot.show.stage import Scene
from bot.words import Refusal

LONGEST_SUBJECT = 300
LONGEST_S = 24 * 3600
MOST_THEMES, LONGEST_THEME = 9, 60

Led = list[Consequence] | Refusal


def lead_format(
    order: FormatOrder, actor: Actor, cause: str, at: datetime, state: ShowState, evening: Evening
) -> Led:
    """Return what the gesture changes, or why it cannot be done."""
    if isinstance(order, OpenFormat):
        return _opened(order, cause, at, state, evening)
    session = state.formats.sessions.get(order.session_id)
    if session is None:
        return Refusal("format-unknown")
    match order:
        case ShowFormat():
            return [StageSaved(stage=show.preview(state.stage, Scene(format_id=session.id)))]
        case AirFormat():
            return _aired(session, at, state, evening)
        case ExtendFormat():
            return _extended(session, order.seconds, at)
        case CloseFormat():
            return _closed(session, cause, at, state, evening)
        case GuideFormat():
            return _guided(order, session, actor, cause, at, state, evening)


def _opened(order: OpenFormat, cause: str, at: datetime, state: ShowState, evening: Evening) -> Led:
    """Return a session of the current segment, or of the format that the order describes."""
    described = _described(order, state, evening)
    if isinstance(described, Refusal):
        return described
    kind, subject, plan, segment_id = described
    other = next((each for each in state.formats.open_ones() if each.format == kind), None)
    if other is not None:
        return Refusal("format-already-open", {"subject": other.subject})
    ready = ready_session(segment_id, state)
    session = FORMATS[kind].opened(
        Session(
            id=ready.id if ready else name_for("session", cause),
            format=kind,
            segment_id=segment_id,
            subject=subject,
            phase=FORMATS[kind].phases[0],
            plan=plan,
            opened_at=at,
            phase_at=at,
            closes_at=None if plan.seconds is None else at + timedelta(seconds=plan.seconds),
        )
    )
    made: list[Consequence] = [session_key(session.id, evening), SessionSaved(session=session)]
    shown = _aired(session, at, state, evening) if order.on_air else []
    return [*made, *shown, *opening_words(session, evening)]


def ready_session(segment_id: str, state: ShowState) -> Session | None:
    """Return the session that a segment has ready, None when it has none."""
    return next(
        (
            each
            for each in state.formats.sessions.values()
            if segment_id and each.segment_id == segment_id and each.phase == READY
        ),
        None,
    )


def made_ready(segment: Segment, cause: str, at: datetime, state: ShowState) -> Session | None:
    """Return the session of a segment to be shown in preview, None when its kind is no format."""
    if segment.kind not in FORMATS:
        return None
    planned = segment.plan if isinstance(segment.plan, SessionPlan) else SessionPlan()
    return ready_session(segment.id, state) or Session(
        id=name_for("session", cause),
        format=str(segment.kind),
        segment_id=segment.id,
        subject=segment.title,
        phase=READY,
        plan=_plan(planned),
        opened_at=at,
        phase_at=at,
    )


def _described(order: OpenFormat, state: ShowState, evening: Evening) -> tuple[str, str, Plan, str] | Refusal:
    if order.format:
        subject = " ".join(order.subject.split())
        themes = tuple(" ".join(each.split()) for each in order.themes)
        if order.format not in FORMATS:
            return Refusal("format-not-one")
        if not 0 < len(subject) <= LONGEST_SUBJECT:
            return Refusal("format-subject", {"most": LONGEST_SUBJECT})
        if order.seconds is not None and not 5 <= order.seconds <= LONGEST_S:
            return Refusal("order-poll-seconds")
        if len(themes) > MOST_THEMES or any(not 0 < len(each) <= LONGEST_THEME for each in themes):
            return Refusal("format-themes", {"most": MOST_THEMES})
        return order.format, subject, Plan(seconds=order.seconds, tags=_tags(themes)), ""
    segment = show.segment_of(evening.rundown, state.stage.segment_id)
    if isinstance(segment, Refusal) or segment.kind not in FORMATS:
        return Refusal("format-no-segment")
    planned = segment.plan if isinstance(segment.plan, SessionPlan) else SessionPlan()
    return str(segment.kind), segment.title, _plan(planned), segment.id


def _plan(planned: SessionPlan) -> Plan:
    """Return a rundown's plan as formats know it."""
    return Plan(
        seconds=planned.seconds,
        review=planned.review,
        per_person=planned.per_person,
        turn_seconds=planned.turn_seconds,
        dots=planned.dots,
        tags=_tags(planned.themes),
        seats=planned.seats,
        reserves=planned.reserves,
        quotas=tuple(Quota(tag=tag, seats=seats) for tag, seats in planned.quotas.items()),
        source=Source(kind="beacon", name=planned.source, round=planned.round)
        if planned.source
        else Source(),
    )


def _tags(labels: tuple[str, ...]) -> tuple[Tag, ...]:
    return tuple(Tag(id=str(place), label=label) for place, label in enumerate(labels, 1))


def _aired(session: Session, at: datetime, state: ShowState, evening: Evening) -> list[Consequence]:
    aired = show.air(state.stage, Scene(format_id=session.id), at)
    return [StageSaved(stage=aired), *passing_the_floor(aired.air, at, state, evening)]


def _extended(session: Session, seconds: int, at: datetime) -> Led:
    if session.closes_at is None or not session.is_open:
        return Refusal("format-not-timed")
    if not 0 < seconds <= LONGEST_S:
        return Refusal("order-poll-seconds")
    # What is already over goes on from now.
    later = max(session.closes_at, at) + timedelta(seconds=seconds)
    return [SessionSaved(session=replace(session, closes_at=later))]


def _closed(session: Session, cause: str, at: datetime, state: ShowState, evening: Evening) -> Led:
    if not session.is_open:
        return []
    step = FORMATS[session.format].closing(state.formats.room(session, state.people.person), at)
    return [*changes_of(session, step), *announced(step, cause, evening)]


def _guided(
    order: GuideFormat,
    session: Session,
    actor: Actor,
    cause: str,
    at: datetime,
    state: ShowState,
    evening: Evening,
) -> Led:
    kind = FORMATS[session.format]
    if order.act not in kind.acts:
        return Refusal("format-no-act")
    if actor.role is ActorRole.MODERATOR and order.act not in kind.moderating:
        return Refusal("order-not-allowed")
    if not session.is_open and order.act not in kind.moderating and order.act != "absent":
        return Refusal("format-over")
    room = state.formats.room(session, state.people.person)
    guided = Guided(act=order.act, at=at, number=order.number, text=order.text, show=evening.title)
    step = kind.guided(room, guided)
    if isinstance(step, Refusal):
        return step
    return [*_led(session, step, cause, at, state, evening)]


def _led(
    session: Session, step: Step, cause: str, at: datetime, state: ShowState, evening: Evening
) -> Iterator[Consequence]:
    yield from changes_of(session, step)
    yield from floor_given(session, step, at, state)
    yield from announced(step, cause, evening)
    yield from refused_told(step, cause, evening)


def formats_in_time(now: datetime, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what the passing of time leads to: phases that end by themselves, names that are told."""
    followed: list[Consequence] = []
    for session in state.formats.open_ones():
        kind = FORMATS[session.format]
        if session.closes_at is None or not kind.is_over(session, now):
            continue
        room = state.formats.room(session, state.people.person)
        # Those who see the stream late had their time; the phase ended when it was to end.
        step = kind.turned(room, Guided(act=NEXT, at=now, show=evening.title))
        if not isinstance(step, Refusal):
            followed += _led(session, step, f"{session.id}/{session.phase}", now, state, evening)
    return [*followed, *tokens_told(state, evening)]
