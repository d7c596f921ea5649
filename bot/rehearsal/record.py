"""What the loopback platforms note: each HTTP exchange, and what the bot did."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Platform


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One call and its answer, as they went over the wire; `path` starts at the API's own root."""

    platform: Platform
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: dict[str, str]
    body: bytes
    status: int
    answer: bytes


Observer = Callable[[Exchange], None]


class ActKind(StrEnum):
    """What a bot can do on a platform."""

    SAY = "say"
    ANNOUNCE = "announce"
    EDIT = "edit"
    ANSWER = "answer"
    DELETE = "delete"
    TIMEOUT = "timeout"
    BAN = "ban"
    UNBAN = "unban"
    WARN = "warn"
    RELEASE = "release"
    RESOLVE = "resolve"
    SETTINGS = "settings"
    POLL = "poll"
    END_POLL = "end-poll"


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the bot did; `target` is the id of the message or the person it did it to."""

    kind: ActKind
    at: datetime
    target: str = ""
    text: str = ""
    seconds: int = 0
