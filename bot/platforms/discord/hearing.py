"""What discord.py tells, sorted: messages, removals, presses, and how the connection is."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Protocol

import aiohttp
import discord
import structlog

from bot.errors import PlatformError
from bot.platforms.discord import translate
from bot.platforms.discord.catchup import MOST_MESSAGES, CatchUp
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.commands import TextForm, is_private, wanted_form
from bot.platforms.discord.overseeing import Overseeing
from bot.platforms.discord.place import Place
from bot.ports import AnyEvent, Clock, EventSink
from bot.words import Phrasebook

_UNKNOWN_INTERACTION = 10_062
_ALREADY_ACKNOWLEDGED = 40_060

_log = structlog.get_logger(__name__)


class Keeper(Protocol):
    """Who looks after the connection."""

    def connected(self, client: DiscordClient) -> None:
        """Learn that a new session began; what was told before it may be incomplete."""
        ...

    def ready(self, client: DiscordClient) -> None:
        """Learn that the session is complete, or goes on where it broke."""
        ...

    def guild_appeared(self, client: DiscordClient) -> None:
        """Learn that a server can be seen that could not be before."""
        ...

    def lost(self) -> None:
        """Learn that the connection broke; the library is trying again."""
        ...


class Hearing:
    """Turns the library's events into the show's, in order."""

    def __init__(
        self,
        place: Place,
        moderators: frozenset[int],
        catchup: CatchUp,
        sink: EventSink,
        words: Phrasebook,
        clock: Clock,
        keeper: Keeper,
    ) -> None:
        """Listen to nobody yet."""
        self._place = place
        self._moderators = moderators
        self._catchup = catchup
        self._sink = sink
        self._words = words
        self._clock = clock
        self._keeper = keeper
        self._overseeing = Overseeing(moderators, clock)
        self.tasks = asyncio.TaskGroup()
        self.ignored = 0
        self.unanswered = 0

    def told(self, client: DiscordClient, event: str, args: tuple[Any, ...]) -> None:
        """Hear one event of the library."""
        try:
            self._sort(client, event, args)
        except Exception as fault:
            # The top of the library's own loop: one odd event must not end the connection.
            _log.error("discord event failed", name=event, fault=type(fault).__name__)

    def _sort(self, client: DiscordClient, event: str, args: tuple[Any, ...]) -> None:
        match event, args:
            case "message", (discord.Message() as message,):
                self._message(client, message)
            case "raw_message_edit", (discord.RawMessageUpdateEvent() as change,):
                self._edit(client, change.message)
            case "raw_message_delete", (discord.RawMessageDeleteEvent() as removal,):
                self._removed(client, removal.channel_id, {removal.message_id})
            case "raw_bulk_message_delete", (discord.RawBulkMessageDeleteEvent() as removal,):
                self._removed(client, removal.channel_id, removal.message_ids)
            case "automod_action", (discord.AutoModAction() as alert,):
                self.tasks.create_task(self._filtered(client, alert))
            case "audit_log_entry_create", (discord.AuditLogEntry() as entry,):
                self.tasks.create_task(self._audited(entry))
            case "interaction", (discord.Interaction() as interaction,):
                self.tasks.create_task(self._interaction(interaction))
            case "connect", ():
                self._keeper.connected(client)
            case "ready" | "resumed", ():
                self._keeper.ready(client)
            case "guild_available" | "guild_join", (_,):
                self._keeper.guild_appeared(client)
            case "disconnect", ():
                self._keeper.lost()

    def _message(self, client: DiscordClient, message: discord.Message) -> None:
        if not self._place.includes(client, message.channel.id):
            return
        if event := self._posted(message):
            self._catchup.heard(event)

    def _posted(self, message: discord.Message) -> AnyEvent | None:
        if message.author.bot or message.webhook_id:
            self.ignored += 1
            return None
        return translate.posted(message, self._moderators)

    def _edit(self, client: DiscordClient, message: discord.Message) -> None:
        if message.author.bot or message.webhook_id or not self._place.includes(client, message.channel.id):
            return
        if event := translate.edited(message, self._moderators):
            self._catchup.heard(event)

    def _removed(self, client: DiscordClient, channel_id: int, ids: set[int]) -> None:
        if self._place.includes(client, channel_id):
            for id in sorted(ids):
                self._catchup.heard(translate.removed(id, channel_id, self._clock.now()))

    async def _filtered(self, client: DiscordClient, alert: discord.AutoModAction) -> None:
        try:
            if alert.channel_id is None or not self._place.includes(client, alert.channel_id):
                return
            if event := await self._overseeing.filtered(alert.guild, alert):
                self._sink.put(event)
        except Exception as fault:
            # The top of a task that nobody awaits: one odd alert must not end the others.
            _log.error("discord filter's alert failed", fault=type(fault).__name__)

    async def _audited(self, entry: discord.AuditLogEntry) -> None:
        try:
            for event in await self._overseeing.audited(entry.guild, entry):
                self._sink.put(event)
        except Exception as fault:
            # The top of a task that nobody awaits: one odd entry must not end the others.
            _log.error("discord audit entry failed", fault=type(fault).__name__)

    async def _interaction(self, interaction: discord.Interaction) -> None:
        elsewhere = self._place.guild_id and interaction.guild_id != self._place.guild_id
        if elsewhere and not is_private(interaction):
            return
        try:
            event = translate.interacted(interaction, self._moderators)
            if event and await self._acknowledged(interaction):
                self._sink.put(event)
        except Exception as fault:
            # The top of a task that nobody awaits: one odd interaction must not end the others.
            _log.error("discord interaction failed", fault=type(fault).__name__)

    async def _acknowledged(self, interaction: discord.Interaction) -> bool:
        """Acknowledge within Discord's three seconds; return whether the person did it and knows it."""
        form = wanted_form(interaction)
        try:
            if form:
                await interaction.response.send_modal(TextForm(form, self._words))
            else:
                await interaction.response.defer(ephemeral=True, thinking=True)
        except discord.HTTPException as refusal:
            if refusal.code == _ALREADY_ACKNOWLEDGED:
                # Told twice: the same event again, under the same id.
                return not form
            self.unanswered += 1
            if refusal.code == _UNKNOWN_INTERACTION:
                # Too late: Discord has told the person that it failed, so it did not happen.
                return False
            _log.warning("discord interaction not acknowledged", status=refusal.status)
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError) as fault:
            # Discord may have understood all the same: better counted without a receipt than lost.
            self.unanswered += 1
            _log.warning("discord interaction not acknowledged", fault=type(fault).__name__)
        return not form

    async def history(self, client: DiscordClient, channel: str, after: str) -> AsyncIterator[AnyEvent]:
        """Yield what a channel said after a message, oldest first; raises PlatformError."""
        place = client.get_channel(int(channel)) or client.get_partial_messageable(int(channel))
        if not isinstance(place, discord.abc.Messageable):
            return
        try:
            messages = place.history(limit=MOST_MESSAGES, after=discord.Object(int(after)), oldest_first=True)
            async for message in messages:
                if event := self._posted(message):
                    yield event
        except (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise PlatformError(type(fault).__name__) from None
