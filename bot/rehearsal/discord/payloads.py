"""What the loopback Discord tells, as Discord words it."""

import re
from typing import Any, Protocol

import msgspec

from bot.rehearsal.discord.chat import LoopbackMessage
from bot.rehearsal.discord.ids import stamp
from bot.rehearsal.discord.people import Person

_MENTION = re.compile(r"<@!?(\d+)>")


class Room(msgspec.Struct, kw_only=True):
    """One text channel; `overwrites` are (allowed, denied) rights there, by role."""

    id: str
    name: str
    position: int = 0
    slow_seconds: int = 0
    overwrites: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)


class Role(msgspec.Struct, kw_only=True):
    """One role of the server."""

    id: str
    name: str
    rights: int
    rank: int


class Registry(Protocol):
    """Where people are found."""

    def person(self, id: str) -> Person | None:
        """Return somebody."""
        ...


def message(told: LoopbackMessage, people: Registry, parent: LoopbackMessage | None) -> dict[str, object]:
    """Return a message."""
    author = people.person(told.author.id)
    mentioned = [people.person(id) for id in _MENTION.findall(told.text)] if "<@" in told.text else []
    shown: dict[str, object] = {
        "id": told.id,
        "type": told.type,
        "channel_id": told.channel_id,
        "author": author.encoded if author else {},
        "content": told.text,
        "timestamp": stamp(told.sent_at),
        "edited_timestamp": stamp(told.edited_at) if told.edited_at else None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [person.encoded for person in mentioned if person],
        "mention_roles": [],
        "attachments": [],
        "embeds": told.embeds,
        "components": told.components,
        "pinned": False,
        "flags": told.flags,
    }
    if told.nonce is not None:
        shown["nonce"] = told.nonce
    if told.reply_to:
        shown["message_reference"] = {
            "type": 0,
            "channel_id": told.channel_id,
            "message_id": told.reply_to,
        }
        shown["referenced_message"] = message(parent, people, None) if parent else None
    return shown


def told_message(shown: dict[str, object], guild_id: str, author: Person | None) -> dict[str, object]:
    """Return a message as the gateway tells it."""
    told = {**shown, "guild_id": guild_id, "channel_type": 0}
    return {**told, "member": author.encoded_member} if author else told


def unread(told: dict[str, object]) -> dict[str, object]:
    """Return a message as a client hears it that may not read messages."""
    return {**told, "content": "", "embeds": [], "components": []}


def channel(room: Room, guild_id: str) -> dict[str, object]:
    """Return a text channel."""
    return {
        "id": room.id,
        "type": 0,
        "guild_id": guild_id,
        "name": room.name,
        "topic": None,
        "position": room.position,
        "parent_id": None,
        "last_message_id": None,
        "rate_limit_per_user": room.slow_seconds,
        "nsfw": False,
        "permission_overwrites": [
            {"id": role_id, "type": 0, "allow": str(allowed), "deny": str(denied)}
            for role_id, (allowed, denied) in room.overwrites.items()
        ],
        "flags": 0,
    }


def private_channel(id: str, person: Person) -> dict[str, object]:
    """Return a private conversation."""
    return {"id": id, "type": 1, "flags": 0, "last_message_id": None, "recipients": [person.shown]}


def role(told: Role) -> dict[str, object]:
    """Return a role."""
    return {
        "id": told.id,
        "name": told.name,
        "description": None,
        "permissions": str(told.rights),
        "position": told.rank,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def guild(id: str, name: str, owner_id: str, roles: list[Role]) -> dict[str, Any]:
    """Return the server."""
    empty = (
        "icon description home_header splash discovery_splash banner application_id afk_channel_id "
        "system_channel_id widget_channel_id vanity_url_code rules_channel_id safety_alerts_channel_id "
        "public_updates_channel_id incidents_data max_presences"
    )
    zero = (
        "system_channel_flags verification_level default_message_notifications mfa_level nsfw_level "
        "explicit_content_filter premium_tier premium_subscription_count"
    )
    return {
        **dict.fromkeys(empty.split()),
        **dict.fromkeys(zero.split(), 0),
        "id": id,
        "name": name,
        "owner_id": owner_id,
        "region": "",
        "afk_timeout": 300,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role(told) for told in roles],
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "preferred_locale": "fr",
        "premium_progress_bar_enabled": False,
        "widget_enabled": False,
        "nsfw": False,
    }


def guild_create(base: dict[str, Any], rooms: list[Room], me: Person, members: int) -> dict[str, object]:
    """Return what a client is told of a server when it appears."""
    return {
        **base,
        "joined_at": stamp(me.user.joined_at),
        "large": members > 250,
        "unavailable": False,
        "member_count": members,
        "voice_states": [],
        "members": [me.whole_member()],
        "channels": [channel(room, base["id"]) for room in rooms],
        "threads": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def own_account(me: Person) -> dict[str, object]:
    """Return the bot's account as it sees it itself."""
    return {**me.shown, "mfa_enabled": True, "locale": "fr", "verified": True, "email": None}


def application(id: str, name: str, owner: Person, *, reads: bool) -> dict[str, object]:
    """Return the bot's application; `reads` says that it may read messages."""
    flags = 1 << 19 if reads else 0
    return {
        "id": id,
        "name": name,
        "icon": None,
        "description": "",
        "type": None,
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": owner.shown,
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }
