"""What a poll, a choice and a ballot are."""

from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Platform
from bot.polls.marks import Mark


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a poll; people type its `code` or its `label`."""

    code: str
    label: str


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The time in which a bare grade in chat is for one choice: from its start to its end, that excluded.

    `grades` are codes for the seven grades, from "À rejeter" up, that mean this choice alone; () for none.
    """

    code: str
    starts_at: datetime
    ends_at: datetime
    grades: tuple[str, ...] = ()


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's argument in a moving debate, on air from a time on; number 0 is no argument."""

    number: int
    speaker: str
    at: datetime


class PollStatus(StrEnum):
    """Where a poll is in its life: ready but not open, open, closed; a closed poll never changes again."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """A poll at one moment of its life.

    `closes_at` is the true end, after the announced one by the show's stream delay; None is until closed by
    hand. `panels` are the bot's own messages with buttons, by channel. With fewer voters than
    `minimum_turnout` its result does not count. `cancelled` is why it was called off, "" when it was not.
    `box` is the digest of its published box. `forgotten_at` is when its ballots and secret were destroyed.
    `arguments` are those of a moving debate as they went on air, `mood_window_s` how long a temperature's
    values count, `proposal` what a consent round is about, `circle` how many are drawn to object in it, 0
    where all may. `native_poll` is the id of the platform's own poll that mirrors it.
    """

    id: str
    method: str
    question: str
    choices: tuple[Choice, ...]
    status: PollStatus
    opened_at: datetime
    segment_id: str = ""
    announced_close_at: datetime | None = None
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    results_hidden: bool = False
    panels: dict[str, str] = {}
    windows: tuple[Window, ...] = ()
    announced: int = 0
    minimum_turnout: int = 0
    cancelled: str = ""
    box: str = ""
    forgotten_at: datetime | None = None
    arguments: tuple[Argument, ...] = ()
    mood_window_s: int = 60
    proposal: str = ""
    circle: int = 0
    native_poll: str = ""


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    """What one voter chose last, and when (the platform's time).

    `receipt` names it in the published box. `graded_at` tells when each grade was given, where grades come
    one at a time. `linked` says that the voter has linked their accounts, `present` that they had been seen
    before the poll opened, `new` that the account is young where its platform tells.
    """

    mark: Mark
    at: datetime
    platform: Platform
    receipt: str = ""
    graded_at: dict[str, datetime] = {}
    linked: bool = False
    present: bool = False
    new: bool = False
