"""The parts of Twitch's EventSub notifications that the show reads."""

from datetime import datetime

import msgspec


class Metadata(msgspec.Struct, frozen=True):
    """Which notification it is; `message_id` is the same when Twitch sends it again."""

    message_id: str
    message_timestamp: datetime
    subscription_type: str


class Payload(msgspec.Struct, frozen=True):
    """The event itself, still undecoded."""

    event: dict[str, object]


class Notification(msgspec.Struct, frozen=True):
    """One frame of the socket."""

    metadata: Metadata
    payload: Payload


class Fragment(msgspec.Struct, frozen=True):
    """A piece of a text: plain, emote, mention or cheer."""

    type: str
    text: str


class Body(msgspec.Struct, frozen=True):
    """A text and its pieces."""

    text: str = ""
    fragments: tuple[Fragment, ...] = ()


class Badge(msgspec.Struct, frozen=True):
    """What Twitch shows before a name."""

    set_id: str


class Reply(msgspec.Struct, frozen=True):
    """The message that is answered."""

    parent_message_id: str = ""


class ChatMessage(msgspec.Struct, frozen=True):
    """channel.chat.message"""

    broadcaster_user_id: str
    chatter_user_id: str
    chatter_user_login: str
    chatter_user_name: str
    message_id: str
    message: Body
    badges: tuple[Badge, ...] = ()
    reply: Reply | None = None
    source_message_id: str | None = None
    channel_points_custom_reward_id: str | None = None


class MessageDelete(msgspec.Struct, frozen=True):
    """channel.chat.message_delete"""

    broadcaster_user_id: str
    message_id: str


class ChatClear(msgspec.Struct, frozen=True):
    """channel.chat.clear and channel.chat.clear_user_messages"""

    broadcaster_user_id: str
    target_user_id: str | None = None


class ChatNotification(msgspec.Struct, frozen=True):
    """channel.chat.notification"""

    broadcaster_user_id: str
    notice_type: str
    chatter_user_id: str = ""
    chatter_user_login: str = ""
    chatter_user_name: str = ""
    chatter_is_anonymous: bool = False
    system_message: str = ""
    message: Body = Body()
    badges: tuple[Badge, ...] = ()


class AutomodFinding(msgspec.Struct, frozen=True):
    """Why AutoMod held a message."""

    category: str = ""


class HeldMessage(msgspec.Struct, frozen=True):
    """automod.message.hold and automod.message.update, version 2"""

    broadcaster_user_id: str
    user_id: str
    user_login: str
    user_name: str
    message_id: str
    message: Body
    reason: str = ""
    automod: AutomodFinding | None = None
    status: str = ""
    moderator_user_name: str = ""


class StreamState(msgspec.Struct, frozen=True):
    """stream.online and stream.offline"""

    broadcaster_user_id: str


class Follow(msgspec.Struct, frozen=True):
    """channel.follow"""

    broadcaster_user_id: str


class Raid(msgspec.Struct, frozen=True):
    """channel.raid"""

    from_broadcaster_user_name: str
    to_broadcaster_user_id: str
    viewers: int
