"""Where people are, and who they are there."""

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
