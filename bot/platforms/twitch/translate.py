"""Turns Twitch's EventSub notifications into the show's events."""

from collections.abc import Callable
from typing import Any

import msgspec

from bot.events import (
    Author,
    ChatCleared,
    ChatNoticed,
    FollowerCame,
    HoldResolved,
    MessageHeld,
    MessagePosted,
    MessageRemoved,
    Platform,
    RaidArrived,
    Role,
    StreamChanged,
)
from bot.platforms.twitch import rewards, translate_moderation, wire
from bot.ports import AnyEvent

_ROLES = {
    "broadcaster": Role.BROADCASTER,
    "moderator": Role.MODERATOR,
    "lead_moderator": Role.MODERATOR,
    "vip": Role.VIP,
    "subscriber": Role.SUBSCRIBER,
    "founder": Role.SUBSCRIBER,
    "bot-badge": Role.BOT,
}


def translate(frame: object) -> AnyEvent | None:
    """Return the event that a notification tells, None for a type the show does not use.

    Raises msgspec.ValidationError when Twitch's frame lacks what the event needs.
    """
    notification = msgspec.convert(frame, wire.Notification)
    known = _TRANSLATORS.get(notification.metadata.subscription_type)
    if known is None:
        return None
    shape, told = known
    return told(notification.metadata, msgspec.convert(notification.payload.event, shape))


def _author(id: str, login: str, name: str, badges: tuple[wire.Badge, ...] = ()) -> Author:
    # `badges` are those of this channel: in a shared chat, a moderator next door has no power here.
    roles = dict.fromkeys(_ROLES[badge.set_id] for badge in badges if badge.set_id in _ROLES)
    return Author(platform=Platform.TWITCH, id=id, name=name or login, roles=tuple(roles))


def _posted(told: wire.Metadata, event: wire.ChatMessage) -> MessagePosted:
    return MessagePosted(
        # A shared chat tells one message in several channels, each time under another id.
        id=event.source_message_id or event.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        message_id=event.message_id,
        author=_author(
            event.chatter_user_id, event.chatter_user_login, event.chatter_user_name, event.badges
        ),
        text=event.message.text,
        emotes=tuple(piece.text for piece in event.message.fragments if piece.type == "emote"),
        reply_to=event.reply.parent_message_id if event.reply else "",
        reward_id=event.channel_points_custom_reward_id or "",
    )


def _removed(told: wire.Metadata, event: wire.MessageDelete) -> MessageRemoved:
    return MessageRemoved(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        message_id=event.message_id,
    )


def _cleared(told: wire.Metadata, event: wire.ChatClear) -> ChatCleared:
    return ChatCleared(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        author_id=event.target_user_id,
    )


def _noticed(told: wire.Metadata, event: wire.ChatNotification) -> ChatNoticed:
    known = event.chatter_user_id and not event.chatter_is_anonymous
    names = (event.chatter_user_id, event.chatter_user_login, event.chatter_user_name)
    return ChatNoticed(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        kind=event.notice_type,
        text=event.message.text or event.system_message,
        author=_author(*names, event.badges) if known else None,
    )


def _held(told: wire.Metadata, event: wire.HeldMessage) -> MessageHeld:
    return MessageHeld(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        message_id=event.message_id,
        author=_author(event.user_id, event.user_login, event.user_name),
        text=event.message.text,
        category=(event.automod.category if event.automod else "") or event.reason,
    )


def _resolved(told: wire.Metadata, event: wire.HeldMessage) -> HoldResolved:
    return HoldResolved(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        message_id=event.message_id,
        allowed=event.status.lower() == "approved",
        moderator=event.moderator_user_name,
    )


def _stream(told: wire.Metadata, event: wire.StreamState) -> StreamChanged:
    return StreamChanged(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        online=told.subscription_type == "stream.online",
    )


def _raid(told: wire.Metadata, event: wire.Raid) -> RaidArrived:
    return RaidArrived(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.to_broadcaster_user_id,
        raider=event.from_broadcaster_user_name,
        viewers=event.viewers,
    )


def _follow(told: wire.Metadata, event: wire.Follow) -> FollowerCame:
    return FollowerCame(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
    )


# Any: each function takes the shape it stands beside, which a table cannot say to the type checker.
_TRANSLATORS: dict[str, tuple[type[msgspec.Struct], Callable[[wire.Metadata, Any], AnyEvent | None]]] = {
    "channel.chat.message": (wire.ChatMessage, _posted),
    "channel.chat.message_delete": (wire.MessageDelete, _removed),
    "channel.chat.clear": (wire.ChatClear, _cleared),
    "channel.chat.clear_user_messages": (wire.ChatClear, _cleared),
    "channel.chat.notification": (wire.ChatNotification, _noticed),
    "automod.message.hold": (wire.HeldMessage, _held),
    "automod.message.update": (wire.HeldMessage, _resolved),
    "stream.online": (wire.StreamState, _stream),
    "stream.offline": (wire.StreamState, _stream),
    "channel.raid": (wire.Raid, _raid),
    "channel.follow": (wire.Follow, _follow),
    **translate_moderation.TRANSLATORS,
    **rewards.TRANSLATORS,
}
