"""A show that outlives its bot: the process is started, killed and started again on the same folder."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from redis.exceptions import RedisError

from bot.clock import SystemClock
from bot.errors import StoreError
from bot.events import Author, MessagePosted, Platform
from bot.orders import Actor, ActorRole, AnyOrder, OrderGiven
from bot.ports import ShowRecord
from bot.rehearsal.bot_process import BotProcess
from bot.store.connection import Client, connect
from bot.store.embedded import EmbeddedServer
from bot.store.inbox import RedisInbox, RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger

SHOW = "survival"
LIMIT_S = 30.0
LOOK_MS = 20
CLOCK = SystemClock()


class ShowOnDisk:
    """One show's folder, seen from outside the bot: events are put into its inbox, its record is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server = EmbeddedServer(folder / "data" / "store")
        self.client: Client = connect(self._server.url)
        self.keys = Keys(SHOW)
        self.writer = RedisInboxWriter(self.client, self.keys)
        self._inbox = RedisInbox(self.client, self.keys)

    def bot(self, **settings: str) -> BotProcess:
        """Return a bot for this folder, rules alone, so that it starts in a moment."""
        usual = {
            "BOUGE_DATA_DIR": str(self.folder / "data"),
            "BOUGE_SHOW__ID": SHOW,
            "BOUGE_WEB__PORT": "0",
            "BOUGE_CLASSIFIER__ENABLED": "false",
            "BOUGE_SHOW__SMALLEST_GROUP": "1",
        }
        return BotProcess(self.folder, {**usual, **settings})

    async def waiting(self) -> int:
        """Return how many entries of the inbox are not finished."""
        return await self._inbox.length()

    async def record(self) -> ShowRecord:
        """Return everything the show has committed."""
        return await RedisLedger(self.client, self.keys).load()

    async def until(self, holds: Callable[[ShowRecord], bool]) -> ShowRecord:
        """Return the record once something holds of it; fails after LIMIT_S."""
        async with asyncio.timeout(LIMIT_S):
            while True:
                # The store may be starting again: it is asked until it answers.
                with suppress(StoreError):
                    if holds(record := await self.record()):
                        return record
                await self._news()

    async def store_pid(self) -> int:
        """Return the process of the store's server, once it answers."""
        async with asyncio.timeout(LIMIT_S):
            while True:
                with suppress(RedisError):
                    return int((await self.client.info("server"))["process_id"])

    async def emptied(self, at_most: int = 0) -> None:
        """Wait until no more than so many entries wait."""
        async with asyncio.timeout(LIMIT_S):
            while await self.waiting() > at_most:
                await self._news()

    async def _news(self) -> None:
        """Wait for an update of the screens, a moment at most."""
        with suppress(RedisError):
            await self.client.xread({self.keys.feed: "$"}, block=LOOK_MS)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["ShowOnDisk"]:
        """Write what is put into the inbox while inside, across every death of the store."""
        async with asyncio.TaskGroup() as tasks:
            writing = tasks.create_task(self.writer.run())
            yield self
            writing.cancel()
        await self.client.aclose()


def order(number: int, given: AnyOrder) -> OrderGiven:
    """Return the host's gesture number `number`."""
    host = Actor(name="Camille", role=ActorRole.HOST)
    return OrderGiven(id=f"order-{number}", at=CLOCK.now(), actor=host, order=given)


def said(number: int, voter: int, text: str, at: datetime | None = None) -> MessagePosted:
    """Return message number `number`, by account `voter`."""
    author = Author(platform=Platform.TWITCH, id=str(voter), name=f"personne{voter}")
    return MessagePosted(
        id=f"m{number}",
        at=at or CLOCK.now() + timedelta(microseconds=number),
        platform=Platform.TWITCH,
        channel="salon",
        message_id=f"m{number}",
        author=author,
        text=text,
    )
