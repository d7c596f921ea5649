"""The events that the loopback Twitch tells, in Twitch's own shapes."""

from datetime import datetime

from bot.rehearsal.twitch.chat import ChatLine, Withheld
from bot.rehearsal.twitch.people import LoopbackUser, Users, stamp

Payload = dict[str, object]

_EMOTES = {
    "Kappa": "25",
    "LUL": "425618",
    "PogChamp": "305954156",
    "BibleThump": "86",
    "NotLikeThis": "58765",
    "HeyGuys": "30259",
    "Kreygasm": "41",
    "SeemsGood": "64138",
    "VoteYea": "106294",
    "VoteNay": "106293",
}
_NOTICES = (
    "sub", "resub", "sub_gift", "community_sub_gift", "gift_paid_upgrade", "prime_paid_upgrade", "raid",
    "unraid", "pay_it_forward", "announcement", "bits_badge_tier", "charity_donation", "modiversary",
    "watch_streak", "shared_chat_sub", "shared_chat_resub", "shared_chat_sub_gift",
    "shared_chat_community_sub_gift", "shared_chat_gift_paid_upgrade", "shared_chat_prime_paid_upgrade",
    "shared_chat_raid", "shared_chat_pay_it_forward", "shared_chat_announcement", "shared_chat_modiversary",
)  # fmt: skip
_SOURCE_FIELDS = (
    "source_broadcaster_user_id",
    "source_broadcaster_user_login",
    "source_broadcaster_user_name",
    "source_message_id",
    "is_source_only",
    "source_badges",
)


def named(user: LoopbackUser, role: str) -> Payload:
    """Return the three fields by which an event names somebody in a role."""
    return {f"{role}_id": user.id, f"{role}_login": user.login, f"{role}_name": user.name}


def fragments(text: str, users: Users) -> list[Payload]:
    """Return a text cut as Twitch does: plain pieces, emotes, mentions of known accounts."""
    words = text.split(" ")
    if "@" not in text and _EMOTES.keys().isdisjoint(words):
        return [_piece("text", text)]
    pieces: list[Payload] = []
    plain = ""
    for number, word in enumerate(words):
        gap = " " if number else ""
        special = _special(word, users)
        if special is None:
            plain += gap + word
            continue
        if plain + gap:
            pieces.append(_piece("text", plain + gap))
        pieces.append(special)
        plain = ""
    return [*pieces, _piece("text", plain)] if plain else pieces


def _special(word: str, users: Users) -> Payload | None:
    if word in _EMOTES:
        id = _EMOTES[word]
        emote = {"id": id, "emote_set_id": "0", "owner_id": "0", "format": ["static"]}
        return _piece("emote", word, emote=emote)
    user = users.by_login(word[1:]) if word.startswith("@") else None
    return _piece("mention", word, mention=named(user, "user")) if user else None


def _piece(type: str, text: str, **more: object) -> Payload:
    return {"type": type, "text": text, "cheermote": None, "emote": None, "mention": None, **more}


def _badges(user: LoopbackUser) -> list[Payload]:
    return [{"set_id": badge, "id": "1", "info": ""} for badge in user.badges]


def chat_message(room: LoopbackUser, line: ChatLine, parent: ChatLine | None, users: Users) -> Payload:
    """channel.chat.message"""
    return {
        **named(room, "broadcaster_user"),
        **_source(line),
        **named(line.author, "chatter_user"),
        "message_id": line.id,
        "message": {"text": line.text, "fragments": fragments(line.text, users)},
        "color": line.author.color,
        # A neighbour's moderator has no badge here.
        "badges": [] if line.source else _badges(line.author),
        "message_type": "text",
        "cheer": None,
        "reply": _reply(parent) if parent else None,
        "channel_points_custom_reward_id": None,
        "channel_points_animation_id": None,
    }


def _source(line: ChatLine) -> Payload:
    if line.source is None:
        return dict.fromkeys(_SOURCE_FIELDS)
    return {
        **named(line.source, "source_broadcaster_user"),
        "source_message_id": line.source_id,
        "is_source_only": False,
        "source_badges": _badges(line.author),
    }


