"""A copy: one more message with a case's words, which the case's decision is about too."""

from datetime import datetime

import msgspec

from bot.events import Author, Outcome


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One message that joined a case, and what became of it and of its author.

    `action_id` is the last action that was asked for it, `outcome` what became of that, None while awaited.
    """

    message_id: str
    author: Author
    text: str
    at: datetime
    action_id: str = ""
    outcome: Outcome | None = None
    detail: str = ""
