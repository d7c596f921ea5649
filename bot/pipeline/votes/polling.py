"""What opening, showing and ending a poll leads to, wherever it was asked for."""

from datetime import datetime

import msgspec

from bot.actions import Announce, AnyAction, EditPanel, PostPanel, Say
from bot.changes import KeyMade, PollSaved, StageSaved
from bot.events import Platform
from bot.orders import OpenPoll
from bot.pipeline.consent.consent import proposal_fault
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.give_floor import passing_the_floor
from bot.pipeline.step import Consequence
from bot.pipeline.votes.mirror import mirrored, unmirrored
from bot.pipeline.votes.mood import in_the_way, leaves_the_air, with_mood_window
from bot.pipeline.votes.turnout import with_minimum_turnout
from bot.polls.codes import next_codes
from bot.polls.controls import choice_said
from bot.polls.life import LONGEST, draft_poll, extend_poll, hide_results, open_poll
from bot.polls.methods import METHODS
from bot.polls.poll import Poll, PollStatus
from bot.show.life import air, segment_of
from bot.show.rundown import Segment
from bot.words import Phrasebook, Refusal

PANEL = "/panel"
# No chat shows more, and the phrasebook takes no longer values.
LONGEST_SAID = 2_000
# A length from a page is any number; one that no poll may have is enough to be refused.
TOO_LONG_S = int(LONGEST.total_seconds()) + 1
Opened = list[Consequence] | Refusal


def draft_for(segment: Segment, poll_id: str, at: datetime, state: ShowState) -> Poll | Refusal | None:
    """Return the poll that a segment has ready (made now when it has none yet), None when it plans none."""
    if segment.poll is None:
        return None
    return state.poll_of_segment(segment.id) or draft_of(segment, poll_id, at, state)


def draft_of(segment: Segment, poll_id: str, at: datetime, state: ShowState) -> Poll | Refusal | None:
    """Return the poll that a segment plans, made anew; None when it plans none."""
    plan = segment.poll
    if plan is None:
        return None
    made = draft_poll(
        poll_id=poll_id,
        question=plan.question,
        choices=plan.choices,
        codes=next_codes(len(plan.choices), state.last_codes(), state.last_grades()),
        at=at,
        method=plan.method,
        hidden=plan.hide_results,
        segment_id=segment.id,
    )
    if isinstance(made, Refusal):
        return made
    return msgspec.structs.replace(
        made, proposal=plan.proposal, mood_window_s=plan.mood_window_s, circle=plan.circle
    )


def opened(order: OpenPoll, poll_id: str, at: datetime, state: ShowState, evening: Evening) -> Opened:
    """Return what opens a poll: the current segment's, or the one that the order describes."""
    draft, seconds = _draft(order, poll_id, at, state, evening)
    if isinstance(draft, Refusal):
        return draft
    if fault := proposal_fault(draft):
        return fault
    other = in_the_way(draft, state)
    if other is not None:
        return Refusal("order-poll-open", {"question": other.question})
    draft = with_minimum_turnout(draft, order, evening)
    if isinstance(draft, Refusal):
        return draft
    secret = evening.new_key()
    poll = open_poll(
        draft,
        at=at,
        codes=next_codes(len(draft.choices), state.last_codes(), state.last_grades()),
        seconds=None if seconds is None else max(-1, min(seconds, TOO_LONG_S)),
        stream_delay=evening.stream_delay,
        key=secret,
        taken=(*state.last_codes(), *state.last_grades()),
    )
    if isinstance(poll, Refusal):
        return poll
    scene = msgspec.structs.replace(state.stage.air, poll_id=poll.id, format_id=None)
    shown: list[Consequence] = []
    if order.on_air and not leaves_the_air(draft, state):
        aired = air(state.stage, scene, at)
        shown = [StageSaved(stage=aired), *passing_the_floor(aired.air, at, state, evening)]
    key = KeyMade(name=poll.id, key=secret)
    return [key, PollSaved(poll=poll), *shown, *_announced(poll, evening), *mirrored(poll, evening)]


