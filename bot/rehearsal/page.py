"""A page without a browser: signs in, follows the topics over the real socket, gives orders."""

import asyncio
import json
import uuid
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from datetime import datetime
from typing import Any

import aiohttp
import msgspec

from bot.errors import InputError
from bot.orders import Order
from bot.ports import Clock

View = dict[str, Any]
Watcher = Callable[[str, View | None, datetime], None]

ANSWER_LIMIT_S = 10.0
# Between two tries, the bot may have been killed and be starting again.
TRIES, AGAIN_AFTER_S = 12, 1.0
AGAIN_S = 0.3


class Page:
    """One socket of the show's web server, opened again whenever it breaks."""

    def __init__(self, session: aiohttp.ClientSession, address: str, clock: Clock) -> None:
        """Follow the socket at `address` with the cookies of the session."""
        self._session = session
        self._address = address
        self._clock = clock
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._answers: dict[str, asyncio.Future[View]] = {}
        self._watchers: list[Watcher] = []
        self._changed = asyncio.Condition()
        self.topics: dict[str, View] = {}
        self.live = asyncio.Event()

    def watch(self, watcher: Watcher) -> None:
        """Have every change told, with when it was received."""
        self._watchers.append(watcher)

    def all(self, kind: str) -> list[View]:
        """Return the views of all topics of one kind."""
        return [view for topic, view in self.topics.items() if topic.startswith(f"{kind}:")]

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            with suppress(aiohttp.ClientError, OSError):
                async with self._session.ws_connect(self._address, max_msg_size=0) as self._socket:
                    async for message in self._socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            await self._hear(json.loads(message.data))
            self._socket = None
            self.live.clear()
            await asyncio.sleep(AGAIN_S)

    async def give(self, order: Order) -> View:
        """Give an order and return its answer: {"ok": …, "text": …}.

        One that is not answered is given again under the same id, which the bot carries out once.
        """
        id = str(uuid.uuid4())
        for _ in range(TRIES):
            answer = await self._give_once(id, order)
            if "given" not in answer:
                break
            await asyncio.sleep(AGAIN_AFTER_S)
        return answer

    async def _give_once(self, id: str, order: Order) -> View:
        await self.live.wait()
        answer: asyncio.Future[View] = asyncio.get_running_loop().create_future()
        self._answers[id] = answer
        try:
            assert self._socket is not None
            message = {"type": "order", "id": id, "order": msgspec.to_builtins(order)}
            await self._socket.send_str(json.dumps(message))
            async with asyncio.timeout(ANSWER_LIMIT_S):
                return await answer
        except (TimeoutError, aiohttp.ClientError, ConnectionError, AssertionError) as fault:
            return {"ok": False, "given": "in vain", "text": f"sans réponse ({type(fault).__name__})"}
        finally:
            del self._answers[id]

    async def until(self, holds: Callable[[], bool], seconds: float) -> bool:
        """Wait until something holds of the topics; False when it still does not after that long."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(holds)
        except TimeoutError:
            return holds()
        return True

    async def _hear(self, message: View) -> None:
        now = self._clock.now()
        match message["type"]:
            case "snapshot":
                self.topics = dict(message["topics"])
                self.live.set()
                for topic, view in self.topics.items():
                    self._tell(topic, view, now)
            case "update":
                self._update(message["topic"], message["view"], now)
            case "result" if message["id"] in self._answers:
                answer = self._answers[message["id"]]
                if not answer.done():
                    answer.set_result(message)
        async with self._changed:
            self._changed.notify_all()

    def _update(self, topic: str, view: View | None, now: datetime) -> None:
        if view is None:
            self.topics.pop(topic, None)
        else:
            self.topics[topic] = view
        self._tell(topic, view, now)

    def _tell(self, topic: str, view: View | None, now: datetime) -> None:
        for watcher in self._watchers:
            watcher(topic, view, now)


async def sign_in(session: aiohttp.ClientSession, base: str, code: str, name: str) -> None:
    """Keep the cookie of a role's code in the session; raises InputError when the code is refused."""
    async with session.post(
        f"{base}/login", data={"code": code, "name": name}, allow_redirects=False
    ) as answer:
        if answer.status >= 400:
            raise InputError(f"connexion de {name} refusée ({answer.status}) : {await answer.text()}")


async def enter(
    stack: AsyncExitStack, base: str, clock: Clock, *, code: str = "", name: str = "", path: str = "/ws"
) -> Page:
    """Return a page that is signed in with a code, if there is one; `stack` closes its session."""
    jar = aiohttp.CookieJar(unsafe=True)  # the pages are served at an address, not at a name
    session = await stack.enter_async_context(aiohttp.ClientSession(cookie_jar=jar))
    if code:
        await sign_in(session, base, code, name)
    return Page(session, f"{base}{path}", clock)