def _reply(parent: ChatLine) -> Payload:
    return {
        "parent_message_id": parent.id,
        "parent_message_body": parent.text,
        **named(parent.author, "parent_user"),
        "thread_message_id": parent.id,
        **named(parent.author, "thread_user"),
    }


def message_delete(room: LoopbackUser, line: ChatLine) -> Payload:
    """channel.chat.message_delete"""
    return {**named(room, "broadcaster_user"), **named(line.author, "target_user"), "message_id": line.id}


def clear(room: LoopbackUser) -> Payload:
    """channel.chat.clear"""
    return named(room, "broadcaster_user")


def clear_user(room: LoopbackUser, user: LoopbackUser) -> Payload:
    """channel.chat.clear_user_messages"""
    return {**named(room, "broadcaster_user"), **named(user, "target_user")}


def notification(
    room: LoopbackUser, user: LoopbackUser, kind: str, id: str, text: str, system: str, users: Users
) -> Payload:
    """channel.chat.notification; raises ValueError for a kind that Twitch does not have."""
    if kind not in _NOTICES:
        raise ValueError(f"Twitch has no notice of type {kind!r}")
    return {
        **named(room, "broadcaster_user"),
        **named(user, "chatter_user"),
        "chatter_is_anonymous": False,
        "color": user.color,
        "badges": _badges(user),
        "system_message": system,
        "message_id": id,
        "message": {"text": text, "fragments": fragments(text, users) if text else []},
        "notice_type": kind,
        **dict.fromkeys(_NOTICES),
        **_notice_details(kind, user),
        **dict.fromkeys(_SOURCE_FIELDS),
    }


def _notice_details(kind: str, user: LoopbackUser) -> Payload:
    known: dict[str, Payload] = {
        "sub": {"sub_tier": "1000", "is_prime": False, "duration_months": 1},
        "announcement": {"color": "PRIMARY"},
        "raid": {**named(user, "user"), "viewer_count": 1, "profile_image_url": ""},
    }
    return {kind: known[kind]} if kind in known else {}


def withheld(room: LoopbackUser, held: Withheld, users: Users) -> Payload:
    """automod.message.hold, version 2"""
    line = held.line
    return {
        **named(room, "broadcaster_user"),
        **named(line.author, "user"),
        "message_id": line.id,
        "message": {"text": line.text, "fragments": fragments(line.text, users)},
        "reason": "automod",
        "automod": {
            "category": held.category,
            "level": 3,
            "boundaries": [{"start_pos": 0, "end_pos": max(0, len(line.text) - 1)}],
        },
        "blocked_term": None,
        "held_at": stamp(line.sent_at),
    }


def decided(
    room: LoopbackUser, held: Withheld, moderator: LoopbackUser, *, allowed: bool, users: Users
) -> Payload:
    """automod.message.update, version 2"""
    return {
        **withheld(room, held, users),
        **named(moderator, "moderator_user"),
        "status": "approved" if allowed else "denied",
    }


def stream_online(room: LoopbackUser, id: str, at: datetime) -> Payload:
    """stream.online"""
    return {"id": id, **named(room, "broadcaster_user"), "type": "live", "started_at": stamp(at)}


def stream_offline(room: LoopbackUser, id: str) -> Payload:
    """stream.offline"""
    return {"id": id, **named(room, "broadcaster_user")}


def follow(user: LoopbackUser, room: LoopbackUser, at: datetime) -> Payload:
    """channel.follow"""
    return {**named(user, "user"), **named(room, "broadcaster_user"), "followed_at": stamp(at)}


def raid(raider: LoopbackUser, room: LoopbackUser, viewers: int) -> Payload:
    """channel.raid"""
    return {
        **named(raider, "from_broadcaster_user"),
        **named(room, "to_broadcaster_user"),
        "viewers": viewers,
    }
