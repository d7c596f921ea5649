"""A server for the pages alone: their real files and policy, and a socket that says what a test tells it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestServer

from bot.web.files import PageFiles

ROOT = Path(__file__).parents[3] / "overlay"
STATES = Path(__file__).parent / "states"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'"
)

View = dict[str, Any]


def state(name: str) -> View:
    """Return the state written in `states/<name>.json`."""
    loaded: View = json.loads((STATES / f"{name}.json").read_bytes())
    return loaded


class ScriptedShow:
    """What pages connect to: `view` is sent as snapshot, orders are kept, updates are sent when told."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.seq = 100
        self.orders: list[dict[str, Any]] = []
        self.login_posts: list[dict[str, Any]] = []
        self.answers = True
        self.refusal = ""
        self._arrived = asyncio.Event()
        self.connections = 0
        self.refuses = False
        self.broken = False
        self._sockets: set[web.WebSocketResponse] = set()
        self._server: TestServer | None = None
        self._files = PageFiles(ROOT)

    def url(self, path: str) -> str:
        """Return the address of a page."""
        assert self._server is not None
        return str(self._server.make_url(path))

    async def send(self, message: View) -> None:
        """Send one message to every page as it is."""
        for socket in list(self._sockets):
            await socket.send_str(msgspec.json.encode(message).decode())

    async def update(self, topic: str, view: View | None) -> None:
        """Change one topic, for pages and for later snapshots."""
        self.seq += 1
        self.view["topics"][topic] = view
        await self.send({"type": "update", "seq": self.seq, "topic": topic, "view": view})

    async def drop(self) -> None:
        """Break every connection."""
        self._arrived.set()
        for socket in list(self._sockets):
            await socket.close()

    def given(self, kind: str) -> list[dict[str, Any]]:
        """Return the orders of one kind received so far."""
        return [message["order"] for message in self.orders if message["order"]["order"] == kind]

    async def ordered(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait until that many orders of one kind have arrived, and return them."""
        async with asyncio.timeout(5):
            while len(self.given(kind)) < count:
                self._arrived.clear()
                await self._arrived.wait()
        return self.given(kind)

    async def connected(self, count: int) -> None:
        """Wait until pages have connected that many times."""
        async with asyncio.timeout(10):
            while self.connections < count:
                self._arrived.clear()
                await self._arrived.wait()

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["ScriptedShow"]:
        """Serve on a free port of 127.0.0.1."""
        app = web.Application(middlewares=[_guard])
        app.router.add_get("/overlay/{secret}/", self._page)
        app.router.add_get("/{name:regie|moderation|login}/", self._page)
        app.router.add_get("/overlay/{secret}/ws", self._socket)
        app.router.add_get("/ws", self._socket)
        app.router.add_post("/login", self._login)
        app.router.add_get("/static/{path:.+}", self._part)
        await asyncio.to_thread(self._files.read)
        self._server = TestServer(app, host="127.0.0.1")
        async with self._server:
            yield self

    async def _page(self, request: web.Request) -> web.StreamResponse:
        if self.refuses:
            raise web.HTTPForbidden
        return self._files.page(request.match_info.get("name", "overlay"))

    async def _part(self, request: web.Request) -> web.StreamResponse:
        return self._files.part(request, request.match_info["path"])

    async def _login(self, request: web.Request) -> web.Response:
        fields = dict(await request.post())
        self.login_posts.append(fields)
        if fields.get("code") != "bon-code":
            return web.json_response({"error": "Ce code n’est pas le bon."}, status=401)
        return web.json_response({"location": "/regie/"})

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        if self.refuses:
            raise web.HTTPForbidden
        if self.broken:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connections += 1
        self._arrived.set()
        self._sockets.add(socket)
        await socket.send_json({"type": "snapshot", "seq": self.seq, **self.view})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._take(socket, message.json())
        self._sockets.discard(socket)
        return socket

    async def _take(self, socket: web.WebSocketResponse, message: View) -> None:
        self.orders.append(message)
        self._arrived.set()
        if self.answers:
            answer = {"type": "result", "id": message["id"], "ok": not self.refusal, "text": self.refusal}
            await socket.send_json(answer)


@web.middleware
async def _guard(request: web.Request, handler: Any) -> web.StreamResponse:
    response: web.StreamResponse = await handler(request)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers.setdefault("Cache-Control", "no-store")
    return response
