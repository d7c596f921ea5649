"""Turns Twitch's notifications about its own moderation into the show's events."""

from collections.abc import Callable
from typing import Any

import msgspec

from bot.events import (
    Author,
    ModeratorActed,
    Platform,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.platforms.twitch import wire
from bot.platforms.twitch import wire_moderation as shapes
from bot.ports import AnyEvent

_ANSWERS = {"approved": True, "denied": False}


def _somebody(event: shapes.UnbanRequest | shapes.SuspectMessage | shapes.SuspectUpdate) -> Author:
    return Author(platform=Platform.TWITCH, id=event.user_id, name=event.user_name or event.user_login)


def _unban_requested(told: wire.Metadata, event: shapes.UnbanRequest) -> UnbanRequested:
    return UnbanRequested(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        request_id=event.id,
        author=_somebody(event),
        text=event.text,
    )


def _unban_resolved(told: wire.Metadata, event: shapes.UnbanAnswer) -> UnbanResolved:
    return UnbanResolved(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        request_id=event.id,
        approved=_ANSWERS.get(event.status),
        moderator=event.moderator_user_name or "",
        text=event.resolution_text or "",
    )


def _suspect_wrote(told: wire.Metadata, event: shapes.SuspectMessage) -> SuspectWrote:
    evasion = event.ban_evasion_evaluation
    signs = [*(event.types or ()), *([f"evasion_{evasion}"] if evasion in ("possible", "likely") else [])]
    return SuspectWrote(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        message_id=event.message.message_id,
        author=_somebody(event),
        text=event.message.text,
        restricted=event.low_trust_status == "restricted",
        signs=tuple(signs),
    )


def _suspicion_changed(told: wire.Metadata, event: shapes.SuspectUpdate) -> SuspicionChanged:
    return SuspicionChanged(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        author=_somebody(event),
        level=event.low_trust_status,
        moderator=event.moderator_user_name,
    )


def _acknowledged(told: wire.Metadata, event: shapes.Acknowledgement) -> WarningAcknowledged:
    return WarningAcknowledged(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        author=Author(platform=Platform.TWITCH, id=event.user_id, name=event.user_name or event.user_login),
    )


def _moderated(told: wire.Metadata, event: shapes.ModeratorAct) -> ModeratorActed | None:
    """Return the act, None for one that concerns no message and nobody."""
    about = _about(event)
    if about is None:
        return None
    until = about.expires_at if isinstance(about, shapes.Timeout) else None
    return ModeratorActed(
        id=told.message_id,
        at=told.message_timestamp,
        platform=Platform.TWITCH,
        channel=event.broadcaster_user_id,
        act=event.action,
        moderator=event.moderator_user_name,
        author_id=about.user_id,
        message_id=about.message_id if isinstance(about, shapes.Deletion) else "",
        seconds=round((until - told.message_timestamp).total_seconds()) if until else None,
        reason=(about.reason or "") if isinstance(about, shapes.Ban) else "",
    )


def _about(event: shapes.ModeratorAct) -> shapes.Somebody | None:
    named: dict[str, shapes.Somebody | None] = {
        "ban": event.ban,
        "unban": event.unban,
        "timeout": event.timeout,
        "untimeout": event.untimeout,
        "delete": event.delete,
        "warn": event.warn,
    }
    return named.get(event.action)


# Any: each function takes the shape it stands beside, which a table cannot say to the type checker.
TRANSLATORS: dict[str, tuple[type[msgspec.Struct], Callable[[wire.Metadata, Any], AnyEvent | None]]] = {
    "channel.unban_request.create": (shapes.UnbanRequest, _unban_requested),
    "channel.unban_request.resolve": (shapes.UnbanAnswer, _unban_resolved),
    "channel.suspicious_user.message": (shapes.SuspectMessage, _suspect_wrote),
    "channel.suspicious_user.update": (shapes.SuspectUpdate, _suspicion_changed),
    "channel.warning.acknowledge": (shapes.Acknowledgement, _acknowledged),
    "channel.moderate": (shapes.ModeratorAct, _moderated),
}
