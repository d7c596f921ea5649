"""A client of the loopback Twitch without any library, to see what really goes over the wire."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import msgspec

from bot.clock import SystemClock
from bot.rehearsal.faults import Faults
from bot.rehearsal.record import Observer
from bot.rehearsal.twitch.grants import Grant
from bot.rehearsal.twitch.server import LoopbackTwitch

Answer = dict[str, Any]


class Caller:
    """A client without any library: calls, and reads one socket after the other."""

    def __init__(self, server: LoopbackTwitch, session: aiohttp.ClientSession) -> None:
        """Call this server with the bot's token."""
        self.server = server
        self._session = session

    async def helix(
        self,
        method: str,
        path: str,
        body: Answer | None = None,
        grant: Grant | None = None,
        headers: dict[str, str] | None = None,
    ) -> tuple[int, Answer]:
        """Return a call's status and answer."""
        token = (grant or self.server.bot_grant).token
        usual = {"Authorization": f"Bearer {token}", "Client-Id": self.server.client_id}
        url = f"{self.server.helix_url}/{path}"
        async with self._session.request(
            method, url, json=body, headers={**usual, **(headers or {})}
        ) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else {}

    async def say(self, text: str, grant: Grant | None = None) -> tuple[int, Answer]:
        """Write in the chat."""
        sender = (grant or self.server.bot_grant).user_id
        body = {"broadcaster_id": self.server.broadcaster.id, "sender_id": sender, "message": text}
        return await self.helix("POST", "chat/messages", body, grant)

    async def renew(self, refresh: str) -> tuple[int, Answer]:
        """Ask for the tokens that follow."""
        return await self.sign_in("token", grant_type="refresh_token", refresh_token=refresh)

    async def sign_in(self, what: str, **form: str) -> tuple[int, Answer]:
        """Return the status and the answer of the sign-in server."""
        usual = {"client_id": self.server.client_id, "client_secret": self.server.client_secret}
        url = f"{self.server.oauth_url}oauth2/{what}"
        async with self._session.post(url, data={**usual, **form}) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else {}

    async def listen(self, url: str = "") -> "Socket":
        """Open a socket and return it after its welcome."""
        socket = Socket(await self._session.ws_connect(url or self.server.eventsub_url))
        welcome = await socket.frame()
        assert welcome["metadata"]["message_type"] == "session_welcome"
        socket.id = welcome["payload"]["session"]["id"]
        return socket

    async def subscribe(self, socket: "Socket", type: str = "channel.chat.message") -> tuple[int, Answer]:
        """Subscribe a socket to a type of chat event."""
        condition = {"broadcaster_user_id": self.server.broadcaster.id, "user_id": self.server.bot.id}
        transport = {"method": "websocket", "session_id": socket.id}
        body = {"type": type, "version": "1", "condition": condition, "transport": transport}
        return await self.helix("POST", "eventsub/subscriptions", body)


class Socket:
    """One connection; `id` is its session's."""

    def __init__(self, open: aiohttp.ClientWebSocketResponse) -> None:
        """Read this connection."""
        self.open = open
        self.id = ""

    async def frame(self) -> Answer:
        """Return the next frame."""
        told: Answer = msgspec.json.decode(await self.open.receive_str())
        return told

    async def kind(self) -> str:
        """Return the kind of the next frame."""
        return str((await self.frame())["metadata"]["message_type"])

    async def close_code(self) -> int | None:
        """Read until the end, and return the code it ended with."""
        async for _ in self.open:
            pass
        return self.open.close_code


@asynccontextmanager
async def calling(
    faults: Faults | None = None, keepalive: timedelta | None = None, observe: Observer | None = None
) -> AsyncIterator[Caller]:
    """Serve a Twitch and call it while inside."""
    async with (
        asyncio.timeout(20),
        LoopbackTwitch(SystemClock(), faults, observe=observe, keepalive=keepalive) as server,
        aiohttp.ClientSession() as session,
    ):
        yield Caller(server, session)
