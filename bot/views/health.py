"""Views of the health of the bot's parts."""

from datetime import datetime

import msgspec

from bot.events import Health


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
