"""Ranked (préférences): each voter orders the choices; Schulze's method, by winning votes.

Source: Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", Social Choice and Welfare 36, 2011.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.polls.outcome import Outcome, RankedDetail, Ranking

Tiers = tuple[tuple[str, ...], ...]
Table = list[list[int]]
_MOST_LISTED = 12


class Duels:
    """How many voters prefer each choice to each other, as ballots come and go.

    It keeps how often each (choice, set of choices above it) occurs, as one number: the set as bits, the
    index of the choice above them. There are at most n · 2ⁿ⁻¹ of these where there are n! orders, so that
    little is left to add up however many people vote.
    """

    def __init__(self, choices: Sequence[str]) -> None:
        """Begin without a ballot."""
        self.choices = tuple(choices)
        self._size = size = len(choices)
        self._places = {choice: (index << size, 1 << index) for index, choice in enumerate(choices)}
        # Most tiers hold one choice: they are looked up whole, and others are none of these.
        self._alone: dict[tuple[str, ...], tuple[int, int] | None] = defaultdict(lambda: None)
        self._alone.update({(choice,): place for choice, place in self._places.items()})
        # A list is twice as fast as a dictionary, as long as it is not huge.
        self._often: list[int] | Counter[int] = [0] * (size << size) if size <= _MOST_LISTED else Counter()
        self.voters = 0

    def add(self, mark: Tiers, times: int) -> None:
        """Add a ballot so many times, or take it away where that is less than none."""
        often, alone, places, seen = self._often, self._alone, self._places, 0
        for tier in mark:
            if single := alone[tier]:
                place, bit = single
                if not bit & seen:
                    often[place | seen] += times
                    seen |= bit
                continue
            above = seen
            for place, bit in {places[code] for code in tier if code in places}:
                if not bit & seen:
                    often[place | above] += times
                    seen |= bit
        if seen or not any(mark):
            self.voters += times
        if seen != (1 << self._size) - 1:
            for place, bit in places.values():
                if not bit & seen:
                    often[place | seen] += times

    def table(self) -> Table:
        """Return how many prefer each choice to each other, by their places."""
        found = enumerate(self._often) if isinstance(self._often, list) else self._often.items()
        return _pairwise({place: times for place, times in found if times}, self._size)

    def outcome(self) -> Outcome:
        """Return the pairwise table, the strongest paths, and the order they give."""
        pairwise = self.table()
        paths = _strongest_paths(pairwise)
        ranking = _tiers(paths, self.choices)
        return Outcome(
            voters=self.voters,
            winners=ranking[0] if self.voters else (),
            ranking=ranking,
            detail=RankedDetail(_named(pairwise, self.choices), _named(paths, self.choices)),
        )


def duels(marks: Iterable[Tiers], choices: Sequence[str]) -> Duels:
    """Return the duels of many ballots; identical ones are walked through once."""
    held = Duels(choices)
    for mark, times in Counter(marks).items():
        held.add(mark, times)
    return held


def count(marks: Iterable[Tiers], choices: Sequence[str]) -> Outcome:
    """Return the pairwise table, the strongest paths, and the order they give; the unbeaten win together.

    Choices of one tier are equal, and those that a voter leaves out are last and equal. Where a mark names a
    choice twice, its best place counts. A mark with none but other polls' codes is no ballot of this one.
    """
    return duels(marks, choices).outcome()


def _pairwise(places: dict[int, int], size: int) -> Table:
    """Return how many voters prefer each choice to each other, by their indices."""
    table = [[0] * size for _ in range(size)]
    for place, times in places.items():
        below = place >> size
        for above in _members(place & ((1 << size) - 1)):
            table[above][below] += times
    return table


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _strongest_paths(pairwise: Table) -> Table:
    """Return the strength of the strongest path between every two choices (Floyd and Warshall's way).

    A path is as strong as its weakest link, and a link is there where more prefer the one than the other.
    """
    every = range(len(pairwise))
    paths = [[pairwise[a][b] if pairwise[a][b] > pairwise[b][a] else 0 for b in every] for a in every]
    for through in every:
        for a in every:
            first = paths[a][through]
            for b in every:
                if a != b:
                    paths[a][b] = max(paths[a][b], min(first, paths[through][b]))
    return paths


def _tiers(paths: Table, choices: Sequence[str]) -> Ranking:
    """Return the choices in tiers: those that no other beats, then those that no other of the rest beats."""
    left = list(range(len(choices)))
    tiers = []
    while left:
        unbeaten = [a for a in left if all(paths[a][b] >= paths[b][a] for b in left)]
        tiers.append(tuple(choices[a] for a in unbeaten))
        left = [a for a in left if a not in unbeaten]
    return tuple(tiers)


def _named(table: Table, choices: Sequence[str]) -> dict[str, dict[str, int]]:
    return {
        a: {b: strength for b, strength in zip(choices, row, strict=True) if a != b}
        for a, row in zip(choices, table, strict=True)
    }
