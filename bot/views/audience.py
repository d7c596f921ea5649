"""Who may receive a view."""

from enum import StrEnum


class Audience(StrEnum):
    """Which pages may receive a topic."""

    OVERLAY = "overlay"
    HOST = "host"
    MODERATOR = "moderator"
