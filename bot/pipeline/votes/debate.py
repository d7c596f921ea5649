"""A moving debate while it goes on: stands, who crosses during which argument, and arguments on air."""

from datetime import datetime

from msgspec.structs import replace

from bot.changes import BallotCast, PollSaved
from bot.changes.talk import CrossingSeen, StandsSaved
from bot.events import Author
from bot.orders import PutArgument
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.polls.counting.moving_debate import Stand
from bot.polls.marks import Mark
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted
from bot.polls.outcome import Crossing
from bot.polls.poll import Argument, Poll, PollStatus
from bot.views import CrossersView, CrosserView
from bot.words import Refusal

LONGEST_SPEAKER = 60
HIGHEST_ARGUMENT = 999
# Nobody crosses more often for a reason; the latest stands are those that are kept.
MOST_STANDS = 500


def stands_taken(
    poll: Poll, author: Author, cast: BallotCast, state: ShowState
) -> list[StandsSaved | CrossingSeen]:
    """Return the side that a ballot takes in a debate, with the crossing that it may be.

    A first side is no crossing, nor is one's side again; that one is kept too, since it would be a crossing
    if another account turned out to be the same person's.
    """
    side, at = cast.ballot.mark, cast.ballot.at
    if not is_debate(poll) or not isinstance(side, str):
        return []
    earlier = state.talk.stands[poll.id].get(cast.voter, ())
    stand = Stand(cast.voter, side, at, argument_at(poll, at))
    stands = (*earlier, stand)[-MOST_STANDS:]
    saved = StandsSaved(poll_id=poll.id, voter=cast.voter, stands=stands)
    if not earlier or earlier[-1].side == side:
        return [saved]
    crossing = Crossing(at, cast.voter, earlier[-1].side, side, stand.argument)
    return [saved, CrossingSeen(poll_id=poll.id, author=author, crossing=crossing)]


def side_told_late(poll: Poll, voter: str, mark: Mark, at: datetime, state: ShowState) -> list[StandsSaved]:
    """Return the sides of somebody whose earlier one is told after a later one: both were taken."""
    taken = state.talk.stands[poll.id].get(voter, ())
    if not is_debate(poll) or not isinstance(mark, str) or not taken or taken[-1].at <= at:
        return []
    stand = Stand(voter, mark, at, argument_at(poll, at))
    stands = sorted((*taken, stand), key=lambda each: each.at)[-MOST_STANDS:]
    return [StandsSaved(poll_id=poll.id, voter=voter, stands=tuple(stands))]


def argument_at(poll: Poll, at: datetime) -> str:
    """Return the number of the argument that was on air at a time, "" for none."""
    on_air = [argument.number for argument in poll.arguments if argument.at <= at]
    return str(on_air[-1]) if on_air and on_air[-1] else ""


def put_argument(order: PutArgument, at: datetime, state: ShowState) -> list[Consequence] | Refusal:
    """Return the debate with another argument on air, or (number 0) with none."""
    poll = state.polls.get(order.poll_id)
    if poll is None:
        return Refusal("order-poll-unknown")
    if not is_debate(poll):
        return Refusal("order-argument-debate")
    if poll.status is not PollStatus.OPEN:
        return Refusal("order-poll-closed" if poll.status is PollStatus.CLOSED else "order-poll-draft")
    speaker = " ".join(order.speaker.split())
    if not 0 <= order.number <= HIGHEST_ARGUMENT or len(speaker) > LONGEST_SPEAKER:
        return Refusal("order-argument", {"highest": HIGHEST_ARGUMENT, "most": LONGEST_SPEAKER})
    argument = Argument(number=order.number, speaker=speaker if order.number else "", at=at)
    return [PollSaved(poll=replace(poll, arguments=(*poll.arguments, argument)))]


def joined_stands(poll: Poll, goes: str, stays: str, state: ShowState) -> list[StandsSaved]:
    """Return one voter's stands out of two voters', in order of time: linked accounts are one person."""
    taken = state.talk.stands[poll.id]
    if not is_debate(poll) or goes not in taken:
        return []
    stands = sorted((*taken.get(stays, ()), *taken[goes]), key=lambda stand: stand.at)
    moved = tuple(replace(stand, voter=stays) for stand in stands)
    return [StandsSaved(poll_id=poll.id, voter=stays, stands=moved)]


def crossers_view(state: ShowState) -> CrossersView:
    """Return who crossed in the last minutes, by name."""
    shown = []
    for seen in state.talk.crossers:
        poll = state.polls.get(seen.poll_id)
        labels = {choice.code: choice.label for choice in poll.choices} if poll else {}
        crossing = seen.crossing
        shown.append(
            CrosserView(
                poll_id=seen.poll_id,
                author=seen.author.name,
                platform=seen.author.platform,
                origin=labels.get(crossing.origin, crossing.origin),
                side=labels.get(crossing.side, crossing.side),
                argument=crossing.argument,
                at=crossing.at,
            )
        )
    return CrossersView(crossers=tuple(shown))


def is_debate(poll: Poll) -> bool:
    """Return whether a poll is counted from the sides that people take, one after the other."""
    return METHODS[poll.method].counted is Counted.STANDS
