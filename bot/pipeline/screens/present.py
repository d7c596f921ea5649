"""From state to what each page shows, already cut to what its audience may see."""

from bot.events import Health
from bot.moderation.acts import possible_acts
from bot.moderation.case import Case
from bot.pipeline.consent.circle import round_view
from bot.pipeline.evening import Evening
from bot.pipeline.formats.shown import format_view
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.present_floor import aired_view
from bot.pipeline.votes.sides import side_views
from bot.polls.methods import METHODS
from bot.polls.outcome import Outcome, Share
from bot.polls.poll import Poll, PollStatus, Window
from bot.polls.sentence import result_sentence
from bot.show.stage import Scene
from bot.views import (
    AirView,
    CaseView,
    ChoiceView,
    HealthView,
    PartView,
    PollView,
    RundownView,
    SegmentView,
    ShowView,
)


def poll_view(poll: Poll, state: ShowState, evening: Evening, for_viewers: bool) -> PollView:
    """Return a poll with its counts; viewers see none while they are hidden, nobody for too small a group."""
    count = state.count(poll)
    withheld = _withheld(poll, count.outcome, evening, for_viewers)
    views, disagree = ((), False) if for_viewers else side_views(poll, state, evening)
    return PollView(
        id=poll.id,
        question=poll.question,
        status=poll.status,
        choices=_choice_views(poll, count.outcome, withheld),
        voters=count.outcome.voters,
        voters_by_platform=count.voters_by_platform,
        opened_at=poll.opened_at,
        closes_at=poll.announced_close_at,
        closed_at=poll.closed_at,
        withheld=withheld,
        as_of=count.latest,
        segment_id=poll.segment_id,
        minimum_turnout=poll.minimum_turnout,
        arguments=poll.arguments,
        method=poll.method,
        ranking=() if withheld else count.outcome.ranking,
        detail=None if withheld else METHODS[poll.method].shown(count.outcome, evening.smallest_group).detail,
        window=_window(poll),
        sentence=_sentence(poll, count.outcome, withheld, evening),
        views=views,
        disagree=disagree,
        round=None if for_viewers else round_view(poll, state),
    )


def _window(poll: Poll) -> Window | None:
    """Return the window that was announced last, None before the first one and when the poll is over."""
    if poll.status is not PollStatus.OPEN or not poll.announced:
        return None
    return poll.windows[poll.announced - 1]


def _withheld(poll: Poll, outcome: Outcome, evening: Evening, for_viewers: bool) -> str:
    """Return why counts are not shown, "" when they are."""
    if poll.cancelled:
        return "cancelled"
    if not METHODS[poll.method].withheld:
        return ""
    if outcome.voters < evening.smallest_group:
        return "few"
    is_hidden = poll.results_hidden and poll.status is not PollStatus.CLOSED and for_viewers
    return "hidden" if is_hidden else ""


def _choice_views(poll: Poll, outcome: Outcome, withheld: str) -> tuple[ChoiceView, ...]:
    closed = poll.status is PollStatus.CLOSED
    beside = {} if withheld else METHODS[poll.method].shares(outcome)
    return tuple(
        ChoiceView(
            code=choice.code,
            label=choice.label,
            count=beside[choice.code][0] if choice.code in beside else None,
            share=_share(beside[choice.code][1]) if choice.code in beside else None,
            wins=closed and not withheld and choice.code in outcome.winners,
        )
        for choice in poll.choices
    )


def _share(share: Share) -> float:
    part, whole = share
    return part / whole if whole else 0.0


def _sentence(poll: Poll, outcome: Outcome, withheld: str, evening: Evening) -> str:
    """Return a closed poll's result in words."""
    if poll.status is not PollStatus.CLOSED:
        return ""
    words = evening.words
    if poll.cancelled:
        return words.text("result-cancelled", question=poll.question, reason=poll.cancelled)
    if withheld:
        sentence = words.text(METHODS[poll.method].too_few, question=poll.question)
    else:
        sentence = result_sentence(poll.question, METHODS[poll.method], outcome, poll.choices, words)
    if outcome.voters >= poll.minimum_turnout:
        return sentence
    return words.text(
        "result-not-valid", sentence=sentence, voters=outcome.voters, least=poll.minimum_turnout
    )


def air_view(scene: Scene, state: ShowState, evening: Evening) -> AirView:
    """Return what an overlay shows for a scene."""
    poll = state.polls.get(scene.poll_id or "")
    question = state.floor.questions.get(scene.question_id or "")
    session = state.formats.sessions.get(scene.format_id or "")
    return AirView(
        title=evening.title,
        poll=poll_view(poll, state, evening, for_viewers=True) if poll else None,
        question=aired_view(question, state, evening.words) if question else None,
        format=format_view(session, state, evening, for_viewers=True) if session else None,
        panic=state.stage.panic,
    )


def rundown_view(state: ShowState, evening: Evening) -> RundownView:
    """Return the evening's plan, with where it is."""
    ids = [segment.id for segment in evening.rundown.segments]
    current = ids.index(state.stage.segment_id) if state.stage.segment_id in ids else -1
    names = {current: "current", current + 1: "next"}
    return RundownView(
        title=evening.rundown.title,
        since_at=state.stage.segment_since_at,
        segments=tuple(
            SegmentView(
                id=segment.id,
                kind=segment.kind,
                title=segment.title,
                minutes=segment.minutes,
                state=names.get(index, "done" if index < current else "later"),
            )
            for index, segment in enumerate(evening.rundown.segments)
        ),
    )


def show_view(state: ShowState, evening: Evening) -> ShowView:
    """Return the top bar."""
    stage = state.stage
    return ShowView(
        title=evening.title,
        on_air=stage.air != Scene(),
        on_air_since_at=stage.on_air_since_at,
        speakers=len(state.speakers),
        messages=sum(count for name, count in state.counts.items() if name.startswith("processed:")),
        open_poll_id=next((poll.id for poll in state.open_polls()), ""),
        panic=stage.panic,
        panic_at=stage.panic_at,
        rehearsal=evening.rehearsal,
    )


def health_view(state: ShowState) -> HealthView:
    """Return how every part is, the worst first."""
    parts = sorted(state.health.values(), key=lambda each: (each.health is Health.GOOD, each.part))
    return HealthView(
        parts=tuple(
            PartView(
                part=each.part, health=each.health, detail=each.detail, remedy=each.remedy, since_at=each.at
            )
            for each in parts
        )
    )


def case_view(case: Case) -> CaseView:
    """Return a case with the acts that its platform can do."""
    return CaseView(case=case, acts=possible_acts(case))
