"""In which order questions get the floor: in proportion to who has been served, first voices first.

The order is Dynamic Phragmén of Israel and Brill, *Dynamic Proportional Rankings* (IJCAI 2021; Social Choice
and Welfare, 2024): sequential Phragmén, conditioned on the questions that were on air. Everybody earns
credit at one pace and a question costs one credit. First, each aired question, in the order of airing, is
paid by its backers so that the one who has paid the most has paid as little as possible. Then time runs: the
question whose backers own its price first comes next and is paid with all that they own; and so on. Who owes
for what was on air does not pay before they have earned it back.

The show's own rule stands on it. When a question is due, the others whose backers own at least four fifths of
the price are its near-equals. Among it and its near-equals the first voice that is due earliest comes next;
the question of somebody who has had the floor waits for all of them. An author whose question stands higher
in the order has had the floor there. Of equals, the one asked earlier comes first, then the lesser id.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import msgspec

from bot.questions.running import Running

UNBACKED = -1


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A question to be ranked, or one that was on air; author and backers are persons, by any name."""

    id: str
    author: str
    backers: frozenset[str]
    asked_at: datetime


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a question stands, from 1, and why.

    `unserved` are the backers of whom no question has been on air. `first_voice` says that its author has
    not had the floor before this place, `heard_above` that only a question higher in the order gives it to
    them. `passes` is the question that was due earlier and is passed, `behind` is a first voice that passed
    this one, `tied_with` the question that it equals and follows. `credit` is the time at which it is due.
    """

    id: str
    place: int
    backers: int
    unserved: int
    first_voice: bool
    heard_above: bool = False
    passes: str = ""
    behind: str = ""
    tied_with: str = ""
    credit: int = UNBACKED


def rank(
    waiting: Iterable[Waiting],
    *,
    aired: Sequence[Waiting] = (),
    heard: Collection[str] = frozenset(),
    exact: int | None = None,
) -> list[Place]:
    """Return where each waiting question stands, the next one first.

    `aired` are the questions that were on air, in the order of airing; their authors have had the floor,
    as have those in `heard`. With `exact`, only so many places are made one after the other; the questions
    behind them stand by when each would be due if it were next, which is quicker for very long lists.
    """
    asked = sorted(waiting, key=lambda each: (each.asked_at, each.id))
    had_floor = frozenset(heard) | {each.author for each in aired}
    served = frozenset[str]().union(*(each.backers for each in aired))
    backed = [each for each in asked if each.backers]
    running = Running([(each.author, each.backers) for each in backed], had_floor)
    for each in aired:
        running.pay_for(each.backers)
    turns = [
        (backed[turn.index], turn.first, turn.due, "" if turn.passed < 0 else backed[turn.passed].id)
        for turn in (*running.turns(exact), *running.rest())
    ]
    above = {each.author for each, *_ in turns} | had_floor
    unbacked = _voices_first([each for each in asked if not each.backers], above)
    turns += [(each, first, UNBACKED, "") for each, first in unbacked]
    return _places(turns, served, had_floor)


def _voices_first(asked: Sequence[Waiting], heard: Collection[str]) -> list[tuple[Waiting, bool]]:
    """Return questions without any backer: each first voice once, then the others, as they were asked."""
    known = set(heard)
    first: list[Waiting] = []
    rest: list[Waiting] = []
    for each in asked:
        (rest if each.author in known else first).append(each)
        known.add(each.author)
    return [*((each, True) for each in first), *((each, False) for each in rest)]


def _places(
    turns: Sequence[tuple[Waiting, bool, int, str]], served: frozenset[str], heard: frozenset[str]
) -> list[Place]:
    passed_by: dict[str, str] = {}
    places: list[Place] = []
    before: tuple[int, bool, str] | None = None
    for number, (each, first, due, passed) in enumerate(turns, 1):
        if passed:
            passed_by[passed] = each.id
        places.append(
            Place(
                id=each.id,
                place=number,
                backers=len(each.backers),
                unserved=len(each.backers - served),
                first_voice=first,
                heard_above=not first and each.author not in heard,
                passes=passed,
                behind="" if first else passed_by.get(each.id, ""),
                tied_with=before[2] if before and before[:2] == (due, first) else "",
                credit=due,
            )
        )
        before = (due, first, each.id)
    return places


def upvoted(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Return questions by plain upvotes, which is what the order is compared with."""
    return sorted(waiting, key=lambda each: (-len(each.backers), each.asked_at, each.id))
