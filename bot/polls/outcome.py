"""What the ballots of a poll add up to, for every method: who won, in what order, and all a screen needs.

Shares are exact: (how many, out of how many). Whoever shows them rounds them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, Literal

import msgspec

Share = tuple[int, int]
Ranking = tuple[tuple[str, ...], ...]
# What a box publishes for one choice: how many, how many of each grade, or how many against each other one.
Figure = int | tuple[int, ...] | dict[str, int]


class CountsDetail(msgspec.Struct, frozen=True, tag_field="method"):
    """How many for each code, and out of how many: what every screen can draw as bars."""

    counts: dict[str, int]
    shares: dict[str, Share]


class PluralityDetail(CountsDetail, frozen=True, tag="plurality"):
    """Votes per code, and their share of all votes."""


class ApprovalDetail(CountsDetail, frozen=True, tag="approval"):
    """Approvals per code, and the share of voters who approve; shares add up to more than one."""


class BordaDetail(CountsDetail, frozen=True, tag="borda"):
    """Points per code, out of those of a choice that everybody puts first."""


class Merit(msgspec.Struct, frozen=True):
    """How one choice was judged.

    `grades` counts each grade, from 0 (À rejeter) to 6 (Excellent). `grade` is the majority grade, None where
    nobody graded it. `above` and `below` are the shares of strictly better and worse grades; `sign` is "+"
    when more are above than below, else "-". `enough` is false for "trop peu de mentions".
    """

    grades: tuple[int, ...]
    grade: int | None
    sign: Literal["+", "-", ""]
    above: Share
    below: Share
    enough: bool


class MajorityJudgmentDetail(msgspec.Struct, frozen=True, tag="majority-judgment", tag_field="method"):
    """The merit profile of each choice."""

    merits: dict[str, Merit]


class RankedDetail(msgspec.Struct, frozen=True, tag="ranked", tag_field="method"):
    """`pairwise[a][b]` voters prefer a to b; `paths[a][b]` is the strength of the strongest path."""

    pairwise: dict[str, dict[str, int]]
    paths: dict[str, dict[str, int]]


class Crossing(msgspec.Struct, frozen=True):
    """Somebody went from one side to another, while an argument was on air ("" for none)."""

    at: datetime
    voter: str
    origin: str
    side: str
    argument: str = ""


class Persuasion(msgspec.Struct, frozen=True):
    """What happened during one argument: how many came to each side, and how many left it."""

    came: dict[str, int]
    left: dict[str, int]


class MovingDebateDetail(msgspec.Struct, frozen=True, tag="moving-debate", tag_field="method"):
    """People on each side now, how many went from where to where, every crossing, and those per argument.

    `crossed` are the people who crossed at least once.
    """

    people: dict[str, int]
    flows: dict[str, dict[str, int]]
    crossings: tuple[Crossing, ...]
    arguments: dict[str, Persuasion]
    crossed: int = 0


class ShownObjection(msgspec.Struct, frozen=True):
    """One objection as it is shown: those merged into it and those who back it count as its people."""

    number: int
    reason: str
    people: int
    state: Literal["standing", "integrated", "set-aside", "withdrawn"]


class ConsentDetail(msgspec.Struct, frozen=True, tag="consent", tag_field="method"):
    """Where a consent round stands, or how it ended; `circle` is how many may object, 0 where all may."""

    phase: str
    verdict: Literal["under-way", "consent", "consent-with-amendments", "standing-objections"]
    proposal: str
    amendments: int
    questions: int
    feelings: int
    objections: tuple[ShownObjection, ...]
    circle: int = 0


class MoodPoint(msgspec.Struct, frozen=True, array_like=True):
    """The mood so many seconds after the opening: the sum of the values, and of how many people."""

    after_s: int
    total: int
    people: int


class TemperatureDetail(msgspec.Struct, frozen=True, tag="temperature", tag_field="method"):
    """The mood of those who spoke within the window: the sum of their values, out of so many people.

    `values` counts each value from 0 to 10, `line` is the mood over time, the earliest first. This is no
    vote: it has no winner.
    """

    mean: Share
    values: tuple[int, ...]
    line: tuple[MoodPoint, ...] = ()


Detail = (
    PluralityDetail
    | ApprovalDetail
    | BordaDetail
    | MajorityJudgmentDetail
    | RankedDetail
    | MovingDebateDetail
    | ConsentDetail
    | TemperatureDetail
)


class Outcome(msgspec.Struct, frozen=True):
    """A result: every winner, and every choice in tiers from best to last; equals stay together."""

    voters: int
    winners: tuple[str, ...]
    ranking: Ranking
    detail: Detail


def ranked_by(worth: Mapping[str, Any], choices: Sequence[str]) -> Ranking:
    """Return the choices in tiers of equal worth, largest first; inside a tier as they were listed."""
    best_first = sorted(choices, key=worth.__getitem__, reverse=True)
    return tuple(tuple(tier) for _, tier in groupby(best_first, key=worth.__getitem__))


def most_of(counts: Mapping[str, int], choices: Iterable[str]) -> tuple[str, ...]:
    """Return every choice with the largest count; none where all are zero."""
    most = max(counts.values(), default=0)
    return tuple(choice for choice in choices if counts[choice] == most > 0)
