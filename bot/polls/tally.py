"""What the ballots of a poll add up to."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec


class Tally(msgspec.Struct, frozen=True):
    """A result: exact shares of the voters, and every winner; nobody wins where nobody voted."""

    voters: int
    counts: dict[str, int]
    shares: dict[str, Fraction]
    winners: tuple[str, ...]


def tally_of(counts: Mapping[str, int], voters: int) -> Tally:
    """Return the result of the votes per code, in their order; each code with the most votes wins."""
    most = max(counts.values(), default=0)
    return Tally(
        voters=voters,
        counts=dict(counts),
        shares={code: Fraction(count, voters or 1) for code, count in counts.items()},
        winners=tuple(code for code, count in counts.items() if count == most > 0),
    )
