"""Views of polls and of who crosses in a debate."""

from datetime import datetime

import msgspec

from bot.events import Platform
from bot.polls.outcome import Detail
from bot.polls.poll import Argument, PollStatus, Window


class ChoiceView(msgspec.Struct, frozen=True, kw_only=True):
    """One choice; `count` and `share` (0 to 1) are None while results are hidden or too few voted."""

    code: str
    label: str
    count: int | None
    share: float | None
    wins: bool = False


class SideView(msgspec.Struct, frozen=True, kw_only=True):
    """A poll counted among some of its voters: "all", "linked", "present" before its opening, "new" accounts.

    `withheld` is "" or why nothing but their number is told: "open" until the poll is closed, "few".
    """

    side: str
    voters: int
    withheld: str = ""
    ranking: tuple[tuple[str, ...], ...] = ()
    winners: tuple[str, ...] = ()
    counts: dict[str, int] = {}


class SpokenView(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody asked or felt in a consent round, without who it was."""

    text: str
    at: datetime


class RoundView(msgspec.Struct, frozen=True, kw_only=True):
    """The last questions and feelings of a consent round, the latest first; for the host alone.

    `circle` has the names of those drawn to object, as far as they are known; `drawn` is how many they are.
    """

    questions: tuple[SpokenView, ...]
    feelings: tuple[SpokenView, ...]
    circle: tuple[str, ...] = ()
    drawn: int = 0


class PollView(msgspec.Struct, frozen=True, kw_only=True):
    """A poll; `withheld` is "" or why counts are None ("hidden", "few", "cancelled").

    `ranking` has the codes in tiers, best first; `detail` is what the method counted, None while withheld.
    `as_of` is the platform time of the last counted ballot, by platform. `window` is there while an open poll
    is judged choice by choice. `round` is what people said in a consent round, for the host alone.
    """

    id: str
    question: str
    status: PollStatus
    choices: tuple[ChoiceView, ...]
    voters: int
    voters_by_platform: dict[str, int]
    opened_at: datetime
    closes_at: datetime | None
    closed_at: datetime | None
    withheld: str
    as_of: dict[str, datetime]
    segment_id: str = ""
    sentence: str = ""
    method: str = "plurality"
    ranking: tuple[tuple[str, ...], ...] = ()
    detail: Detail | None = None
    window: Window | None = None
    minimum_turnout: int = 0
    arguments: tuple[Argument, ...] = ()
    views: tuple[SideView, ...] = ()
    disagree: bool = False
    round: RoundView | None = None


class CrosserView(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who just crossed in a debate, by name; sides are labels, `argument` the one then on air."""

    poll_id: str
    author: str
    platform: Platform
    origin: str
    side: str
    argument: str
    at: datetime


class CrossersView(msgspec.Struct, frozen=True, kw_only=True):
    """Who crossed in the last minutes, the latest first; for the host alone."""

    crossers: tuple[CrosserView, ...]
