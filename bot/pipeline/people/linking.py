"""What linking two accounts does to the ballots and backings that they have, and what parting them does."""

from msgspec.structs import replace

from bot.changes import (
    AccountsLinked,
    AccountsUnlinked,
    BackingAdded,
    BackingRemoved,
    BallotCast,
    BallotRemoved,
    LinkRequestEnded,
    QuestionSaved,
)
from bot.changes.talk import RoundSaved
from bot.events import Author
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ranking import BACKINGS_KEY
from bot.pipeline.see import Gesture
from bot.pipeline.step import Consequence
from bot.pipeline.votes.debate import joined_stands
from bot.polls.box.receipt import receipt_for
from bot.polls.counting.voters import one_of_two
from bot.polls.life import accepts
from bot.polls.poll import Ballot, Poll
from bot.polls.pseudonym import pseudonym
from bot.questions.question import Question


def joined(event: Gesture, one: str, other: str, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what makes one person of two accounts; in the polls that are open the later ballot stays."""
    ended = [LinkRequestEnded(digest=each.digest) for each in state.people.requests_of(one, other)]
    polls = [poll for poll in state.open_polls() if accepts(poll, event.at)]
    return [
        AccountsLinked(accounts=(one, other)),
        *ended,
        *(each for poll in polls for each in _one_ballot(poll, one, other, state, evening)),
        *(each for poll in polls for each in _one_voice(poll, one, other, state)),
        *(
            each
            for question in state.floor.questions.values()
            for each in _one_backing(question, one, other, state)
        ),
    ]


def parted(event: Gesture, state: ShowState) -> list[Consequence]:
    """Return what makes two persons of a person; a ballot stays with the account that cast it last."""
    account = state.account_of(event.author.key)
    accounts = state.people.accounts(account)
    if len(accounts) < 2:
        return []
    first, second = accounts
    other = second if account == first else first
    polls = [poll for poll in state.open_polls() if accepts(poll, event.at)]
    return [
        AccountsUnlinked(accounts=(first, second)),
        *(each for poll in polls for each in _own_ballot(poll, event.author, account, other, state)),
    ]


def _one_ballot(poll: Poll, one: str, other: str, state: ShowState, evening: Evening) -> list[Consequence]:
    box, key = state.ballots[poll.id], state.keys[poll.id]
    stays, goes = pseudonym(key, min(one, other)), pseudonym(key, max(one, other))
    cast = [ballot for ballot in (box.get(stays), box.get(goes)) if ballot is not None]
    if not cast:
        return []
    latest = _latest(poll, sorted(cast, key=lambda ballot: ballot.at), state, evening)
    seen = [state.people.was_seen_before(account, poll.opened_at) for account in (one, other)]
    merged = replace(latest, linked=True, present=any(seen))
    removed = [BallotRemoved(poll_id=poll.id, voter=goes)] if goes in box else []
    moved = joined_stands(poll, goes, stays, state)
    return [*removed, BallotCast(poll_id=poll.id, voter=stays, ballot=merged), *moved]


def _one_voice(poll: Poll, one: str, other: str, state: ShowState) -> list[RoundSaved]:
    """Return the consent round in which what both have said is one person's."""
    led = state.talk.rounds.get(poll.id)
    if led is None:
        return []
    key = state.keys[poll.id]
    joined = one_of_two(led, goes=pseudonym(key, max(one, other)), stays=pseudonym(key, min(one, other)))
    return [RoundSaved(poll_id=poll.id, led=joined)] if joined != led else []


def _latest(poll: Poll, cast: list[Ballot], state: ShowState, evening: Evening) -> Ballot:
    """Return the later ballot whole, or the later of each grade where grades come one at a time."""
    first, latest = cast[0], cast[-1]
    if not isinstance(first.mark, dict) or not isinstance(latest.mark, dict):
        return latest
    graded_at = {
        code: max(each.graded_at[code] for each in cast if code in each.graded_at)
        for code in first.graded_at | latest.graded_at
    }
    mark = dict(latest.mark)
    for code, grade in first.mark.items():
        if code not in mark or latest.graded_at.get(code, latest.at) < first.graded_at.get(code, first.at):
            mark[code] = grade
    receipt = receipt_for(mark, (latest.mark, latest.receipt), evening.new_key, state.receipts[poll.id])
    return replace(latest, mark=mark, graded_at=graded_at, receipt=receipt)


def _own_ballot(poll: Poll, author: Author, account: str, other: str, state: ShowState) -> list[Consequence]:
    key, voter = state.keys[poll.id], min(account, other)
    ballot = state.ballots[poll.id].get(pseudonym(key, voter))
    if ballot is None:
        return []
    # One person has one account on a platform, so the ballot's platform tells which account cast it.
    caster = account if ballot.platform is author.platform else other
    seen_at = state.people.sights.get(caster)
    own = replace(ballot, linked=False, present=seen_at is not None and seen_at < poll.opened_at)
    removed = [] if caster == voter else [BallotRemoved(poll_id=poll.id, voter=pseudonym(key, voter))]
    moved = joined_stands(poll, pseudonym(key, voter), pseudonym(key, caster), state) if removed else []
    return [*removed, BallotCast(poll_id=poll.id, voter=pseudonym(key, caster), ballot=own), *moved]


def _one_backing(question: Question, one: str, other: str, state: ShowState) -> list[Consequence]:
    """Return what leaves a question at most one backing of the person, and none of its own author."""
    key = state.keys.get(BACKINGS_KEY)
    if key is None:
        return []
    stays, goes = pseudonym(key, min(one, other)), pseudonym(key, max(one, other))
    had = state.floor.backings[question.id] & {stays, goes}
    is_own = state.account_of(question.author.key) in (one, other)
    wanted = {stays} if had and not is_own else set()
    if had == wanted:
        return []
    changed: list[Consequence] = [
        *(BackingRemoved(question_id=question.id, backer=backer) for backer in sorted(had - wanted)),
        *(BackingAdded(question_id=question.id, backer=backer) for backer in sorted(wanted - had)),
    ]
    fewer = len(had) - len(wanted)
    return changed + (
        [QuestionSaved(question=replace(question, backings=question.backings - fewer))] if fewer else []
    )
