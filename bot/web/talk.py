"""One socket: what waits in the mailbox goes out, orders come in."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta

import msgspec
import structlog
from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from bot.orders import Actor, ActorRole, OrderGiven
from bot.ports import Clock, EventSink
from bot.views import Audience
from bot.web.hub import Claim, Hub, Reader
from bot.web.mailbox import Mailbox
from bot.web.pace import Pace
from bot.web.sessions import Session, seat_of
from bot.web.wire import LONGEST_MESSAGE, Bye, Fault, OrderMessage, Result, Snapshot, decode_order, encode
from bot.words import Phrasebook

AUDIENCES = {
    ActorRole.HOST: Audience.HOST,
    ActorRole.MODERATOR: Audience.MODERATOR,
    ActorRole.OVERLAY: Audience.OVERLAY,
}
HEARTBEAT_S = 15.0
SLOWEST_SEND_S = 20.0
CLOSE_WITHIN_S = 1.0
ORDERS = 50
ORDERS_WINDOW = timedelta(seconds=10)
SIGNED_OUT = 4401

log = structlog.get_logger(__name__)


class Desk:
    """What every socket needs."""

    def __init__(self, hub: Hub, sink: EventSink, words: Phrasebook, clock: Clock, locale: str) -> None:
        """Pass orders to the sink; rights are the pipeline's business."""
        self.hub = hub
        self.sink = sink
        self.words = words
        self.clock = clock
        self.locale = locale
        self.open: set[web.WebSocketResponse] = set()

    async def talk(self, request: web.Request, session: Session) -> web.WebSocketResponse:
        """Hold the conversation with one page until either side ends it."""
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT_S,
            max_msg_size=LONGEST_MESSAGE,
            compress=False,
            writer_limit=LONGEST_MESSAGE,
            timeout=CLOSE_WITHIN_S,
        )
        await socket.prepare(request)
        self.open.add(socket)
        try:
            await Talk(self, socket, session, request.transport).run()
        finally:
            self.open.discard(socket)
        return socket

    async def close(self) -> None:
        """Close every socket so that its page comes back by itself."""
        async with asyncio.TaskGroup() as tasks:
            for socket in list(self.open):
                tasks.create_task(socket.close(code=WSCloseCode.GOING_AWAY))


class Talk:
    """The conversation with one page."""

    def __init__(
        self, desk: Desk, socket: web.WebSocketResponse, session: Session, transport: asyncio.Transport | None
    ) -> None:
        """Begin with nothing said."""
        self._desk = desk
        self._socket = socket
        self._session = session
        self._transport = transport
        self._reader = Reader(AUDIENCES[session.role], session.group, Mailbox())
        self._pace = Pace(ORDERS, ORDERS_WINDOW)

    async def run(self) -> None:
        """Write and listen until the page leaves, is sent away, or its session is over."""
        self._desk.hub.join(self._reader)
        try:
            async with asyncio.TaskGroup() as tasks:
                writing = tasks.create_task(self._write())
                await self._listen()
                writing.cancel()
        finally:
            self._desk.hub.leave(self._reader)

    async def _write(self) -> None:
        """Write until there is nothing more to say; of a page that is gone the listener hears too."""
        try:
            async with asyncio.timeout(self._seconds_left()) as session:
                await self._write_all()
        except TimeoutError:
            if not session.expired():
                self._cut()
                return
            self._reader.mailbox.dismiss(encode(Bye(text=self._say("web-bye-over"))))
        except ConnectionError:
            return
        with suppress(ConnectionError, TimeoutError):
            await self._leave()

    async def _write_all(self) -> None:
        mailbox = self._reader.mailbox
        await self._desk.hub.ready()
        while True:
            await mailbox.arrived()
            if mailbox.farewell is not None or mailbox.overrun:
                return
            wants_snapshot, messages = mailbox.take()
            for message in [self._snapshot(), *messages] if wants_snapshot else messages:
                async with asyncio.timeout(SLOWEST_SEND_S):
                    await self._socket.send_frame(message, WSMsgType.TEXT)

    def _snapshot(self) -> bytes:
        desk = self._desk
        return encode(
            Snapshot(
                seq=desk.hub.seq,
                role=self._session.role,
                name=self._session.name,
                now=desk.clock.now(),
                locale=desk.locale,
                topics=desk.hub.topics(self._reader.audience),
            )
        )

    async def _leave(self) -> None:
        """Say goodbye to a page that was sent away; have one that let too much wait come back."""
        farewell = self._reader.mailbox.farewell
        if farewell is None:
            log.info("web.page_too_slow", role=self._session.role)
            await self._socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
            return
        async with asyncio.timeout(SLOWEST_SEND_S):
            await self._socket.send_frame(farewell, WSMsgType.TEXT)
        await self._socket.close(code=SIGNED_OUT)

    def _cut(self) -> None:
        """Drop a connection that takes nothing any more: nothing could be said over it."""
        log.info("web.page_stuck", role=self._session.role)
        if self._transport is not None:
            self._transport.abort()

    async def _listen(self) -> None:
        async for message in self._socket:
            if message.type is WSMsgType.ERROR:
                return
            self._hear(message)

    def _hear(self, message: WSMessage) -> None:
        if message.type is not WSMsgType.TEXT:
            return self._refuse("web-socket-binary")
        if self._session.role is ActorRole.OVERLAY:
            return self._refuse("web-socket-overlay")
        try:
            heard = decode_order(message.data)
        except msgspec.ValidationError:
            return self._refuse("web-socket-unknown")
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            return self._refuse("web-socket-unreadable")
        now = self._desk.clock.now()
        if not self._pace.allows("", now):
            too_fast = Result(id=heard.id, ok=False, text=self._say("web-socket-too-fast"))
            return self._reader.mailbox.tell(encode(too_fast))
        self._pace.note("", now)
        claim = self._desk.hub.expect_result(heard.id, self._reader)
        if claim is Claim.TAKEN:
            taken = Result(id=heard.id, ok=False, text=self._say("web-socket-taken"))
            self._reader.mailbox.tell(encode(taken))
        if claim is Claim.NEW:
            self._desk.sink.put(self._given(heard, now))
        return None

    def _given(self, heard: OrderMessage, now: datetime) -> OrderGiven:
        return OrderGiven(
            id=heard.id,
            at=now,
            actor=Actor(name=self._session.name, role=self._session.role),
            order=heard.order,
            seat=seat_of(self._session.group),
            after=heard.after,
        )

    def _refuse(self, key: str) -> None:
        self._reader.mailbox.tell(encode(Fault(text=self._say(key))))

    def _say(self, key: str) -> str:
        return self._desk.words.text(key)

    def _seconds_left(self) -> float:
        return max(0.0, (self._session.until_at - self._desk.clock.now()).total_seconds())
