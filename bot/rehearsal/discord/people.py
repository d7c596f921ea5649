"""Who has an account on the loopback Discord, and their place in its one server."""

from datetime import datetime

import msgspec

from bot.rehearsal.discord.ids import stamp


class LoopbackUser(msgspec.Struct, frozen=True, kw_only=True):
    """One account and its membership; a higher `rank` is above a lower one, the owner's above all."""

    id: str
    name: str
    joined_at: datetime
    roles: tuple[str, ...] = ()
    rank: int = 0
    rights: int = 0
    is_bot: bool = False
    is_moderator: bool = False
    takes_private_messages: bool = True


class Person:
    """An account with what the server knows of it, described once for all its messages."""

    def __init__(self, user: LoopbackUser) -> None:
        """Describe the account as Discord does."""
        self.user = user
        self.silenced_until: datetime | None = None
        self.banned = False
        self.wrote_at: datetime | None = None
        self.shown = described(user)
        self.encoded = msgspec.Raw(msgspec.json.encode(self.shown))
        self.encoded_member = msgspec.Raw(msgspec.json.encode(self.member()))

    def member(self) -> dict[str, object]:
        """Return the membership, without the account."""
        until = self.silenced_until
        return {
            "roles": list(self.user.roles),
            "nick": None,
            "avatar": None,
            "banner": None,
            "joined_at": stamp(self.user.joined_at),
            "premium_since": None,
            "communication_disabled_until": stamp(until) if until else None,
            "flags": 0,
            "pending": False,
            "mute": False,
            "deaf": False,
        }

    def whole_member(self) -> dict[str, object]:
        """Return the membership with the account."""
        return {**self.member(), "user": self.shown}

    def silence(self, until: datetime | None) -> None:
        """Forbid them to write until then; None lets them write again."""
        self.silenced_until = until
        self.encoded_member = msgspec.Raw(msgspec.json.encode(self.member()))

    def is_silenced(self, now: datetime) -> bool:
        """Return whether they may not write now."""
        return self.silenced_until is not None and now < self.silenced_until


def described(user: LoopbackUser) -> dict[str, object]:
    """Return an account as Discord describes it."""
    told: dict[str, object] = {
        "id": user.id,
        "username": user.name.lower().replace(" ", "_"),
        "global_name": user.name,
        "avatar": None,
        "discriminator": "0",
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }
    return told | {"bot": True} if user.is_bot else told
