"""The gateway WebSocket of the loopback Discord."""

import asyncio
from typing import Any

import msgspec
from aiohttp import WSMsgType, web

from bot.rehearsal.discord import payloads
from bot.rehearsal.discord.session import MESSAGE_CONTENT, Connection
from bot.rehearsal.discord.world import World

_HEARTBEAT_MS = 41_250
_HEARTBEAT, _IDENTIFY, _RESUME, _RECONNECT, _INVALID, _HELLO, _ACK = 1, 2, 6, 7, 9, 10, 11
# What a client closes with when it does not mean to come back.
_GOOD_BYE = (1000, 1001)


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """What a client sends."""

    op: int
    d: Any = None


class SocketRoutes:
    """gateway.discord.gg"""

    def __init__(self, world: World) -> None:
        """Answer for this world."""
        self._world = world

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [web.get("/", self.connect)]

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(compress=False, timeout=1.0, autoping=True)
        await socket.prepare(request)
        gateway = self._world.gateway
        connection = Connection(self._world.mishaps)
        gateway.connections.add(connection)
        if not self._world.silent:
            connection.send({"op": _HELLO, "d": {"heartbeat_interval": _HEARTBEAT_MS}})
        try:
            await self._serve(request, socket, connection)
        finally:
            gateway.connections.discard(connection)
            if connection.session and socket.close_code in _GOOD_BYE:
                gateway.forget(connection.session)
            connection.detach()
        return socket

    async def _serve(
        self, request: web.Request, socket: web.WebSocketResponse, connection: Connection
    ) -> None:
        async with asyncio.TaskGroup() as tasks:
            owned = [
                tasks.create_task(self._hear(socket, connection)),
                tasks.create_task(self._move_some_day(connection)),
                tasks.create_task(self._cut_some_day(connection)),
            ]
            await connection.write(socket)
            if request.transport:
                request.transport.close()
            for task in owned:
                task.cancel()

    async def _hear(self, socket: web.WebSocketResponse, connection: Connection) -> None:
        async for message in socket:
            if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                continue
            try:
                told = msgspec.json.decode(message.data, type=Payload)
                self._told(connection, told)
            except (msgspec.MsgspecError, KeyError, TypeError):
                connection.close(4002, b"Error while decoding payload.")
        connection.cut()

    def _told(self, connection: Connection, told: Payload) -> None:
        if told.op == _HEARTBEAT:
            connection.send({"op": _ACK})
        elif told.op == _IDENTIFY:
            self._identify(connection, told.d)
        elif told.op == _RESUME:
            self._resume(connection, told.d)
        elif connection.session is None:
            connection.close(4003, b"Not authenticated.")

    def _identify(self, connection: Connection, asked: dict[str, Any]) -> None:
        world = self._world
        if connection.session:
            connection.close(4005, b"Already authenticated.")
            return
        if asked["token"] != world.token:
            connection.close(4004, b"Authentication failed.")
            return
        if asked["intents"] & MESSAGE_CONTENT and not world.may_read:
            connection.close(4014, b"Disallowed intent(s).")
            return
        session = world.gateway.open(connection, asked["intents"])
        ready = {
            "v": 10,
            "user": payloads.own_account(world.bot),
            "guilds": [{"id": world.guild_id, "unavailable": True}] if world.is_member else [],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": "wss://gateway.discord.gg/",
            "application": {"id": world.application_id, "flags": 1 << 19 if world.may_read else 0},
            "private_channels": [],
            "relationships": [],
            "presences": [],
        }
        session.tell("READY", msgspec.json.encode(ready))
        if world.is_member:
            session.tell("GUILD_CREATE", msgspec.json.encode(world.appearing()))

    def _resume(self, connection: Connection, asked: dict[str, Any]) -> None:
        gateway = self._world.gateway
        if asked["token"] != self._world.token:
            connection.close(4004, b"Authentication failed.")
            return
        session = gateway.sessions.get(asked["session_id"] or "")
        seq = asked["seq"] or 0
        if session is None or not session.knows(seq):
            if session:
                gateway.forget(session)
            connection.send({"op": _INVALID, "d": False})
            return
        connection.attach(session, seq)
        session.tell("RESUMED", b"{}")

    async def _move_some_day(self, connection: Connection) -> None:
        seconds = self._world.mishaps.until_reconnect()
        if seconds is not None:
            await connection.settled.wait()
            await asyncio.sleep(seconds)
            connection.send({"op": _RECONNECT, "d": None})

    async def _cut_some_day(self, connection: Connection) -> None:
        seconds = self._world.mishaps.until_drop()
        if seconds is not None:
            await connection.settled.wait()
            await asyncio.sleep(seconds)
            connection.cut()
