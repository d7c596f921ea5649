"""Stage: a closed poll's box is sealed and published; after the audit window its ballots are forgotten."""

from datetime import datetime

from msgspec.structs import replace

from bot.actions import Say
from bot.changes import Audited, BallotsForgotten, BoxDue, PollSaved
from bot.events import BoxSealed, ClockTicked
from bot.moderation.scores import Scores
from bot.orders import Actor, ActorRole
from bot.pipeline.evening import Evening
from bot.pipeline.memory.count import tally_of
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.pipeline.votes.sides import kept_sides, sides_of
from bot.polls.methods import METHODS
from bot.polls.poll import Poll, PollStatus

BOT = Actor(name="bouge", role=ActorRole.SYSTEM)
# As much of a digest as people read aloud; the page has all of it.
DIGEST_SAID = 16


def seal(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what a published box and the passing of time lead to."""
    match event:
        case BoxSealed():
            return _published(event, state, evening)
        case ClockTicked():
            over = [poll for poll in state.polls.values() if is_over(poll, state, evening, event.at)]
            return [each for poll in over for each in forgotten(poll, state, evening, event.at)]
        case _:
            return []


def box_due(poll: Poll, sentence: str, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what has a closed poll's box sealed; nothing for a method that has no box."""
    outcome = state.count(poll).outcome
    if not METHODS[poll.method].has_box:
        return []
    return [
        BoxDue(
            poll=poll,
            outcome=outcome,
            sentence=sentence,
            show=evening.title,
            smallest_group=evening.smallest_group,
        )
    ]


def is_over(poll: Poll, state: ShowState, evening: Evening, now: datetime) -> bool:
    """Tell whether a poll's ballots must go: its audit window is over.

    A box that could not be sealed is waited for as long again, and then no longer.
    """
    if poll.status is not PollStatus.CLOSED or poll.closed_at is None or poll.forgotten_at is not None:
        return False
    age = now - poll.closed_at
    if age < evening.audit_window:
        return False
    waits = not poll.box and METHODS[poll.method].has_box
    return not waits or age >= 2 * evening.audit_window


def forgotten(poll: Poll, state: ShowState, evening: Evening, at: datetime) -> list[Consequence]:
    """Return what destroys a poll's ballots and its secret, and keeps its figures."""
    tally = kept_sides(poll, tally_of(poll, state.count(poll)), sides_of(poll, state, evening))
    return [
        BallotsForgotten(poll_id=poll.id, tally=tally),
        PollSaved(poll=replace(poll, forgotten_at=at)),
        Audited(at=at, actor=BOT, act="ballots:forgotten", subject=poll.id),
    ]


def _published(event: BoxSealed, state: ShowState, evening: Evening) -> list[Consequence]:
    poll = state.polls.get(event.poll_id)
    if poll is None:
        return []
    sealed = Audited(at=event.at, actor=BOT, act="box:sealed", subject=poll.id, detail=event.digest)
    return [PollSaved(poll=replace(poll, box=event.digest)), sealed, *_said(poll, event.digest, evening)]


def _said(poll: Poll, digest: str, evening: Evening) -> list[Consequence]:
    """Return where the box is and its digest, said where nobody can take it back."""
    if not evening.results_url:
        return []
    text = evening.words.text(
        "box-published", address=f"{evening.results_url}{poll.id}/", digest=digest[:DIGEST_SAID]
    )
    return [
        Say(id=f"{poll.id}/box/{platform}", platform=platform, channel="", text=text)
        for platform in evening.platforms
    ]
