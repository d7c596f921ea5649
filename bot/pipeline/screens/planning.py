"""Stage: the rundown's file was read again; and the orders that change the rundown."""

from datetime import datetime

from msgspec.structs import replace

from bot.changes import HealthNoted, PollSaved
from bot.changes.plan import PlanSaved
from bot.errors import RundownError
from bot.events import Health, HealthReported, RundownRead
from bot.moderation.scores import Scores
from bot.orders import PlanOrder, RemoveSegment, WritePlan
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.pipeline.votes.polling import draft_of
from bot.polls.methods import METHODS
from bot.polls.poll import PollStatus
from bot.show.edit import edited
from bot.show.read import read_rundown
from bot.show.rundown import Rundown
from bot.words import Refusal

PART = "rundown"
LONGEST_PLAN = 60_000
# So many faults fit on a screen; the others come when these are mended.
FAULTS_SAID = 4


def plan(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the plan that a file tells, or what is wrong with it: then the former plan stays."""
    if not isinstance(event, RundownRead):
        return []
    known = state.plan.saved
    if event.is_echo and known is not None and known.text != event.text:
        # The régie has gone on meanwhile: what it made last will be written too.
        return []
    try:
        rundown = read_rundown(event.text, event.source, METHODS, evening.phrases)
    except RundownError as fault:
        return [_told(event, Health.DEGRADED, _first(fault), evening.words.text("plan-faulty"))]
    well = _told(event, Health.GOOD)
    if known is not None and known.text == event.text:
        return [PlanSaved(text=event.text), well] if known.is_due else [well]
    return [PlanSaved(text=event.text), *_redrafted(rundown, event.at, state), well]


def changed(
    order: PlanOrder, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the plan as an order changes it, to be written into its file, or why it cannot be."""
    known = state.plan.saved
    if known is None:
        return Refusal("order-plan-unread")
    if isinstance(order, RemoveSegment) and order.segment_id == state.stage.segment_id:
        return Refusal("order-plan-current")
    if isinstance(order, WritePlan) and order.version not in ("", state.plan.version):
        return Refusal("order-plan-changed")
    text = edited(known.text, [each.id for each in evening.rundown.segments], order)
    if isinstance(text, Refusal):
        return text
    if len(text) > LONGEST_PLAN:
        return Refusal("order-plan-long", {"most": LONGEST_PLAN})
    try:
        rundown = read_rundown(text, evening.words.text("plan-here"), METHODS, evening.phrases)
    except RundownError as fault:
        return Refusal("order-plan-faulty", {"faults": _first(fault)})
    return [PlanSaved(text=text, is_due=True), *_redrafted(rundown, at, state)]


def _redrafted(rundown: Rundown, at: datetime, state: ShowState) -> list[PollSaved]:
    """Return the polls that are ready for a segment, as it now plans them; what was opened stays."""
    segments = {each.id: each for each in rundown.segments}
    drafts = [
        poll
        for poll in state.polls.values()
        if poll.status is PollStatus.DRAFT and poll.segment_id in segments
    ]
    made = [(each, draft_of(segments[each.segment_id], each.id, at, state)) for each in drafts]
    return [
        PollSaved(poll=replace(poll, opened_at=old.opened_at))
        for old, poll in made
        if poll is not None and not isinstance(poll, Refusal)
    ]


def _told(event: RundownRead, health: Health, detail: str = "", remedy: str = "") -> HealthNoted:
    report = HealthReported(id=event.id, at=event.at, part=PART, health=health, detail=detail, remedy=remedy)
    return HealthNoted(report=report)


def _first(fault: RundownError) -> str:
    lines = str(fault).splitlines()
    more = f" (+{len(lines) - FAULTS_SAID})" if len(lines) > FAULTS_SAID else ""
    return " ".join(lines[:FAULTS_SAID]) + more
