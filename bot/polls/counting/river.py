"""A moving debate counted as it goes on: each voter's stands come and go, and little is left to add up.

`bot.polls.counting.moving_debate.count` gives the same from all stands at once.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import attrgetter

from bot.polls.counting.moving_debate import Stand
from bot.polls.outcome import Crossing, MovingDebateDetail, Outcome, Persuasion, most_of, ranked_by

_STANDS = attrgetter("at", "side", "argument")
_CROSSINGS = attrgetter("at", "voter", "side", "argument")


class River:
    """The sides that people are on, and their crossings, kept in order of time."""

    def __init__(self, choices: Sequence[str]) -> None:
        """Begin with nobody."""
        self._choices = tuple(choices)
        self._walks: dict[str, tuple[str, list[Crossing]]] = {}
        self._people = dict.fromkeys(choices, 0)
        self._crossings: list[Crossing] = []
        self._during: dict[str, list[Crossing]] = defaultdict(list)
        self._moves: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._crossed = 0

    def put(self, voter: str, stands: Iterable[Stand]) -> None:
        """Let these be all the stands of a voter, in the place of those before."""
        side, crossings = self._walk(stands)
        before, known = self._walks.pop(voter, ("", []))
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(known, crossings, strict=False)))
        for gone in known[same:]:
            self._take(gone)
        for new in crossings[same:]:
            self._add(new)
        self._crossed += bool(crossings) - bool(known)
        if before:
            self._people[before] -= 1
        if side:
            self._people[side] += 1
            self._walks[voter] = (side, crossings)

    def outcome(self) -> Outcome:
        """Return what `count` gives for the stands that are here now."""
        people = dict(self._people)
        flows = {a: {b: 0 for b in self._choices if a != b} for a in self._choices}
        for moves in self._moves.values():
            for (origin, side), times in moves.items():
                flows[origin][side] += times
        during = sorted(self._during, key=lambda argument: _CROSSINGS(self._during[argument][0]))
        return Outcome(
            voters=len(self._walks),
            winners=most_of(people, self._choices),
            ranking=ranked_by(people, self._choices),
            detail=MovingDebateDetail(
                people=people,
                flows=flows,
                crossings=tuple(self._crossings),
                arguments={argument: self._persuasion(argument) for argument in during},
                crossed=self._crossed,
            ),
        )

    def _walk(self, stands: Iterable[Stand]) -> tuple[str, list[Crossing]]:
        """Return the last side of a voter, "" for none, and the crossings that led there."""
        side, crossings = "", []
        for stand in sorted((each for each in stands if each.side in self._people), key=_STANDS):
            if side and side != stand.side:
                crossings.append(Crossing(stand.at, stand.voter, side, stand.side, stand.argument))
            side = stand.side
        return side, crossings

    def _persuasion(self, argument: str) -> Persuasion:
        came, left = dict.fromkeys(self._choices, 0), dict.fromkeys(self._choices, 0)
        for (origin, side), times in self._moves[argument].items():
            came[side] += times
            left[origin] += times
        return Persuasion(came=came, left=left)

    def _add(self, crossing: Crossing) -> None:
        for kept in (self._crossings, self._during[crossing.argument]):
            insort(kept, crossing, key=_CROSSINGS)
        self._moves[crossing.argument][crossing.origin, crossing.side] += 1

    def _take(self, crossing: Crossing) -> None:
        for kept in (self._crossings, self._during[crossing.argument]):
            place = bisect_left(kept, _CROSSINGS(crossing), key=_CROSSINGS)
            kept.pop(kept.index(crossing, place))
        self._moves[crossing.argument][crossing.origin, crossing.side] -= 1
        if not self._during[crossing.argument]:
            del self._during[crossing.argument], self._moves[crossing.argument]
