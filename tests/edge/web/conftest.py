"""A web server over a real store, and what a test does with it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import msgspec
import pytest

from bot.app.measured import Gauges
from bot.changes import Commit, FeedItem
from bot.events import Platform
from bot.orders import OrderGiven
from bot.phrasebook import FluentPhrasebook
from bot.store.audit import RedisAuditLog
from bot.store.boxes import RedisBoxes
from bot.store.connection import Client, connect
from bot.store.feed import RedisFeed
from bot.store.inbox import RedisInbox, RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.store.queues import QueueMeasure
from bot.store.tokens import RedisTokens
from bot.store.vault import RedisVault
from bot.views import AirView, Audience, OrderView, View
from bot.web.api.desk import ApiDesk
from bot.web.api.desk_of_tokens import TokenDesk
from bot.web.api.tokens import TokenBook
from bot.web.journal import JournalDesk
from bot.web.metrics_desk import MetricsDesk
from bot.web.results.served import ResultsDesk
from bot.web.server import WebServer
from bot.web.values import WebValues

ROOT = Path(__file__).parents[3]
AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
EVERYONE = (Audience.OVERLAY, Audience.HOST, Audience.MODERATOR)
DESKS = (Audience.HOST, Audience.MODERATOR)
VALUES = WebValues(
    host="127.0.0.1",
    port=0,
    public_url="",
    host_code="code-de-regie",
    moderator_code="code-de-modo",
    session_hours=12,
    locale="fr",
    rehearsal=False,
)


class SetClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.at = AT

    def now(self) -> datetime:
        return self.at

    def pass_by(self, time: timedelta) -> None:
        self.at += time


class Page:
    """The far end of one socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hear(self) -> dict[str, Any]:
        """Return the next message."""
        async with asyncio.timeout(5):
            message: dict[str, Any] = await self.socket.receive_json()
        return message

    async def hear_of(self, topic: str) -> Any:
        """Return the next view of a topic."""
        while True:
            message = await self.hear()
            if message["type"] == "update" and message["topic"] == topic:
                return message["view"]

    async def closed(self) -> int | None:
        """Wait until the server closes; returns its code."""
        async with asyncio.timeout(5):
            while (
                await self.socket.receive()
            ).type is not aiohttp.WSMsgType.CLOSED and not self.socket.closed:
                pass
        return self.socket.close_code

    async def give(self, order: Any, order_id: str = "0b0f1e6a-1") -> None:
        """Give an order as a page does."""
        await self.socket.send_json({"type": "order", "id": order_id, "order": order})


class Show:
    """One show: its server, its store, and browsers."""

    def __init__(
        self, client: Client, keys: Keys, values: WebValues, writer: RedisInboxWriter, token: str
    ) -> None:
        self.clock = SetClock()
        self.gauges = Gauges()
        self.vault = RedisVault(client, keys)
        self.writer = writer
        self.public_key = ""
        words = FluentPhrasebook(ROOT / "config" / "locales", "fr")
        self.book = TokenBook(RedisTokens(client, keys), self.clock)
        self.server = WebServer(
            values,
            RedisFeed(client, keys),
            self.vault,
            writer,
            words,
            self.clock,
            ROOT / "overlay",
            ResultsDesk(RedisBoxes(client, keys), words, "fr", lambda: self.public_key),
            (
                JournalDesk(RedisAuditLog(client, keys), "essai"),
                self._metrics(client, keys, token),
                ApiDesk(self.book, writer, words, self.clock, ""),
                TokenDesk(self.book),
            ),
        )
        self._client, self._keys = client, keys
        self._ledger = RedisLedger(client, keys)
        self._inbox = RedisInbox(client, keys)

    def _metrics(self, client: Client, keys: Keys, token: str) -> MetricsDesk:
        measure = QueueMeasure(client, keys, (Platform.TWITCH,))
        return MetricsDesk(self.clock, token, measure.waiting, self.gauges.all)

    def restart_ledger(self) -> None:
        """Have the pipeline's end begin a new life."""
        self._ledger = RedisLedger(self._client, self._keys)

    async def tell(self, topic: str, view: View | None, audience: tuple[Audience, ...] = EVERYONE) -> None:
        """Have the pipeline's end of the store say something."""
        await self._ledger.commit(Commit(feed=(FeedItem(topic=topic, audience=audience, view=view),)))

    async def answer(self, order_id: str, ok: bool = True, text: str = "") -> None:
        """Have the pipeline answer an order."""
        view = OrderView(id=order_id, ok=ok, text=text)
        item = FeedItem(topic=f"order:{order_id}", audience=DESKS, view=view, passing=True)
        await self._ledger.commit(Commit(feed=(item,)))

    async def ordered(self) -> OrderGiven:
        """Return the next order that reached the inbox."""
        async with asyncio.timeout(5):
            while True:
                for entry in await self._inbox.read(1, 1_000):
                    assert isinstance(entry.event, OrderGiven)
                    return entry.event

    async def received(self) -> list[OrderGiven]:
        """Return every order that has reached the inbox since, without waiting for more."""
        await self.writer.drained()
        return [
            entry.event for entry in await self._inbox.read(100, 1) if isinstance(entry.event, OrderGiven)
        ]

    def url(self, path: str) -> str:
        """Return an address."""
        return f"{self.server.url}{path}"

    async def browser(self, code: str = "", name: str = "Zoé") -> "Browser":
        """Return a browser, signed in with a code if there is one."""
        browser = Browser(self)
        if code:
            answer = await browser.post("/login", data={"code": code, "name": name})
            assert answer.status == 200
        return browser


class Browser:
    """A browser without a screen: it keeps cookies, and follows nothing by itself."""

    def __init__(self, show: Show) -> None:
        self.show = show
        self.session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))
        BROWSERS.append(self.session)

    async def get(self, path: str, **options: Any) -> aiohttp.ClientResponse:
        """Ask for something."""
        return await self.session.get(self.show.url(path), allow_redirects=False, **options)

    async def post(self, path: str, **options: Any) -> aiohttp.ClientResponse:
        """Send something."""
        return await self.session.post(self.show.url(path), allow_redirects=False, **options)

    async def page(self, path: str = "/ws", **options: Any) -> Page:
        """Open a socket."""
        return Page(await self.session.ws_connect(self.show.url(path), max_msg_size=0, **options))


BROWSERS: list[aiohttp.ClientSession] = []


@asynccontextmanager
async def open_show(
    client: Client, keys: Keys, values: WebValues = VALUES, metrics_token: str = ""
) -> AsyncIterator[Show]:
    """Run a server until the test is over."""
    writer = RedisInboxWriter(client, keys)
    show = Show(client, keys, values, writer, metrics_token)
    await show.server.start()
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(show.server.run()), tasks.create_task(writer.run())]
        try:
            yield show
        finally:
            while BROWSERS:
                await BROWSERS.pop().close()
            await show.server.close()
            for task in running:
                task.cancel()


@pytest.fixture
async def client(store_url: str) -> AsyncIterator[Client]:
    """Give a client whose reads wait as long as the feed is silent, and stop at once when told to."""
    connected = connect(store_url)
    connected.connection_pool.connection_kwargs["socket_timeout"] = None
    yield connected
    await connected.aclose()


@pytest.fixture
async def show(client: Client, keys: Keys) -> AsyncIterator[Show]:
    """Run a server with the usual values."""
    async with open_show(client, keys) as running:
        yield running


def air(title: str = "Bouge") -> AirView:
    """Return a scene that a title tells apart."""
    return AirView(title=title)


def builtins(view: View) -> Any:
    """Return a view as JSON says it."""
    return msgspec.to_builtins(view)
