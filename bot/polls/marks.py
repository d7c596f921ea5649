"""What one voter's ballot says, whatever the method."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

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


def last_marks(cast: Iterable[tuple[str, Mark]]) -> Mapping[str, Mark]:
    """Return each voter's mark out of (voter, mark) pairs in casting order: the last one of each.

    Grades are added up, since they come one choice at a time: a later grade replaces that of its choice.
    """
    marks: dict[str, Mark] = {}
    for voter, mark in cast:
        before = marks.get(voter)
        marks[voter] = {**before, **mark} if isinstance(before, dict) and isinstance(mark, dict) else mark
    return MappingProxyType(marks)
