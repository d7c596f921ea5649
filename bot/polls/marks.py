"""What one voter's ballot says, whatever the method."""

from collections.abc import Iterable, Sequence

import msgspec

# A code (plurality, a side of a moving debate, a temperature); tiers of codes, best first (approval has one
# tier, a ranking several); or a grade per code (majority judgment).
Mark = str | tuple[tuple[str, ...], ...] | dict[str, int]

# Majority judgment's grades, from "À rejeter" to "Excellent".
LOWEST_GRADE, HIGHEST_GRADE = 0, 6
GRADES = range(LOWEST_GRADE, HIGHEST_GRADE + 1)


class Marked(msgspec.Struct, frozen=True):
    """The line is a ballot that says this."""

    mark: Mark


def in_order(some: Iterable[str], codes: Sequence[str]) -> tuple[str, ...]:
    """Return those codes in the order of the choices, each once."""
    given = set(some)
    return tuple(code for code in codes if code in given)


def revised(before: Mark | None, mark: Mark) -> Mark:
    """Return a voter's mark after a further line: it replaces the one before.

    Grades come one choice at a time in chat, so they add up, and a later grade replaces that of its choice.
    """
    if isinstance(before, dict) and isinstance(mark, dict):
        return {**before, **mark}
    return mark
