"""What a ballot of the crowd says, for each method, and the crowd's own figures of many of them."""

from collections import Counter
from collections.abc import Iterable, Sequence

# A code; tiers of codes, best first (approval has one tier); or a grade from 0 to 6 per code.
Mark = str | tuple[tuple[str, ...], ...] | dict[str, int]


def figures(marks: Iterable[Mark], codes: Sequence[str]) -> dict[str, int]:
    """Return one figure per code, the same for the same ballots in any order.

    Votes; approvals, or first preferences where there is an order; the sum of grades where there are grades.
    """
    counts: Counter[str] = Counter()
    for mark in marks:
        match mark:
            case str():
                counts[mark] += 1
            case dict():
                counts.update(mark)
            case _:
                counts.update(mark[0] if mark else ())
    return {code: counts[code] for code in codes}


def mismatched(expected: Iterable[Mark], counted: Iterable[Mark]) -> int:
    """Return how many ballots stand on one side alone."""
    one, other = Counter(map(_frozen, expected)), Counter(map(_frozen, counted))
    return max((one - other).total(), (other - one).total())


def _frozen(mark: Mark) -> object:
    return frozenset(mark.items()) if isinstance(mark, dict) else mark
