"""The EventSub WebSocket of the loopback Twitch."""

import asyncio
from datetime import timedelta

from aiohttp import WSMsgType, web

from bot.rehearsal.twitch.session import Session
from bot.rehearsal.twitch.world import World

_TO_SUBSCRIBE = timedelta(seconds=10)
_TO_MOVE = timedelta(seconds=30)
_AFTER_MOVE = timedelta(seconds=2)


class SocketRoutes:
    """eventsub.wss.twitch.tv/ws"""

    def __init__(self, world: World, keepalive: timedelta | None) -> None:
        """Answer for this world, showing life at the pace asked or at this one."""
        self._world = world
        self._keepalive = keepalive.total_seconds() if keepalive else None

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [web.get("/ws", self.connect)]

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection until it ends."""
        socket = web.WebSocketResponse(compress=False, timeout=1.0)
        await socket.prepare(request)
        eventsub = self._world.eventsub
        from_id = request.query.get("reconnect", "")
        before = eventsub.sessions.get(from_id)
        if from_id and (before is None or not before.moving.is_set() or before.moved.is_set()):
            await socket.close(code=4007, message=b"invalid reconnect")
            return socket
        session = eventsub.open(f"ws://{request.host}/ws", self._keepalive or _keepalive(request))
        if before:
            eventsub.move(before, session)
        try:
            await self._serve(request, socket, session)
        finally:
            eventsub.forget(session)
        return socket

    async def _serve(self, request: web.Request, socket: web.WebSocketResponse, session: Session) -> None:
        eventsub = self._world.eventsub
        async with asyncio.TaskGroup() as tasks:
            owned = [
                tasks.create_task(_close_if_unused(session)),
                tasks.create_task(_close_after_move(session)),
                tasks.create_task(self._move_some_day(session)),
                tasks.create_task(self._cut_some_day(session)),
                tasks.create_task(self._hear(socket, session)),
            ]
            await session.write(socket, eventsub.keepalive, eventsub.note_written)
            if request.transport:
                # Closing without aborting: what was written before can still be read.
                request.transport.close()
            for task in owned:
                task.cancel()

    async def _hear(self, socket: web.WebSocketResponse, session: Session) -> None:
        async for message in socket:
            if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                session.close(4001, b"client sent inbound traffic")
        session.cut()

    async def _move_some_day(self, session: Session) -> None:
        seconds = self._world.mishaps.until_reconnect()
        if seconds is None:
            return
        await session.subscribed.wait()
        await asyncio.sleep(seconds)
        self._world.eventsub.ask_to_move(session)

    async def _cut_some_day(self, session: Session) -> None:
        seconds = self._world.mishaps.until_drop()
        if seconds is not None:
            await asyncio.sleep(seconds)
            session.cut()


async def _close_if_unused(session: Session) -> None:
    try:
        async with asyncio.timeout(_TO_SUBSCRIBE.total_seconds()):
            await session.subscribed.wait()
    except TimeoutError:
        session.close(4003, b"connection unused")


async def _close_after_move(session: Session) -> None:
    await session.moving.wait()
    try:
        async with asyncio.timeout(_TO_MOVE.total_seconds()):
            await session.moved.wait()
    except TimeoutError:
        session.close(4004, b"reconnect grace time expired")
        return
    await asyncio.sleep(_AFTER_MOVE.total_seconds())
    session.close(4004, b"reconnect grace time expired")


def _keepalive(request: web.Request) -> int:
    try:
        return min(600, max(10, int(request.query.get("keepalive_timeout_seconds", "10"))))
    except ValueError:
        return 10
