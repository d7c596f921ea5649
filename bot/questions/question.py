"""What a question is, and where it is in its life."""

from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Author


class QuestionStatus(StrEnum):
    """Where a question is: only one that waits accepted, or is on air, can be backed."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    ON_AIR = "on_air"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    REMOVED = "removed"
    DEFERRED = "deferred"
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question; `number` is what people type to back it, `backings` how many persons did.

    `note` is why it was refused or what was promised when it was deferred; `answer` is what is written as an
    answer, prepared or given. `detected` was read in the chat and not asked. `merged_into` names the question
    that it became part of, `before_merge` where it was then. `overruled` was aired out of its turn,
    `new_voice` by somebody who had not had the floor. `video_s` counts from the stream's beginning. `theme`
    is one of those that the rundown had, "" for none.
    """

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
    accepted_at: datetime | None = None
    answered_at: datetime | None = None
    deferred_at: datetime | None = None
    archived_at: datetime | None = None
    edited_at: datetime | None = None
    note: str = ""
    answer: str = ""
    detected: bool = False
    merged_into: str = ""
    before_merge: QuestionStatus | None = None
    overruled: bool = False
    new_voice: bool = False
    video_s: int | None = None
    theme: str = ""
