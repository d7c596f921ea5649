"""One EventSub connection of the loopback Twitch: what it is subscribed to and what waits to be written."""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import datetime

import msgspec
from aiohttp import ClientConnectionResetError, WSMsgType, web

from bot.rehearsal.faults import Mishaps
from bot.rehearsal.twitch.people import stamp

_MOST_WAITING = 50_000
_TOO_SLOW = 4005


class Frame(msgspec.Struct, frozen=True):
    """One text frame; `about` is the id of the chat message it tells, `twice` says it may be doubled."""

    data: bytes
    about: str = ""
    twice: bool = False


class Subscription:
    """One accepted subscription, which moves with its connection."""

    def __init__(
        self, id: str, type: str, version: str, condition: dict[str, str], created_at: datetime
    ) -> None:
        """Belong to no connection yet."""
        self.id = id
        self.type = type
        self.version = version
        self.condition = condition
        self.created_at = created_at
        self.session: Session | None = None
        self._encoded = b""

    def attach(self, session: "Session") -> None:
        """Tell through this connection from now on."""
        self.session = session
        self._encoded = msgspec.json.encode(self.view())

    def view(self, status: str = "enabled") -> dict[str, object]:
        """Return it as Twitch describes it."""
        session = self.session
        transport: dict[str, object] = {"method": "websocket"}
        if session:
            transport |= {"session_id": session.id, "connected_at": stamp(session.connected_at)}
        return {
            "id": self.id,
            "status": status,
            "type": self.type,
            "version": self.version,
            "condition": self.condition,
            "created_at": stamp(self.created_at),
            "transport": transport,
            "cost": 0,
        }

    def frame(self, id: str, at: str, event: bytes) -> bytes:
        """Return the notification of an event, already encoded."""
        return b"".join(
            (
                b'{"metadata":{"message_id":"',
                id.encode(),
                b'","message_type":"notification","message_timestamp":"',
                at.encode(),
                b'","subscription_type":"',
                self.type.encode(),
                b'","subscription_version":"',
                self.version.encode(),
                b'"},"payload":{"subscription":',
                self._encoded,
                b',"event":',
                event,
                b"}}",
            )
        )


class Session:
    """A connection from its welcome to its close; frames are written in the order they are pushed."""

    def __init__(
        self, id: str, url: str, connected_at: datetime, keepalive_seconds: float, mishaps: Mishaps
    ) -> None:
        """Wait for a socket."""
        self.id = id
        self.url = url
        self.connected_at = connected_at
        self.keepalive_seconds = keepalive_seconds
        self.user_id = ""
        self.subscriptions: dict[str, Subscription] = {}
        self.moving = asyncio.Event()
        self.moved = asyncio.Event()
        self.subscribed = asyncio.Event()
        self.doubled = 0
        self._mishaps = mishaps
        self._waiting: deque[Frame] = deque()
        self._again: deque[Frame] = deque()
        self._woken = asyncio.Event()
        self._over = asyncio.Event()
        self._closing: tuple[int, bytes] | None = None
        self._cut = False
        self._muted = False

    @property
    def waiting(self) -> int:
        """Return how many frames are still to be written."""
        return len(self._waiting) + len(self._again)

    def push(self, frame: Frame) -> None:
        """Have a frame written; a connection that reads too slowly is closed, as Twitch does."""
        if len(self._waiting) >= _MOST_WAITING:
            self._waiting.clear()
            self.close(_TOO_SLOW, b"network timeout")
            return
        self._waiting.append(frame)
        self._woken.set()

    def close(self, code: int, reason: bytes) -> None:
        """Close once what waits has been written."""
        self._closing = self._closing or (code, reason)
        self._over.set()
        self._woken.set()

    def cut(self) -> None:
        """End the connection without a word: what was written can still be read, what waits is lost."""
        self._cut = True
        self._over.set()
        self._woken.set()

    def mute(self) -> None:
        """Write nothing more, without closing."""
        self._muted = True
        self._woken.set()

    async def write(
        self, socket: web.WebSocketResponse, keepalive: Callable[[], bytes], written: Callable[[str], None]
    ) -> None:
        """Write until closed, cut or gone; `written` is told the id of each chat message that went out."""
        try:
            while not await self._ended(socket):
                if self._muted:
                    await self._over.wait()
                    return
                if not self._waiting and not await self._wakes():
                    await socket.send_frame(keepalive(), WSMsgType.TEXT)
                    continue
                if late := self._mishaps.delay():
                    await asyncio.sleep(late)
                await self._write_waiting(socket, written)
        except ClientConnectionResetError:
            return

    async def _ended(self, socket: web.WebSocketResponse) -> bool:
        if self._cut:
            return True
        if self._closing and not self._waiting:
            code, reason = self._closing
            await socket.close(code=code, message=reason)
            return True
        return False

    async def _wakes(self) -> bool:
        """Wait for something to do; False when it is time to show that the connection lives."""
        self._woken.clear()
        if self._cut or self._closing or self._muted:
            return True
        try:
            async with asyncio.timeout(self.keepalive_seconds):
                return await self._woken.wait()
        except TimeoutError:
            return False

    async def _write_waiting(self, socket: web.WebSocketResponse, written: Callable[[str], None]) -> None:
        while self._waiting and not (self._cut or self._muted):
            frame = self._waiting.popleft()
            await socket.send_frame(frame.data, WSMsgType.TEXT)
            if frame.about:
                written(frame.about)
            if frame.twice and self._mishaps.doubles():
                self._again.append(frame)
        if self._cut or self._muted:
            return
        # The second time comes after whatever was waiting behind the first.
        while self._again:
            frame = self._again.popleft()
            await socket.send_frame(frame.data, WSMsgType.TEXT)
            self.doubled += 1
