"""The events that the loopback Twitch tells of its own moderation, in Twitch's own shapes."""

from datetime import datetime

import msgspec

from bot.rehearsal.twitch.payloads import Payload, fragments, named
from bot.rehearsal.twitch.people import LoopbackUser, Users, stamp

# Every part of channel.moderate, version 2; all but the one of the act are null.
_PARTS = (
    "followers", "slow", "vip", "unvip", "mod", "unmod", "ban", "unban", "timeout", "untimeout", "raid",
    "unraid", "delete", "automod_terms", "unban_request", "warn", "shared_chat_ban", "shared_chat_unban",
    "shared_chat_timeout", "shared_chat_untimeout", "shared_chat_delete",
)  # fmt: skip


class UnbanRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A banned person's request to come back; `status` is "pending" until it is answered."""

    id: str
    user: LoopbackUser
    text: str
    created_at: datetime
    status: str = "pending"
    moderator: LoopbackUser | None = None
    resolved_at: datetime | None = None
    answer: str = ""


def moderate(
    room: LoopbackUser, moderator: LoopbackUser, action: str, user: LoopbackUser, **more: object
) -> Payload:
    """channel.moderate, version 2"""
    part = "unban_request" if action.endswith("_unban_request") else action
    return {
        **named(room, "broadcaster_user"),
        **dict.fromkeys(f"source_broadcaster_user_{name}" for name in ("id", "login", "name")),
        **named(moderator, "moderator_user"),
        "action": action,
        **dict.fromkeys(_PARTS),
        part: {**named(user, "user"), **more},
    }


def unban_request(room: LoopbackUser, asked: UnbanRequest) -> Payload:
    """channel.unban_request.create"""
    return {
        "id": asked.id,
        **named(room, "broadcaster_user"),
        **named(asked.user, "user"),
        "text": asked.text,
        "created_at": stamp(asked.created_at),
    }


def unban_answer(room: LoopbackUser, asked: UnbanRequest) -> Payload:
    """channel.unban_request.resolve"""
    moderator = named(asked.moderator, "moderator_user") if asked.moderator else {}
    return {
        "id": asked.id,
        **named(room, "broadcaster_user"),
        **dict.fromkeys(f"moderator_user_{name}" for name in ("id", "login", "name")),
        **moderator,
        **named(asked.user, "user"),
        "resolution_text": asked.answer,
        "status": asked.status,
    }


def listed_request(room: LoopbackUser, asked: UnbanRequest) -> Payload:
    """An unban request as Helix shows it."""
    moderator = named(asked.moderator, "moderator") if asked.moderator else {}
    return {
        "id": asked.id,
        **named(room, "broadcaster"),
        **dict.fromkeys(("moderator_id", "moderator_login", "moderator_name"), ""),
        **moderator,
        **named(asked.user, "user"),
        "text": asked.text,
        "status": asked.status,
        "created_at": stamp(asked.created_at),
        "resolved_at": stamp(asked.resolved_at) if asked.resolved_at else None,
        "resolution_text": asked.answer,
    }


def suspect_message(
    room: LoopbackUser, user: LoopbackUser, id: str, text: str, level: str, evasion: str, users: Users
) -> Payload:
    """channel.suspicious_user.message"""
    return {
        **named(room, "broadcaster_user"),
        **named(user, "user"),
        "low_trust_status": level,
        "shared_ban_channel_ids": [],
        "types": ["manually_added"] if evasion == "unknown" else ["ban_evader"],
        "ban_evasion_evaluation": evasion,
        "message": {"message_id": id, "text": text, "fragments": fragments(text, users)},
    }


def suspect_update(room: LoopbackUser, moderator: LoopbackUser, user: LoopbackUser, level: str) -> Payload:
    """channel.suspicious_user.update"""
    return {
        **named(room, "broadcaster_user"),
        **named(moderator, "moderator_user"),
        **named(user, "user"),
        "low_trust_status": level,
    }


def acknowledgement(room: LoopbackUser, user: LoopbackUser) -> Payload:
    """channel.warning.acknowledge"""
    return {**named(room, "broadcaster_user"), **named(user, "user")}
