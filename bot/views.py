"""What pages receive: the whole state of one topic at a time, already cut to what its audience may see.

Topics: `air`, `preview`, `rundown`, `show`, `health`, `desk` (numbers), `crossers`, `poll:<id>`,
`question:<id>`, `case:<id>`, `order:<id>`.
"""

from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Health, Platform
from bot.moderation.case import Case
from bot.polls.outcome import Detail
from bot.polls.poll import Argument, PollStatus, Window
from bot.questions.question import QuestionStatus
from bot.show.rundown import SegmentKind


class Audience(StrEnum):
    """Which pages may receive a topic."""

    OVERLAY = "overlay"
    HOST = "host"
    MODERATOR = "moderator"


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


class PollView(msgspec.Struct, frozen=True, kw_only=True):
    """A poll; `withheld` is "" or why counts are None ("hidden", "few", "cancelled").

    `ranking` has the codes in tiers, best first; `detail` is what the method counted, None while withheld.
    `as_of` is the platform time of the last counted ballot, by platform. `window` is there while an open poll
    is judged choice by choice.
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


class QuestionView(msgspec.Struct, frozen=True, kw_only=True):
    """A question; `rank` counts from 1 among those that wait, 0 for the others."""

    id: str
    number: int
    text: str
    author: str
    platform: Platform
    status: QuestionStatus
    backings: int
    asked_at: datetime
    message_id: str
    rank: int = 0
    first_voice: bool = False
    flagged: bool = False


class AirView(msgspec.Struct, frozen=True, kw_only=True):
    """What an overlay shows; both None is standby."""

    title: str
    poll: PollView | None = None
    question: QuestionView | None = None
    panic: bool = False


class SegmentView(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the rundown; `state` is "done", "current", "next" or "later"."""

    id: str
    kind: SegmentKind
    title: str
    minutes: int
    state: str


class RundownView(msgspec.Struct, frozen=True, kw_only=True):
    """The evening's plan and where it is."""

    title: str
    segments: tuple[SegmentView, ...]
    since_at: datetime | None


class ShowView(msgspec.Struct, frozen=True, kw_only=True):
    """The top bar: who is there and what is going on; `open_poll_id` is "" when none is open."""

    title: str
    on_air: bool
    on_air_since_at: datetime | None
    speakers: int
    messages: int
    open_poll_id: str
    panic: bool
    panic_at: datetime | None = None
    rehearsal: bool = False


class PartView(msgspec.Struct, frozen=True, kw_only=True):
    """How one part of the bot is, and what to do about it."""

    part: str
    health: Health
    detail: str
    remedy: str
    since_at: datetime


class HealthView(msgspec.Struct, frozen=True, kw_only=True):
    """Every part that has reported."""

    parts: tuple[PartView, ...]


class DeskView(msgspec.Struct, frozen=True, kw_only=True):
    """The moderation page's numbers; times in seconds."""

    waiting: int
    decided: int
    oldest_at: datetime | None
    median_decision_s: float | None
    acts: dict[str, int]


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """A case, with what the platform can still do about it."""

    case: Case
    acts: tuple[str, ...]


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


class OrderView(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an order; `text` says why not, in the show's language."""

    id: str
    ok: bool
    text: str = ""


View = (
    PollView
    | QuestionView
    | AirView
    | RundownView
    | ShowView
    | HealthView
    | DeskView
    | CaseView
    | CrossersView
    | OrderView
)
