"""Stage: a message or a button becomes a ballot, the last one of each account."""

from datetime import datetime

from bot.changes import BallotCast
from bot.events import Author, ControlPressed, MessagePosted, Role
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.polls.life import accepts
from bot.polls.marks import Mark, Marked
from bot.polls.methods import METHODS
from bot.polls.poll import Ballot, Poll, PollStatus
from bot.polls.pseudonym import pseudonym

BUTTON = "vote:"


def vote(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the ballots that the event casts; on Discord also the receipt, in the same commit."""
    if isinstance(event, MessagePosted) and Role.BOT not in event.author.roles:
        return [
            cast
            for poll in state.open_polls()
            if isinstance(read := METHODS[poll.method].read(event.text, poll.choices, event.emotes), Marked)
            for cast in _cast(poll, event.author, read.mark, event.at, state)
        ]
    if isinstance(event, ControlPressed) and event.control.startswith(BUTTON):
        return _press(event, state, evening)
    return []


def _cast(poll: Poll, author: Author, mark: Mark, at: datetime, state: ShowState) -> list[Consequence]:
    voter = pseudonym(state.keys[poll.id], author.key)
    earlier = state.ballots[poll.id].get(voter)
    # What a platform tells late (a backfill) must not replace what was said since.
    if not accepts(poll, at) or (earlier is not None and earlier.at > at):
        return []
    joined = METHODS[poll.method].joined(earlier.mark if earlier else None, mark)
    ballot = Ballot(mark=joined, at=at, platform=author.platform)
    return [BallotCast(poll_id=poll.id, voter=voter, ballot=ballot)]


def _press(event: ControlPressed, state: ShowState, evening: Evening) -> list[Consequence]:
    poll_id, _, code = event.control.removeprefix(BUTTON).partition(":")
    poll = state.polls.get(poll_id)
    chosen = next((choice for choice in poll.choices if choice.code == code), None) if poll else None
    if poll is None or chosen is None:
        return [answer(event, evening.words.text("vote-unknown"))]
    ballots = _cast(poll, event.author, code, event.at, state) if poll.status is PollStatus.OPEN else []
    if not ballots:
        return [answer(event, evening.words.text("vote-over", question=poll.question))]
    receipt = evening.words.text(
        "vote-receipt", ballot=METHODS[poll.method].said(code, poll.choices, evening.words)
    )
    return [*ballots, answer(event, receipt)]
