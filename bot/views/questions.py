"""Views of the audience's questions."""

from datetime import datetime

import msgspec

from bot.events import Platform
from bot.questions.question import QuestionStatus


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
