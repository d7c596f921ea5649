"""What every event is."""

from datetime import datetime

import msgspec

from bot.events.people import Platform


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """One thing that happened. `id` is the same when the same thing is told twice."""

    id: str
    at: datetime


class PlatformEvent(Event, frozen=True, kw_only=True):
    """Something that happened in a channel of a platform; `at` is the platform's time."""

    platform: Platform
    channel: str
