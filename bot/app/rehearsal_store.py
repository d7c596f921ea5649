"""The store of the bot under rehearsal, read from outside: what was committed, and which process it is."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bot.errors import StoreError
from bot.events import Platform
from bot.ports import ShowRecord
from bot.store.connection import Client, speaking_to_store
from bot.store.inbox import RedisInbox
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

LOOK_S = 0.25
SOON_S = 0.02
START_LIMIT_S = 30.0


class WatchedStore:
    """One show's store, which may be killed and start again at any time."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read through this client."""
        self._client = client
        self._keys = keys

    async def drained(self, reached: Callable[[Platform], int], limit_s: float) -> ShowRecord:
        """Return the record once all that reached the bot is processed, or the bot has long stood still."""
        inbox = RedisInbox(self._client, self._keys)
        ledger = RedisLedger(self._client, self._keys)
        stood_since, before = asyncio.get_running_loop().time(), 0
        while True:
            show = await ledger.load()
            now, processed = asyncio.get_running_loop().time(), _processed(show)
            if processed != before:
                stood_since, before = now, processed
            done = not await inbox.length() and all(
                show.counts.get(f"processed:{platform}", 0) >= reached(platform)
                for platform in (Platform.TWITCH, Platform.DISCORD)
            )
            if done or now - stood_since > limit_s:
                return show
            await asyncio.sleep(LOOK_S)

    async def pid(self) -> int:
        """Return the process of the server, once it answers."""
        async with asyncio.timeout(START_LIMIT_S):
            while True:
                with suppress(StoreError), speaking_to_store("la mesure du store"):
                    return int((await self._client.info("server"))["process_id"])
                await asyncio.sleep(SOON_S)

    async def last_heard(self, platform: Platform) -> str:
        """Return the id of a platform's last message in the store, "" for none or while the store is away."""
        with suppress(StoreError), speaking_to_store("la lecture des curseurs"):
            cursors: Any = await self._client.hgetall(self._keys.cursors)
            ids = [id.decode() for name, id in cursors.items() if name.decode().startswith(f"{platform}:")]
            return ids[0] if ids else ""
        return ""

    async def taken(self) -> set[tuple[Platform, str]]:
        """Return which messages and gestures the bot has committed, by platform and the platform's id."""
        found: set[tuple[Platform, str]] = set()
        with speaking_to_store("la lecture de ce qui fut traité"):
            async for bucket in self._client.scan_iter(match=f"{self._keys.root}seen:*"):
                names: Any = await self._client.smembers(bucket)
                for name in names:
                    _, platform, id = name.decode().split(":", 2)
                    if platform:
                        found.add((Platform(platform), id))
        return found


def _processed(show: ShowRecord) -> int:
    return sum(count for name, count in show.counts.items() if name.startswith("processed:"))
