"""The one inbound vocabulary: everything that can happen to a show, frozen."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Platform(StrEnum):
    """Where people are."""

    TWITCH = "twitch"
    DISCORD = "discord"


class Role(StrEnum):
    """What a platform says of an author."""

    BROADCASTER = "broadcaster"
    MODERATOR = "moderator"
    VIP = "vip"
    SUBSCRIBER = "subscriber"
    BOT = "bot"


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote or pressed; `id` is the platform's own, `name` what people read."""

    platform: Platform
    id: str
    name: str
    roles: tuple[Role, ...] = ()

    @property
    def key(self) -> str:
        """Return the account as one string, unique over platforms."""
        return f"{self.platform}:{self.id}"

    @property
    def moderates(self) -> bool:
        """Return whether the platform lets this author moderate the channel."""
        return Role.MODERATOR in self.roles or Role.BROADCASTER in self.roles


class Interaction(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to answer one Discord interaction, for 15 minutes."""

    id: str
    token: str
    application_id: str


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """One thing that happened. `id` is the same when the same thing is told twice."""

    id: str
    at: datetime


class PlatformEvent(Event, frozen=True, kw_only=True):
    """Something that happened in a channel of a platform; `at` is the platform's time."""

    platform: Platform
    channel: str


class MessagePosted(PlatformEvent, frozen=True, kw_only=True, tag="message_posted"):
    """Somebody wrote; `emotes` are the emote words that the platform found in the text."""

    message_id: str
    author: Author
    text: str
    emotes: tuple[str, ...] = ()
    reply_to: str = ""


class MessageEdited(PlatformEvent, frozen=True, kw_only=True, tag="message_edited"):
    """An author changed a message; it is moderated again, never counted again."""

    message_id: str
    author: Author
    text: str


class MessageRemoved(PlatformEvent, frozen=True, kw_only=True, tag="message_removed"):
    """A message left the platform, by whoever's hand."""

    message_id: str


class ChatCleared(PlatformEvent, frozen=True, kw_only=True, tag="chat_cleared"):
    """All messages left, or all those of one author (a ban or timeout does that)."""

    author_id: str | None = None


class ChatNoticed(PlatformEvent, frozen=True, kw_only=True, tag="chat_noticed"):
    """The platform announced something in chat: a subscription, an announcement."""

    kind: str
    text: str
    author: Author | None = None


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


class StreamChanged(PlatformEvent, frozen=True, kw_only=True, tag="stream_changed"):
    """The stream went live or stopped."""

    online: bool


class RaidArrived(PlatformEvent, frozen=True, kw_only=True, tag="raid_arrived"):
    """Another channel sent its viewers."""

    raider: str
    viewers: int


class CommandInvoked(PlatformEvent, frozen=True, kw_only=True, tag="command_invoked"):
    """Somebody used a slash command; `options` are its named values as text."""

    author: Author
    name: str
    options: dict[str, str]
    interaction: Interaction


class ControlPressed(PlatformEvent, frozen=True, kw_only=True, tag="control_pressed"):
    """Somebody pressed a button or chose in a select; `control` is its custom id.

    `sanctions` says that the platform lets this person silence others where they pressed.
    """

    author: Author
    control: str
    message_id: str
    interaction: Interaction
    values: tuple[str, ...] = ()
    sanctions: bool = False


class FormSubmitted(PlatformEvent, frozen=True, kw_only=True, tag="form_submitted"):
    """Somebody sent a modal form; `fields` are its texts by name, `sanctions` as for a control."""

    author: Author
    form: str
    fields: dict[str, str]
    interaction: Interaction
    sanctions: bool = False


class GapNoticed(PlatformEvent, frozen=True, kw_only=True, tag="gap_noticed"):
    """Messages may have been missed between two times; `filled` says they were fetched since."""

    since: datetime
    filled: bool


class Health(StrEnum):
    """How a part of the bot is."""

    GOOD = "good"
    DEGRADED = "degraded"
    DOWN = "down"


class HealthReported(Event, frozen=True, kw_only=True, tag="health_reported"):
    """A part says how it is: `part` is "twitch", "twitch:channel.chat.message", "discord", "classifier"…

    `detail` says what is wrong and `remedy` what to do, both in French; empty when all is well.
    """

    part: str
    health: Health
    detail: str = ""
    remedy: str = ""


class Outcome(StrEnum):
    """What became of an action."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class ActionPerformed(Event, frozen=True, kw_only=True, tag="action_performed"):
    """An action was carried out, or not; `detail` says why not, `message_id` names what it posted.

    `before` says how things were, in the platform's own terms, where the action can be taken back.
    """

    action_id: str
    outcome: Outcome
    detail: str = ""
    message_id: str = ""
    before: str = ""


class BoxSealed(Event, frozen=True, kw_only=True, tag="box_sealed"):
    """The box of a closed poll was signed and published; `digest` is its SHA-256."""

    poll_id: str
    digest: str


class ClockTicked(Event, frozen=True, kw_only=True, tag="clock_ticked"):
    """Time passed; never stored, made by the pipeline itself."""
