"""What the platforms' own moderation says."""

from bot.events.event import PlatformEvent
from bot.events.people import Author


class MessageHeld(PlatformEvent, frozen=True, kw_only=True, tag="message_held"):
    """The platform's own filter keeps a message back until a moderator decides."""

    message_id: str
    author: Author
    text: str
    category: str


class HoldResolved(PlatformEvent, frozen=True, kw_only=True, tag="hold_resolved"):
    """A held message was decided with the platform's own tools."""

    message_id: str
    allowed: bool
    moderator: str = ""


class UnbanRequested(PlatformEvent, frozen=True, kw_only=True, tag="unban_requested"):
    """Somebody banned asks with the platform's own form to come back; `text` is their plea."""

    request_id: str
    author: Author
    text: str


class UnbanResolved(PlatformEvent, frozen=True, kw_only=True, tag="unban_resolved"):
    """A request to come back was answered, by whoever's hand; `approved` is None when it was withdrawn."""

    request_id: str
    approved: bool | None
    moderator: str = ""
    text: str = ""


class SuspectWrote(PlatformEvent, frozen=True, kw_only=True, tag="suspect_wrote"):
    """Somebody that the platform suspects wrote; a `restricted` one is read by moderators alone.

    `signs` are the platform's own words for why: "manually_added", "ban_evader", "evasion_likely"…
    """

    message_id: str
    author: Author
    text: str
    restricted: bool = False
    signs: tuple[str, ...] = ()


class SuspicionChanged(PlatformEvent, frozen=True, kw_only=True, tag="suspicion_changed"):
    """A moderator put somebody under suspicion, or (`level` "none") took them out of it."""

    author: Author
    level: str
    moderator: str


class WarningAcknowledged(PlatformEvent, frozen=True, kw_only=True, tag="warning_acknowledged"):
    """Somebody who was warned has read it, and may write again."""

    author: Author


class ModeratorActed(PlatformEvent, frozen=True, kw_only=True, tag="moderator_acted"):
    """A moderator acted with the platform's own tools, or the bot did in the show's name.

    `act` is "delete", "warn", "timeout", "ban", "untimeout" or "unban".
    """

    act: str
    moderator: str
    author_id: str
    message_id: str = ""
    seconds: int | None = None
    reason: str = ""


class AutomodAlerted(PlatformEvent, frozen=True, kw_only=True, tag="automod_alerted"):
    """The platform's own filter acted by itself; `rule` names it, `message_id` is "" where it blocked."""

    author: Author
    text: str
    rule: str
    message_id: str = ""
    matched: str = ""
