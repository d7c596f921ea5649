"""One gateway session of the loopback Discord, and the connection it now has."""

import asyncio
from collections import deque

import msgspec
from aiohttp import ClientConnectionResetError, WSMsgType, web

from bot.rehearsal.discord.asks import LoopbackInteraction
from bot.rehearsal.faults import Mishaps

MOST_KEPT = 20_000

GUILD_MODERATION = 1 << 2
GUILD_MESSAGES = 1 << 9
MESSAGE_CONTENT = 1 << 15
AUTO_MODERATION = 1 << 21


class Double(msgspec.Struct, frozen=True):
    """An event told twice; `asked` is the interaction that it tells, if it tells one."""

    asked: LoopbackInteraction | None = None

    @property
    def shows(self) -> bool:
        """Return whether the bot could notice: what shows a form, or is missed, never becomes an event."""
        return self.asked is None or (self.asked.acknowledged and self.asked.form is None)


class Frame(msgspec.Struct, frozen=True):
    """One event of a session; `again` is given the second time that the same event is told."""

    seq: int
    data: bytes
    again: Double | None = None


class Session:
    """What a client has been told, kept so that it can go on where its connection broke."""

    def __init__(self, id: str, intents: int) -> None:
        """Have told nothing."""
        self.id = id
        self.intents = intents
        self.connection: Connection | None = None
        self._doubles: list[Double] = []
        self._seq = 0
        self._kept: deque[Frame] = deque(maxlen=MOST_KEPT)
        self._ever_written = 0

    @property
    def doubled(self) -> int:
        """Return how many events really went out a second time, for the bot to notice."""
        return sum(double.shows for double in self._doubles)

    @property
    def last(self) -> int:
        """Return the number of the last event."""
        return self._seq

    @property
    def reads(self) -> bool:
        """Return whether the texts of messages are told."""
        return bool(self.intents & MESSAGE_CONTENT)

    def wants(self, intents: int) -> bool:
        """Return whether the client asked for this kind of event."""
        return not intents or bool(self.intents & intents)

    def tell(self, name: str, event: bytes, again: Double | None = None) -> None:
        """Keep an event, and write it if there is a connection."""
        self._seq += 1
        head = f'{{"op":0,"t":"{name}","s":{self._seq},"d":'.encode()
        self._kept.append(Frame(self._seq, head + event + b"}", again))
        if self.connection:
            self.connection.wake()

    def knows(self, seq: int) -> bool:
        """Return whether everything after this number is still kept."""
        first = self._kept[0].seq if self._kept else self._seq + 1
        return first - 1 <= seq <= self._seq

    def after(self, seq: int) -> list[Frame]:
        """Return the events that come after a number."""
        behind = self._seq - seq
        if behind <= 0:
            return []
        found: list[Frame] = []
        for frame in reversed(self._kept):
            if frame.seq <= seq:
                break
            found.append(frame)
        found.reverse()
        return found

    def note_written(self, frame: Frame) -> None:
        """Count a double the first time that it goes out."""
        if frame.seq > self._ever_written:
            self._ever_written = frame.seq
            if frame.again:
                self._doubles.append(frame.again)


class Connection:
    """One WebSocket; frames about the connection itself come before events."""

    def __init__(self, mishaps: Mishaps) -> None:
        """Belong to no session yet."""
        self.session: Session | None = None
        self.settled = asyncio.Event()
        self._mishaps = mishaps
        self._written = 0
        self._own: deque[bytes] = deque()
        self._woken = asyncio.Event()
        self._closing: tuple[int, bytes] | None = None
        self._cut = False

    @property
    def waiting(self) -> int:
        """Return how many events are still to be written."""
        return self.session.last - self._written if self.session and not self._cut else 0

    def attach(self, session: Session, seq: int = 0) -> None:
        """Write what the session tells after this number."""
        if session.connection and session.connection is not self:
            session.connection.cut()
        self.session = session
        session.connection = self
        self._written = seq
        self.settled.set()
        self.wake()

    def detach(self) -> None:
        """Leave the session to the next connection."""
        if self.session and self.session.connection is self:
            self.session.connection = None

    def send(self, payload: object) -> None:
        """Write a frame about the connection."""
        self._own.append(msgspec.json.encode(payload))
        self.wake()

    def close(self, code: int, reason: bytes) -> None:
        """Close once what waits has been written."""
        self._closing = self._closing or (code, reason)
        self.wake()

    def cut(self) -> None:
        """End without a word."""
        self._cut = True
        self.wake()

    def wake(self) -> None:
        """Have the writer look again."""
        self._woken.set()

    async def write(self, socket: web.WebSocketResponse) -> None:
        """Write until closed, cut or gone."""
        try:
            while not self._cut:
                self._woken.clear()
                await self._write_waiting(socket)
                if self._closing and not self._cut:
                    code, reason = self._closing
                    await socket.close(code=code, message=reason)
                    return
                await self._woken.wait()
        except ClientConnectionResetError:
            return

    async def _write_waiting(self, socket: web.WebSocketResponse) -> None:
        while self._own:
            await socket.send_frame(self._own.popleft(), WSMsgType.TEXT)
        if self.session is None:
            return
        if late := self._mishaps.delay():
            await asyncio.sleep(late)
        for frame in self.session.after(self._written):
            if self._cut:
                return
            await socket.send_frame(frame.data, WSMsgType.TEXT)
            self._written = frame.seq
            self.session.note_written(frame)