def _draft(
    order: OpenPoll, poll_id: str, at: datetime, state: ShowState, evening: Evening
) -> tuple[Poll | Refusal, int | None]:
    if order.question.strip() or order.choices:
        choices = order.choices or _usual_choices(order.method, evening.words)
        made = draft_poll(
            poll_id=poll_id,
            question=order.question,
            choices=choices,
            codes=next_codes(len(choices), state.last_codes(), state.last_grades()),
            at=at,
            method=order.method,
            hidden=order.hide_results,
        )
        if not isinstance(made, Refusal):
            made = msgspec.structs.replace(
                made, proposal=" ".join(order.proposal.split()), circle=order.circle
            )
            made = with_mood_window(made, order)
        return made, order.seconds
    segment = segment_of(evening.rundown, state.stage.segment_id)
    if isinstance(segment, Refusal) or segment.poll is None:
        return Refusal("order-no-poll"), None
    draft = draft_for(segment, poll_id, at, state)
    if draft is None:
        return Refusal("order-no-poll"), None
    return draft, order.seconds if order.seconds is not None else segment.poll.seconds


def _usual_choices(method: str, words: Phrasebook) -> tuple[str, ...]:
    """Return the choices of a poll that says none, () where there are no usual ones."""
    return tuple(map(words.text, METHODS[method].usual_choices)) if method in METHODS else ()


def soon_closed(poll: Poll, at: datetime) -> Poll | Refusal:
    """Return a poll whose end is now: it is sealed once the ballots cast before now have arrived."""
    if poll.status is not PollStatus.OPEN:
        return Refusal("order-poll-closed")
    # Never later than its own end, nor than an earlier gesture to close it.
    return msgspec.structs.replace(
        poll,
        announced_close_at=min(at, poll.announced_close_at or at),
        closes_at=min(at, poll.closes_at or at),
    )


def extended(poll: Poll, seconds: int, at: datetime, evening: Evening) -> Poll | Refusal:
    """Return a poll that ends later; one whose true end has come, or was made to come, is over."""
    if poll.closes_at is not None and poll.closes_at <= at:
        return Refusal("order-poll-closed")
    return extend_poll(poll, min(seconds, TOO_LONG_S), evening.stream_delay)


def hidden(poll: Poll, is_hidden: bool) -> Poll | Refusal:
    """Return a poll whose results viewers see, or not, while it is open."""
    return hide_results(poll, is_hidden)


def closing_words(poll: Poll, sentence: str, evening: Evening) -> list[AnyAction]:
    """Return a closed poll's result said in every chat, and its panels without buttons."""
    said: list[AnyAction] = [
        Say(id=f"{poll.id}/result/{platform}", platform=platform, channel="", text=sentence)
        for platform in evening.platforms
    ]
    return [*said, *closed_panels(poll, sentence), *unmirrored(poll)]


def closed_panels(poll: Poll, sentence: str) -> list[AnyAction]:
    """Return what takes the buttons off a closed poll's panels, and writes its result there."""
    return [
        EditPanel(
            id=f"{poll.id}/panel-closed",
            platform=Platform.DISCORD,
            channel=channel,
            message_id=message_id,
            text=sentence[:LONGEST_SAID],
        )
        for channel, message_id in poll.panels.items()
    ]


def poll_of_panel(action_id: str) -> str:
    """Return the id of the poll whose panel an action posts, "" for any other action."""
    return action_id.removesuffix(PANEL) if action_id.endswith(PANEL) else ""


def _announced(poll: Poll, evening: Evening) -> list[AnyAction]:
    choices = " · ".join(choice_said(choice, evening.words) for choice in poll.choices)[:LONGEST_SAID]
    method = METHODS[poll.method]
    said: list[AnyAction] = []
    for platform in evening.platforms:
        if platform is Platform.DISCORD:
            controls = method.controls(poll, evening.words)
            said.append(
                PostPanel(
                    id=f"{poll.id}{PANEL}",
                    platform=platform,
                    channel="",
                    text=evening.words.text(method.panel, question=poll.question),
                    buttons=controls.buttons,
                    selects=controls.selects,
                )
            )
        else:
            text = evening.words.text(method.opened, question=poll.question, choices=choices)
            said.append(Announce(id=f"{poll.id}/opened", platform=platform, channel="", text=text))
    return said
