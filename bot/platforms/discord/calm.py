"""Calms a Discord channel in an emergency, and puts its slow mode back as it was."""

import discord

from bot.actions import CalmChat
from bot.events import Outcome
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.door import Door
from bot.ports import Report

SLOW_SECONDS = 30


class DiscordCalm:
    """Slow mode, the one emergency mode that a channel has; never less strict than it was already."""

    def __init__(self, door: Door) -> None:
        """Know no channel yet."""
        self._door = door
        self._before: dict[int, int] = {}

    async def perform(self, action: CalmChat) -> Report:
        """Slow the channel down, or give it back its own pace; raises what the door does."""
        id = int(action.channel)

        async def slow(client: DiscordClient) -> None:
            seconds = self._slowed(client, id) if action.on else self._was(action, id)
            await client.http.edit_channel(id, rate_limit_per_user=seconds)

        await self._door.call(slow)
        if action.on:
            return Report(outcome=Outcome.DONE, before=str(self._before[id]))
        self._before.pop(id, None)
        return Report(outcome=Outcome.DONE)

    def _slowed(self, client: DiscordClient, id: int) -> int:
        channel = client.get_channel(id)
        present = channel.slowmode_delay if isinstance(channel, discord.TextChannel) else 0
        # Exactly what the bot itself sets: an earlier life did it and died before it could say so.
        self._before.setdefault(id, 0 if present == SLOW_SECONDS else present)
        return max(SLOW_SECONDS, present)

    def _was(self, action: CalmChat, id: int) -> int:
        return int(action.before) if action.before.isdecimal() else self._before.get(id, 0)
