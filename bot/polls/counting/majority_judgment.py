"""Majority judgment (jugement majoritaire): each choice gets a grade, the middle one decides.

Source: Balinski & Laraki, "A theory of measuring, electing, and ranking", PNAS 104(21), 2007, and "Majority
Judgment: Measuring, Ranking, and Electing", MIT Press, 2011 (the majority-gauge: chapters 1 and 13).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate

from bot.polls.marks import GRADES
from bot.polls.outcome import MajorityJudgmentDetail, Merit, Outcome, ranked_by

# What no gauge is below: all choices with too few grades stand here together, since they cannot be compared.
_TOO_FEW = (-1, Fraction(0))


def count(marks: Iterable[Mapping[str, int]], choices: Sequence[str]) -> Outcome:
    """Return the merit profile of each choice and their order by majority grade, then by gauge.

    A grade not given is not given: it neither rejects nor moves the median. A choice graded by fewer than
    half of the voters is last. A mark with none but other polls' codes is no ballot of this one.
    """
    known = frozenset(choices)
    ballots = [mark for mark in marks if not mark or not known.isdisjoint(mark)]
    voters = len(ballots)
    return _outcome({each: Counter([ballot.get(each) for ballot in ballots]) for each in choices}, voters)


class Grades:
    """How often each grade was given to each choice, as ballots come and go."""

    def __init__(self, choices: Sequence[str]) -> None:
        """Begin without a ballot."""
        self._given: dict[str, Counter[int | None]] = {choice: Counter() for choice in choices}
        self._voters = 0

    def add(self, mark: Mapping[str, int], times: int) -> None:
        """Add a ballot so many times, or take it away where that is less than none."""
        if mark and self._given.keys().isdisjoint(mark):
            return
        self._voters += times
        for choice, given in self._given.items():
            given[mark.get(choice)] += times

    def outcome(self) -> Outcome:
        """Return what `count` gives for the ballots that are here now."""
        return _outcome(self._given, self._voters)


def _outcome(given: Mapping[str, Mapping[int | None, int]], voters: int) -> Outcome:
    choices = list(given)
    merits = {choice: _merit(counted, voters) for choice, counted in given.items()}
    gauges = {choice: _gauge(merit) for choice, merit in merits.items()}
    ranking = ranked_by(gauges, choices)
    decided = any(merit.enough for merit in merits.values())
    return Outcome(
        voters=voters,
        winners=ranking[0] if decided else (),
        ranking=ranking,
        detail=MajorityJudgmentDetail(merits),
    )


def _merit(counted: Mapping[int | None, int], voters: int) -> Merit:
    """Return the merit of a choice from how often each grade was given, None standing for no grade."""
    grades = tuple(counted.get(grade, 0) for grade in GRADES)
    graded = sum(grades)
    if not graded:
        return Merit(grades=grades, grade=None, sign="", above=(0, 0), below=(0, 0), enough=False)
    grade = _lower_median(grades, graded)
    above, below = sum(grades[grade + 1 :]), sum(grades[:grade])
    return Merit(
        grades=grades,
        grade=grade,
        sign="+" if above > below else "-",
        above=(above, graded),
        below=(below, graded),
        enough=2 * graded >= voters,
    )


def _lower_median(grades: Sequence[int], graded: int) -> int:
    """Return the middle grade, the worse of the two in the middle where their number is even."""
    middle = (graded + 1) // 2
    return next(grade for grade, so_far in enumerate(accumulate(grades)) if so_far >= middle)


def _gauge(merit: Merit) -> tuple[int, Fraction]:
    """Return what choices are compared by: α+ before α-, more above first, fewer below first."""
    if merit.grade is None or not merit.enough:
        return _TOO_FEW
    if merit.sign == "+":
        return 2 * merit.grade + 1, Fraction(*merit.above)
    return 2 * merit.grade, -Fraction(*merit.below)
