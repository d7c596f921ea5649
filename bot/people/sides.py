"""The sides from which a result is looked at, and which of them can be shown without showing anybody.

Brigading is made visible, not guessed at: when linked persons, or those who were there before, order the
choices otherwise than all accounts do, the host is told.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

Ranking = tuple[tuple[str, ...], ...]


class Side(StrEnum):
    """Whose ballots are counted: all, linked persons', those seen before the opening, new accounts'."""

    ALL = "all"
    LINKED = "linked"
    PRESENT = "present"
    NEW = "new"


COMPARED = (Side.LINKED, Side.PRESENT)


class Standing(msgspec.Struct, frozen=True):
    """What is known of a voter beside the account."""

    linked: bool = False
    present: bool = False
    new: bool = False

    def is_on(self, side: Side) -> bool:
        """Return whether this voter is counted on a side."""
        match side:
            case Side.LINKED:
                return self.linked
            case Side.PRESENT:
                return self.present
            case Side.NEW:
                return self.new
            case _:
                return True


def showable(voters: Mapping[Standing, int], smallest: int) -> frozenset[Side]:
    """Return the sides whose counts may be shown, `voters` being how many have each standing.

    A side is kept back when it is smaller than `smallest`, and when it differs from a shown one by so few
    that subtracting one from the other would tell how those few voted.
    """
    shown: list[Side] = []
    for side in Side:
        on = _count(voters, side, None)
        if on >= smallest and all(_apart(voters, side, other, smallest) for other in shown):
            shown.append(side)
    return frozenset(shown)


def disagree(everybody: Ranking, sides: Iterable[Ranking]) -> bool:
    """Return whether a side orders the choices otherwise; equals have no order among them."""
    order = [frozenset(tier) for tier in everybody]
    return any([frozenset(tier) for tier in side] != order for side in sides)


def _apart(voters: Mapping[Standing, int], one: Side, other: Side, smallest: int) -> bool:
    only_one, only_other = _count(voters, one, other), _count(voters, other, one)
    nested = not only_one or not only_other
    few = 0 < max(only_one, only_other) < smallest
    return not (nested and few)


def _count(voters: Mapping[Standing, int], on: Side, off: Side | None) -> int:
    return sum(
        number
        for standing, number in voters.items()
        if standing.is_on(on) and not (off is not None and standing.is_on(off))
    )
