"""Views of moderation cases and of the desk's numbers."""

from datetime import datetime

import msgspec

from bot.moderation.case import Case


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
