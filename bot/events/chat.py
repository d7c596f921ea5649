"""What happens in a chat and around it."""

from datetime import datetime

from bot.events.event import PlatformEvent
from bot.events.people import Author


class MessagePosted(PlatformEvent, frozen=True, kw_only=True, tag="message_posted"):
    """Somebody wrote; `emotes` are the emote words that the platform found in the text.

    `reward_id` is the reward that they spent the channel's points on to write it, "" for most.
    """

    message_id: str
    author: Author
    text: str
    emotes: tuple[str, ...] = ()
    reply_to: str = ""
    reward_id: str = ""


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


class StreamChanged(PlatformEvent, frozen=True, kw_only=True, tag="stream_changed"):
    """The stream went live or stopped."""

    online: bool


class RaidArrived(PlatformEvent, frozen=True, kw_only=True, tag="raid_arrived"):
    """Another channel sent its viewers."""

    raider: str
    viewers: int


class FollowerCame(PlatformEvent, frozen=True, kw_only=True, tag="follower_came"):
    """Somebody began to follow the channel; who, nobody needs to know."""


class GapNoticed(PlatformEvent, frozen=True, kw_only=True, tag="gap_noticed"):
    """Messages may have been missed between two times; `filled` says they were fetched since."""

    since: datetime
    filled: bool
