"""Stage: a message, a button or a select becomes a ballot, the last one of each account."""

from datetime import UTC, datetime

from bot.changes import BallotCast
from bot.changes.talk import CrossingSeen, StandsSaved
from bot.events import Author, ControlPressed, MessagePosted, Role
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.see import standing_of
from bot.pipeline.step import Consequence, Happening
from bot.pipeline.votes.debate import side_told_late, stands_taken
from bot.pipeline.votes.late import poll_it_missed, told_late
from bot.pipeline.votes.mood import beside
from bot.pipeline.votes.receipt import next_controls, receipt_said
from bot.pipeline.votes.windows import read_ballot
from bot.polls.box.receipt import receipt_for
from bot.polls.controls import CHANGE, VOTE
from bot.polls.life import accepts
from bot.polls.marks import Mark, Marked
from bot.polls.methods import METHODS
from bot.polls.poll import Ballot, Poll, PollStatus
from bot.polls.pseudonym import pseudonym

_NEVER = datetime.min.replace(tzinfo=UTC)


def vote(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the ballots that the event casts; on Discord also the receipt, in the same commit."""
    if isinstance(event, MessagePosted) and Role.BOT not in event.author.roles:
        missed = poll_it_missed(event, state)
        if missed is not None:
            return [*told_late(event, missed, state)]
        return [each for poll in state.open_polls() for each in _say(event, poll, state, evening)]
    if isinstance(event, ControlPressed) and event.control.startswith(VOTE):
        return _press(event, state, evening)
    if isinstance(event, ControlPressed) and event.control.startswith(CHANGE):
        return _change(event, state, evening)
    return []


def _say(event: MessagePosted, poll: Poll, state: ShowState, evening: Evening) -> list[Consequence]:
    voter = _voter(poll, event.author, state)
    earlier = state.ballots[poll.id].get(voter)
    read = read_ballot(event, beside(poll, state), earlier.graded_at if earlier else (), evening)
    if isinstance(read, Marked):
        cast = _cast(poll, event.author, voter, read.mark, event.at, state, evening)
        if not cast and accepts(poll, event.at):
            return [*side_told_late(poll, voter, read.mark, event.at, state)]
        return [*cast, *_stands(poll, event.author, cast, state)]
    if poll.windows and read.why == "which-choice" and accepts(poll, event.at):
        return [*told_late(event, poll, state, unclear=True)]
    return []


def _voter(poll: Poll, author: Author, state: ShowState) -> str:
    return pseudonym(state.keys[poll.id], state.person_of(author.key))


def _stands(
    poll: Poll, author: Author, cast: list[BallotCast], state: ShowState
) -> list[StandsSaved | CrossingSeen]:
    return [each for one in cast for each in stands_taken(poll, author, one, state)]


def _cast(
    poll: Poll,
    author: Author,
    voter: str,
    mark: Mark,
    at: datetime,
    state: ShowState,
    evening: Evening,
) -> list[BallotCast]:
    earlier = state.ballots[poll.id].get(voter)
    graded_at = dict(earlier.graded_at) if earlier else {}
    if isinstance(mark, dict):
        mark = {code: grade for code, grade in mark.items() if graded_at.get(code, _NEVER) <= at}
        graded_at.update(dict.fromkeys(mark, at))
    # What a platform tells late (a backfill) must not replace what was said since.
    told_too_late = not mark if isinstance(mark, dict) else earlier is not None and earlier.at > at
    if not accepts(poll, at) or told_too_late:
        return []
    joined = METHODS[poll.method].joined(earlier.mark if earlier else None, mark)
    known = (earlier.mark, earlier.receipt) if earlier and earlier.receipt else None
    receipt = receipt_for(joined, known, evening.new_key, state.receipts[poll.id])
    newest, platform = at, author.platform
    if earlier is not None and earlier.at > at:
        newest, platform = earlier.at, earlier.platform
    voter_is = standing_of(author, at, poll, state)
    ballot = Ballot(
        mark=joined,
        at=newest,
        platform=platform,
        receipt=receipt,
        graded_at=graded_at,
        linked=voter_is.linked,
        present=voter_is.present,
        new=voter_is.new,
    )
    return [BallotCast(poll_id=poll.id, voter=voter, ballot=ballot)]


def _press(event: ControlPressed, state: ShowState, evening: Evening) -> list[Consequence]:
    poll, named = _named(event.control.removeprefix(VOTE), state)
    mark = METHODS[poll.method].pressed(poll, named, event.values) if poll else None
    if poll is None or mark is None:
        return [answer(event, evening.words.text("vote-unknown"))]
    is_open = poll.status is PollStatus.OPEN
    voter = _voter(poll, event.author, state) if is_open else ""
    ballots = _cast(poll, event.author, voter, mark, event.at, state, evening) if is_open else []
    if not ballots:
        return _outrun(event, poll, voter, mark, state, evening)
    told = receipt_said(poll, ballots[0], evening.words)
    controls = next_controls(poll, mark, evening.words)
    return [*ballots, *_stands(poll, event.author, ballots, state), answer(event, told, controls)]


def _outrun(
    event: ControlPressed, poll: Poll, voter: str, mark: Mark, state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return what follows from a press that came too late, or is told after a later one, which stands."""
    taken = side_told_late(poll, voter, mark, event.at, state) if accepts(poll, event.at) else []
    standing = state.ballots[poll.id].get(voter)
    if not taken or standing is None:
        return [answer(event, evening.words.text("vote-over", question=poll.question))]
    stands = BallotCast(poll_id=poll.id, voter=voter, ballot=standing)
    controls = next_controls(poll, standing.mark, evening.words)
    return [*taken, answer(event, receipt_said(poll, stands, evening.words), controls)]


def _change(event: ControlPressed, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return all that it takes to vote again, for this person alone."""
    poll, page = _named(event.control.removeprefix(CHANGE), state)
    if poll is None:
        return [answer(event, evening.words.text("vote-unknown"))]
    if not accepts(poll, event.at) or poll.status is not PollStatus.OPEN:
        return [answer(event, evening.words.text("vote-over", question=poll.question))]
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 3 else 0
    controls = METHODS[poll.method].controls(poll, evening.words, number)
    return [answer(event, evening.words.text("vote-again", question=poll.question), controls)]


def _named(control: str, state: ShowState) -> tuple[Poll | None, str]:
    poll_id, _, rest = control.partition(":")
    return state.polls.get(poll_id), rest
