"""The way to Discord's API, which outlives any one client."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import aiohttp
import discord

from bot.errors import PlatformError
from bot.platforms.discord.client import DiscordClient

Answer = TypeVar("Answer")
Call = Callable[[DiscordClient], Awaitable[Answer]]

_LONGEST_ABSENCE = timedelta(seconds=30)
_LONGEST_CALL = timedelta(seconds=90)


class DiscordRefused(PlatformError):
    """Discord understood and said no; `code` is its own number for why."""

    def __init__(self, status: int, code: int, said: str) -> None:
        """Keep what tells one refusal from another."""
        self.status = status
        self.code = code
        self.said = said
        super().__init__(f"Discord a refusé ({status}, {code}) : {said}")


class DiscordUnreachable(PlatformError):
    """Discord did not answer."""


class Door:
    """Calls through whichever client is logged in; the library waits as Discord's limits ask."""

    def __init__(self) -> None:
        """Wait for a first client."""
        self._client: DiscordClient | None = None
        self._open = asyncio.Event()

    def open(self, client: DiscordClient) -> None:
        """Use this client from now on."""
        self._client = client
        self._open.set()

    def shut(self, client: DiscordClient) -> None:
        """Stop using this client; calls wait for the next one."""
        if self._client is client:
            self._client = None
            self._open.clear()

    async def call(self, ask: Call[Answer]) -> Answer:
        """Return Discord's answer; raises DiscordRefused or DiscordUnreachable."""
        client = await self._whoever()
        try:
            async with asyncio.timeout(_LONGEST_CALL.total_seconds()):
                return await ask(client)
        except discord.RateLimited as limit:
            raise DiscordUnreachable(f"429, {limit.retry_after:.0f} s") from None
        except discord.HTTPException as refusal:
            if refusal.status >= 500 or refusal.status == 429:
                raise DiscordUnreachable(str(refusal.status)) from None
            raise DiscordRefused(refusal.status, refusal.code, refusal.text) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise DiscordUnreachable(type(fault).__name__) from None
        except RuntimeError as fault:
            # What the HTTP library says when this client was closed meanwhile.
            if not client.is_closed():
                raise
            raise DiscordUnreachable(type(fault).__name__) from None

    async def _whoever(self) -> DiscordClient:
        try:
            async with asyncio.timeout(_LONGEST_ABSENCE.total_seconds()):
                while self._client is None:
                    await self._open.wait()
        except TimeoutError:
            raise DiscordUnreachable("absent") from None
        return self._client
