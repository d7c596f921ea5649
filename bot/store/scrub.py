"""What was destroyed leaves the server's own files too: a deleted secret must not lie on in its journal."""

import asyncio

import structlog
from redis.exceptions import ResponseError, WatchError

from bot.errors import StoreError
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

LOOK_EVERY_S = 1.0
WAIT_S = 0.05

log = structlog.get_logger(__name__)


class RedisScrubber:
    """Has the server write its append-only file anew whenever ballots were destroyed."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Look at the show's mark."""
        self._client = client
        self._keys = keys

    async def run(self) -> None:
        """Scrub until cancelled."""
        while True:
            try:
                await self.scrub()
            except StoreError as fault:
                log.warning("scrub.store_away", fault=str(fault))
            await asyncio.sleep(LOOK_EVERY_S)

    async def scrub(self) -> None:
        """Do what the mark asks for, and take it away once the new file stands; else it stays for later."""
        with speaking_to_store("l'effacement du journal du store"):
            asked = await self._client.get(self._keys.scrub)
            if asked is None:
                return
            if await self._rewritten():
                await self._done(asked)

    async def _rewritten(self) -> bool:
        if not (await self._persistence())["aof_enabled"]:
            return True
        try:
            await self._client.bgrewriteaof()
        except ResponseError as fault:
            log.warning("scrub.refused", fault=str(fault))
            return False
        while True:
            now = await self._persistence()
            if not now["aof_rewrite_in_progress"] and not now["aof_rewrite_scheduled"]:
                return bool(now["aof_last_bgrewrite_status"] == "ok")
            await asyncio.sleep(WAIT_S)

    async def _persistence(self) -> dict[str, object]:
        about: dict[str, object] = await self._client.info("persistence")
        return about

    async def _done(self, asked: object) -> None:
        """Take the mark away, unless more was destroyed meanwhile."""
        async with self._client.pipeline(transaction=True) as pipe:
            try:
                await pipe.watch(self._keys.scrub)
                if await pipe.get(self._keys.scrub) != asked:
                    return
                pipe.multi()  # type: ignore[no-untyped-call]
                pipe.delete(self._keys.scrub)
                await pipe.execute()
            except WatchError:
                return
