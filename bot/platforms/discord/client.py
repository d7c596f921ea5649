"""discord.py's client, made to be thrown away: no caches, no task per event."""

import asyncio
from typing import Any, Protocol

import aiohttp
import discord
from discord import app_commands

from bot.platforms.discord.commands import plant
from bot.platforms.discord.values import Patience
from bot.words import Phrasebook

_LONGEST_RATE_LIMIT_SECONDS = 60.0


class ClientEars(Protocol):
    """Who listens to a client."""

    def logged_in(self, client: "DiscordClient") -> None:
        """Hear that calls can be made."""
        ...

    def told(self, client: "DiscordClient", event: str, args: tuple[Any, ...]) -> None:
        """Hear an event of the library, at once and in order; it must not wait."""
        ...


class _SilentTree(app_commands.CommandTree[discord.Client]):
    """Describes the commands to Discord; what is done with them is heard elsewhere."""

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Let no command be called here."""
        return False


class DiscordClient(discord.Client):
    """One life of the client."""

    def __init__(
        self,
        ears: ClientEars,
        words: Phrasebook,
        connector: aiohttp.BaseConnector | None,
        *,
        content: bool,
        patience: Patience,
    ) -> None:
        """Prepare a client that reads what is written (`content`) or only what is pressed."""
        intents = discord.Intents(
            guilds=True,
            guild_messages=True,
            message_content=content,
            moderation=True,
            auto_moderation_execution=True,
        )
        super().__init__(
            intents=intents,
            connector=connector,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            guild_ready_timeout=patience.guild.total_seconds(),
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT_SECONDS,
        )
        self._ears = ears
        self._between_sessions = patience.sessions.total_seconds()
        self._began_at = 0.0
        self.tree = _SilentTree(self)
        plant(self.tree, words)

    async def setup_hook(self) -> None:
        """Say that calls can be made; the connection comes next."""
        self._ears.logged_in(self)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until Discord lets the bot begin another session, no longer: the library always waits."""
        if not initial:
            await asyncio.sleep(self._began_at + self._between_sessions - self.loop.time())
        self._began_at = self.loop.time()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell the ears at once, instead of starting a task for each listener."""
        self._ears.told(self, event, args)
