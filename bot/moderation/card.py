"""A case as moderators find it in their own channel: one message, its buttons, and what it last said."""

from datetime import datetime

import msgspec


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The message about one case.

    `message_id` is "" until it is posted, `shown` a digest of what it says, `awaited` the action under way.
    One that is `final` is decided.
    """

    case_id: str
    told_at: datetime
    message_id: str = ""
    shown: str = ""
    awaited: str = ""
    final: bool = False
