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


class PollStatus(StrEnum):
    """Where a poll is in its life: ready but not open, open, closed; a closed poll never changes again."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """A poll at one moment of its life.

    `closes_at` is the true end, after the announced one by the show's stream delay; None is until closed by
    hand. `panels` are the bot's own messages with buttons, by channel.
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


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    """What one account chose last, and when (the platform's time)."""

    mark: Mark
    at: datetime
    platform: Platform
