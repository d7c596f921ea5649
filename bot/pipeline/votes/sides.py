"""A result from every side: all accounts, linked persons, those who were there before, new accounts."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.people.sides import COMPARED, Side, Standing, disagree, showable
from bot.pipeline.evening import Evening
from bot.pipeline.memory.count import Count, count_box
from bot.pipeline.memory.state import ShowState
from bot.polls.methods import METHODS
from bot.polls.outcome import Outcome
from bot.polls.poll import Ballot, Poll, PollStatus
from bot.polls.tally import Tally
from bot.views import SideView

# A large open box is counted again from each side now and then; a closed one exactly.
LARGE = 2_000
LARGE_EVERY = timedelta(seconds=2)


@dataclass(frozen=True)
class Sides:
    """How many voters are on each side, the outcome of those that may be shown, and whether they disagree."""

    voters: dict[str, int]
    outcomes: dict[str, Outcome]
    disagree: bool


def side_views(poll: Poll, state: ShowState, evening: Evening) -> tuple[tuple[SideView, ...], bool]:
    """Return each side of a poll for the host, and whether their orders differ.

    Counts come with the end: while a poll is open a link that is told in chat would tell whose vote has
    just come to the linked side.
    """
    if poll.status is PollStatus.DRAFT or poll.cancelled or not METHODS[poll.method].has_box:
        return (), False
    sides = sides_of(poll, state, evening)
    shown = sides.outcomes if poll.status is PollStatus.CLOSED else {}
    why = "few" if poll.status is PollStatus.CLOSED else "open"
    views = (_view(poll, side, sides.voters.get(side, 0), shown.get(side), why) for side in Side)
    return tuple(views), sides.disagree


def sides_of(poll: Poll, state: ShowState, evening: Evening) -> Sides:
    """Return the sides of a poll, made once for each count of it; those kept when its ballots went."""
    tally = state.tallies.get(poll.id)
    if tally is not None:
        return Sides(dict(tally.voters_by_side), dict(tally.sides), tally.disagree)
    count = state.count(poll)
    made = state.people.sided.get(poll.id)
    if isinstance(made, Sided) and made.still_tells(poll, count):
        return made.sides
    sides = _count_sides(poll, count, state.ballots[poll.id].values(), evening.smallest_group)
    state.people.sided[poll.id] = Sided(count, sides)
    return sides


@dataclass(frozen=True)
class Sided:
    """The sides that were made of a count."""

    count: Count
    sides: Sides

    def still_tells(self, poll: Poll, count: Count) -> bool:
        """Return whether these sides are those of a later count too, or recent enough for a large box."""
        if self.count is count or poll.status is not PollStatus.OPEN or count.outcome.voters < LARGE:
            return self.count is count
        return _latest(count, poll.opened_at) - _latest(self.count, poll.opened_at) < LARGE_EVERY


def kept_sides(poll: Poll, tally: Tally, sides: Sides) -> Tally:
    """Return the figures that stay of a poll with those of its sides."""
    method = METHODS[poll.method]
    outcomes = {side: method.nameless(outcome) for side, outcome in sides.outcomes.items()}
    return replace(tally, sides=outcomes, voters_by_side=sides.voters, disagree=sides.disagree)


def _count_sides(poll: Poll, count: Count, ballots: Collection[Ballot], smallest: int) -> Sides:
    stood = [(ballot, Standing(ballot.linked, ballot.present, ballot.new)) for ballot in ballots]
    standings = Counter(standing for _, standing in stood)
    outcomes: dict[str, Outcome] = {}
    for side in showable(standings, smallest):
        on_side = [ballot for ballot, standing in stood if standing.is_on(side)]
        whole = len(on_side) == len(stood)
        outcomes[side] = count.outcome if whole else count_box(poll, on_side).outcome
    everybody = outcomes.get(Side.ALL)
    compared = [outcomes[side].ranking for side in COMPARED if side in outcomes]
    return Sides(
        voters={
            str(side): sum(number for standing, number in standings.items() if standing.is_on(side))
            for side in Side
        },
        outcomes=outcomes,
        disagree=everybody is not None and disagree(everybody.ranking, compared),
    )


def _view(poll: Poll, side: Side, voters: int, outcome: Outcome | None, why: str) -> SideView:
    if outcome is None:
        return SideView(side=side, voters=voters, withheld=why)
    beside = METHODS[poll.method].shares(outcome)
    return SideView(
        side=side,
        voters=voters,
        ranking=outcome.ranking,
        winners=outcome.winners,
        counts={code: many for code, (many, _) in beside.items()},
    )


def _latest(count: Count, otherwise: datetime) -> datetime:
    return max(count.latest.values(), default=otherwise)
