"""Changes of what the chats are still to be told; for this life only."""

from datetime import datetime

from bot.changes.change import Change
from bot.events import Platform


class Owed(Change, frozen=True, kw_only=True, tag="owed"):
    """A few words that a chat is owed with the next summing up; remembered for this life only."""

    platform: Platform
    text: str


class Acknowledged(Change, frozen=True, kw_only=True, tag="acknowledged"):
    """A chat was told what was heard from it, and which questions can be backed; for this life only."""

    platform: Platform
    at: datetime
    offered: tuple[str, ...] = ()
    action_id: str = ""


class CharterRead(Change, frozen=True, kw_only=True, tag="charter_read"):
    """A chat was told the charter's rules, and is not told them again at once; for this life only."""

    platform: Platform
    channel: str
    at: datetime


class TooLate(Change, frozen=True, kw_only=True, tag="too_late"):
    """Somebody's ballot in chat was not counted and its author is to be told; for this life only.

    It came when its poll was over, or (`unclear`) did not say which choice it grades.
    """

    platform: Platform
    poll_id: str
    account: str
    name: str
    unclear: bool = False


class LineSaid(Change, frozen=True, kw_only=True, tag="line_said"):
    """A summing up left for its chat, or never will; for this life only."""

    platform: Platform
    action_id: str
