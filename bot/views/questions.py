"""Views of the audience's questions."""

from datetime import datetime

import msgspec

from bot.events import Platform
from bot.questions.question import QuestionStatus


class QuestionView(msgspec.Struct, frozen=True, kw_only=True):
    """A question; `rank` counts from 1 among those that wait, 0 for the others, and `reason` says why there.

    `also_by` are the authors of the questions that became part of it, `parts` their numbers and ids. Of its
    backers, `unseen` had not been seen at the show before it was asked.
    """

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
    reason: str = ""
    also_by: tuple[str, ...] = ()
    parts: tuple[tuple[int, str], ...] = ()
    unseen: int = 0
    note: str = ""
    answer: str = ""
    detected: bool = False
    overruled: bool = False
    video_s: int | None = None
    theme: str = ""


class AlikeView(msgspec.Struct, frozen=True, kw_only=True):
    """Two questions that seem to ask the same; the first is the one to keep."""

    keep_id: str
    keep_number: int
    keep_text: str
    part_id: str
    part_number: int
    part_text: str
    percent: int


class FloorView(msgspec.Struct, frozen=True, kw_only=True):
    """The floor in figures: every question asked is in one of the counts.

    `heard` questions have been on air, `new_voices` of them by somebody who had not had the floor. `alike`
    are pairs to merge or to keep apart, the most alike first. `themes` are those that a question can be put
    under.
    """

    asked: int
    waiting: int
    aired: int
    answered: int
    deferred: int
    refused: int
    merged: int
    gone: int
    heard: int
    new_voices: int
    overruled: int
    detecting: bool
    alike: tuple[AlikeView, ...] = ()
    themes: tuple[str, ...] = ()
