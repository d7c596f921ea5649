"""What changed on the screens: one update per topic whose view is not what was last shown."""

from datetime import UTC, datetime, timedelta

import structlog

from bot.changes import FeedItem
from bot.moderation.case import AppealStatus, CaseStatus
from bot.pipeline.evening import Evening
from bot.pipeline.formats.shown import format_view
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import case_shown
from bot.pipeline.moderation.charter_shown import charter_view
from bot.pipeline.moderation.desk import desk_view
from bot.pipeline.questions.present_floor import floor_view, question_views
from bot.pipeline.screens.present import (
    air_view,
    health_view,
    poll_view,
    rundown_view,
    show_view,
)
from bot.pipeline.votes.debate import crossers_view
from bot.views import Audience, View

log = structlog.get_logger(__name__)

HOST = (Audience.HOST,)
DESKS = (Audience.HOST, Audience.MODERATOR)
EVERYONE = (Audience.OVERLAY, Audience.HOST, Audience.MODERATOR)
AUDIENCES = {
    "air": EVERYONE,
    "preview": HOST,
    "rundown": HOST,
    "show": DESKS,
    "health": DESKS,
    "desk": DESKS,
    "charter": (Audience.MODERATOR,),
    "crossers": HOST,
    "acts": HOST,
    "plan": HOST,
    "poll": HOST,
    "question": DESKS,
    "floor": DESKS,
    "format": DESKS,
    "case": (Audience.MODERATOR,),
}
# A screen never needs a crowd's every ballot: numbers move at most this often, and the last one always comes.
PACES = {
    "poll": timedelta(milliseconds=100),
    "air": timedelta(milliseconds=100),
    "preview": timedelta(milliseconds=100),
    "questions": timedelta(milliseconds=100),
    "floor": timedelta(milliseconds=500),
    "format": timedelta(milliseconds=100),
    "show": timedelta(milliseconds=500),
    "desk": timedelta(milliseconds=200),
    "copies": timedelta(milliseconds=200),
}
MANY_QUESTIONS, MANY_QUESTIONS_PACE = 500, timedelta(milliseconds=800)
EARLIEST = datetime.min.replace(tzinfo=UTC)
CLOSED_CASES_SHOWN = 30


class Publisher:
    """Remembers what each screen was last told."""

    def __init__(self, evening: Evening) -> None:
        """Begin with screens that know nothing."""
        self._evening = evening
        self._shown: dict[str, View] = {}
        self._shown_at: dict[str, datetime] = {}
        self._closed: dict[str, None] = {}

    def updates(self, state: ShowState, now: datetime) -> list[FeedItem]:
        """Return what to tell now; topics that were told too recently stay dirty."""
        items: list[FeedItem] = []
        for topic in sorted(state.dirty, key=lambda each: _place(each, state)):
            pace = _pace(topic, state)
            if pace and now - self._shown_at.get(topic, now - pace) < pace:
                continue
            state.dirty.discard(topic)
            self._shown_at[topic] = now
            items += self._update(topic, state)
        return items

    def _update(self, topic: str, state: ShowState) -> list[FeedItem]:
        try:
            views = self._views(topic, state)
        except Exception:
            # The top of the loop: a view that cannot be drawn is said, and must not stop the other screens.
            log.exception("view.crashed", topic=topic)
            return []
        return [item for name, view in views.items() for item in self._differs(name, view)]

    def _differs(self, topic: str, view: View | None) -> list[FeedItem]:
        if self._shown.get(topic) == view:
            return []
        if view is None:
            del self._shown[topic]
        else:
            self._shown[topic] = view
        return [FeedItem(topic=topic, audience=AUDIENCES[topic.partition(":")[0]], view=view)]

    def _views(self, topic: str, state: ShowState) -> dict[str, View | None]:
        kind, _, name = topic.partition(":")
        evening = state.plan.over(self._evening)
        match kind:
            case "air":
                return {topic: air_view(state.stage.air, state, evening)}
            case "preview":
                return {topic: air_view(state.stage.preview, state, evening)}
            case "rundown":
                return {topic: rundown_view(state, evening)}
            case "show":
                return {topic: show_view(state, evening)}
            case "health":
                return {topic: health_view(state)}
            case "desk":
                return {topic: desk_view(state)}
            case "charter":
                return {topic: charter_view(self._evening.charter)}
            case "floor":
                return {topic: floor_view(state, evening)}
            case "crossers":
                return {topic: crossers_view(state)}
            case "acts":
                return {topic: state.acts.view()}
            case "plan":
                return {topic: state.plan.view()}
            case "poll":
                return {topic: poll_view(state.polls[name], state, evening, for_viewers=False)}
            case "format":
                session = state.formats.sessions[name]
                return {topic: format_view(session, state, evening, for_viewers=False)}
            case "questions":
                return self._questions(state)
            case "copies":
                return self._cases(f"case:{name}", name, state)
            case _:
                return self._cases(topic, name, state)

    def _questions(self, state: ShowState) -> dict[str, View | None]:
        views: dict[str, View | None] = {
            f"question:{each}": view for each, view in question_views(state, self._evening).items()
        }
        gone = [topic for topic in self._shown if topic.startswith("question:") and topic not in views]
        return views | dict.fromkeys(gone)

    def _cases(self, topic: str, name: str, state: ShowState) -> dict[str, View | None]:
        """Return the case, and let the longest closed one go when there are many."""
        case = state.docket.cases[name]
        views: dict[str, View | None] = {topic: case_shown(case, state, self._evening)}
        appealed = case.appeal is not None and case.appeal.status is AppealStatus.OPEN
        if case.status is CaseStatus.OPEN or appealed:
            self._closed.pop(topic, None)
            return views
        self._closed.pop(topic, None)
        self._closed[topic] = None
        while len(self._closed) > CLOSED_CASES_SHOWN:
            oldest = next(iter(self._closed))
            del self._closed[oldest]
            views[oldest] = None
        return views


def _pace(topic: str, state: ShowState) -> timedelta | None:
    """Return how often a topic is told at most; a very long list of questions takes longer to draw."""
    if topic == "questions" and len(state.floor.questions) > MANY_QUESTIONS:
        return MANY_QUESTIONS_PACE
    return PACES.get(topic.partition(":")[0])


def _place(topic: str, state: ShowState) -> tuple[datetime, str]:
    """Return where a topic comes: cases as they were closed, so that the latest are those that stay."""
    kind, _, name = topic.partition(":")
    case = state.docket.cases.get(name) if kind == "case" else None
    return (case.closed_at if case and case.closed_at else EARLIEST), topic
