"""What every order is, and who gives it."""

from enum import StrEnum

import msgspec


class ActorRole(StrEnum):
    """What somebody may do in the show."""

    HOST = "host"
    MODERATOR = "moderator"
    OVERLAY = "overlay"
    SYSTEM = "system"


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who ordered; `name` is what the audit log shows."""

    name: str
    role: ActorRole


class Order(msgspec.Struct, frozen=True, kw_only=True, tag_field="order"):
    """One gesture of an operator."""
