"""What Discord tells of its own moderation: its filter's acts, and those of other moderators."""

from collections import OrderedDict
from datetime import datetime

import aiohttp
import discord

from bot.events import Author, AutomodAlerted, ModeratorActed, Platform
from bot.platforms.discord.translate import author_of
from bot.ports import AnyEvent, Clock

_REMEMBERED = 500
_FAULTS = (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError)


class Overseeing:
    """Turns what concerns moderators into events; Discord tells ids, so names are asked for and kept."""

    def __init__(self, moderators: frozenset[int], clock: Clock) -> None:
        """Know nobody yet; `moderators` are role ids, empty to go by permissions."""
        self._moderators = moderators
        self._clock = clock
        self._known: OrderedDict[int, Author] = OrderedDict()

    async def filtered(self, guild: discord.Guild, alert: discord.AutoModAction) -> AutomodAlerted | None:
        """Return what the filter did; None for its second and third act about one message."""
        if alert.action.type is discord.AutoModRuleActionType.timeout:
            # It follows an alert or a block, which is told by itself.
            return None
        now = self._clock.now()
        return AutomodAlerted(
            id=f"automod:{alert.rule_id}:{alert.user_id}:{alert.action.type.name}:{now.isoformat()}",
            at=now,
            platform=Platform.DISCORD,
            channel=str(alert.channel_id or ""),
            author=await self._author(guild, alert.user_id),
            text=alert.content,
            rule=alert.rule_trigger_type.name,
            message_id=str(alert.message_id or ""),
            matched=alert.matched_keyword or alert.matched_content or "",
        )

    async def audited(self, guild: discord.Guild, entry: discord.AuditLogEntry) -> list[AnyEvent]:
        """Return what a moderator did to somebody, [] for anything else and for the bot's own acts.

        Discord does not say which message was deleted, only whose and where.
        """
        if entry.user_id is None or entry.user_id == guild.me.id:
            return []
        act, seconds = _act(entry, self._clock.now())
        target = getattr(entry.target, "id", None)
        if not act or target is None:
            return []
        moderator = await self._author(guild, entry.user_id)
        return [
            ModeratorActed(
                id=str(entry.id),
                at=entry.created_at,
                platform=Platform.DISCORD,
                channel=_channel(entry),
                act=act,
                moderator=moderator.name,
                author_id=str(target),
                seconds=seconds,
                reason=entry.reason or "",
            )
        ]

    async def _author(self, guild: discord.Guild, id: int) -> Author:
        if id not in self._known:
            try:
                member = await guild.fetch_member(id)
            except _FAULTS:
                return Author(platform=Platform.DISCORD, id=str(id), name=str(id))
            self._known[id] = author_of(member, self._moderators)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return self._known[id]


def _act(entry: discord.AuditLogEntry, now: datetime) -> tuple[str, int | None]:
    """Return the act in the show's words, "" for another one, and a timeout's seconds."""
    match entry.action:
        case discord.AuditLogAction.message_delete:
            return "delete", None
        case discord.AuditLogAction.ban:
            return "ban", None
        case discord.AuditLogAction.unban:
            return "unban", None
        case discord.AuditLogAction.member_update if hasattr(entry.after, "timed_out_until"):
            until = entry.after.timed_out_until
            return ("timeout", max(1, round((until - now).total_seconds()))) if until else ("untimeout", None)
        case _:
            return "", None


def _channel(entry: discord.AuditLogEntry) -> str:
    channel = getattr(entry.extra, "channel", None)
    return str(channel.id) if channel is not None else ""
