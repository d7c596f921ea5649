"""What a question is, and where it is in its life."""

from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Author


class QuestionStatus(StrEnum):
    """Where a question is: only an accepted one can be backed and shown."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    REMOVED = "removed"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question; `number` is what people type to back it, `backings` how many accounts did."""

    id: str
    number: int
    text: str
    author: Author
    channel: str
    message_id: str
    asked_at: datetime
    status: QuestionStatus
    backings: int = 0
    aired_at: datetime | None = None
    flagged: bool = False
