"""The parts of Twitch's notifications about its own moderation that the show reads."""

from datetime import datetime

import msgspec

from bot.platforms.twitch.wire import Fragment


class Somebody(msgspec.Struct, frozen=True):
    """Whom an act is about."""

    user_id: str
    user_login: str = ""
    user_name: str = ""


class UnbanRequest(msgspec.Struct, frozen=True):
    """channel.unban_request.create"""

    id: str
    broadcaster_user_id: str
    user_id: str
    user_login: str
    user_name: str
    text: str = ""


class UnbanAnswer(msgspec.Struct, frozen=True):
    """channel.unban_request.resolve"""

    id: str
    broadcaster_user_id: str
    status: str
    moderator_user_name: str | None = None
    resolution_text: str | None = None


class SuspectText(msgspec.Struct, frozen=True):
    """What a suspicious user wrote."""

    message_id: str
    text: str = ""
    fragments: tuple[Fragment, ...] = ()


class SuspectMessage(msgspec.Struct, frozen=True):
    """channel.suspicious_user.message"""

    broadcaster_user_id: str
    user_id: str
    user_login: str
    user_name: str
    message: SuspectText
    low_trust_status: str = "none"
    types: tuple[str, ...] | None = None
    ban_evasion_evaluation: str = "unknown"


class SuspectUpdate(msgspec.Struct, frozen=True):
    """channel.suspicious_user.update"""

    broadcaster_user_id: str
    user_id: str
    user_login: str
    user_name: str
    moderator_user_name: str
    low_trust_status: str


class Acknowledgement(msgspec.Struct, frozen=True):
    """channel.warning.acknowledge"""

    broadcaster_user_id: str
    user_id: str
    user_login: str
    user_name: str


class Ban(Somebody, frozen=True):
    """Somebody who was excluded, or warned, and why."""

    reason: str | None = None


class Timeout(Ban, frozen=True):
    """Somebody who was silenced until then."""

    expires_at: datetime | None = None


class Deletion(Somebody, frozen=True):
    """A message that was deleted."""

    message_id: str = ""


class ModeratorAct(msgspec.Struct, frozen=True):
    """channel.moderate, version 2; the part named as the act says the rest."""

    broadcaster_user_id: str
    moderator_user_id: str
    moderator_user_name: str
    action: str
    ban: Ban | None = None
    unban: Somebody | None = None
    timeout: Timeout | None = None
    untimeout: Somebody | None = None
    delete: Deletion | None = None
    warn: Ban | None = None
