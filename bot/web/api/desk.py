"""The addresses for programs: actions, orders, the present state, and what all this is."""

import asyncio
import re
import secrets
from datetime import timedelta
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec
import structlog
from aiohttp import web

from bot.commands.rights import may
from bot.orders import Actor, AnyOrder, OrderGiven
from bot.ports.clock import Clock
from bot.ports.hearing import EventSink
from bot.views import Audience
from bot.web.answers import Answers, in_json
from bot.web.api.actions import ACTIONS, Present
from bot.web.api.openapi import document
from bot.web.api.tokens import ROLES, Scope, TokenBook, TokenCard
from bot.web.doors import Doors
from bot.web.hub import Claim, Hub, Reader
from bot.web.mailbox import Mailbox
from bot.web.pace import Pace
from bot.web.sessions import seat_of
from bot.web.wire import Result
from bot.words import Phrasebook, Refusal

ANSWERED_WITHIN_S = 6.0
GESTURES, GESTURES_WINDOW = 50, timedelta(seconds=10)
KEY = re.compile(r"[A-Za-z0-9-]{1,32}")
BEARER = "Bearer "
# What a token reads: all of them where the show is; who may act, also what waits and what is still hidden.
SHOWN = ("show", "rundown", "health", "air")
DESK = ("poll", "question", "format")
AUDIENCES = {Scope.READ: Audience.HOST, Scope.HOST: Audience.HOST, Scope.MODERATOR: Audience.MODERATOR}

log = structlog.get_logger(__name__)
decode_order = msgspec.json.Decoder(AnyOrder).decode
decode_result = msgspec.json.Decoder(Result).decode


class Refused(Exception):
    """A request that is answered with a refusal: its status, and its words."""

    def __init__(self, status: int, key: str, **values: str | int) -> None:
        """Keep them."""
        super().__init__(key)
        self.status = status
        self.refusal = Refusal(key, values)


class ApiDesk:
    """Takes what programs ask for down the road that pages' orders take, and waits for what becomes of it."""

    def __init__(
        self, book: TokenBook, sink: EventSink, words: Phrasebook, clock: Clock, server: str
    ) -> None:
        """Let in whoever presents a token of the book."""
        self._book = book
        self._sink = sink
        self._words = words
        self._clock = clock
        self._server = server
        self._pace = Pace(GESTURES, GESTURES_WINDOW)
        self._hub: Hub | None = None

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at our addresses."""
        self._hub = hub
        router.add_post("/api/actions/{name}", self._explained(self._act))
        router.add_post("/api/orders", self._explained(self._order))
        router.add_get("/api/state", self._explained(self._state))
        router.add_get("/api/openapi.json", self._describe)

    def _explained(self, handler: Any) -> Any:
        """Return a handler whose refusals are answered in words."""

        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                response: web.StreamResponse = await handler(request)
            except Refused as refused:
                said = {"error": refused.refusal.said(self._words)}
                response = in_json(said, refused.status)
                if refused.status == HTTPStatus.UNAUTHORIZED:
                    response.headers["WWW-Authenticate"] = "Bearer"
            return response

        return handle

    async def _act(self, request: web.Request) -> web.StreamResponse:
        card = await self._let_in(request)
        action = ACTIONS.get(request.match_info["name"])
        if action is None:
            raise Refused(HTTPStatus.NOT_FOUND, "api-no-action", actions=", ".join(ACTIONS))
        raw = await request.read()
        try:
            body = msgspec.json.decode(raw or b"{}", type=action.body)
        except (msgspec.MsgspecError, RecursionError, UnicodeError) as fault:
            raise _unreadable(fault) from None
        order = action.order(body, _present(self._topics()))
        if isinstance(order, Refusal):
            raise Refused(HTTPStatus.CONFLICT, order.key, **order.values)
        return await self._give(request, order, card)

    async def _order(self, request: web.Request) -> web.StreamResponse:
        card = await self._let_in(request)
        raw = await request.read()
        try:
            order = decode_order(raw)
        except (msgspec.MsgspecError, RecursionError, UnicodeError) as fault:
            raise _unreadable(fault) from None
        return await self._give(request, order, card)

    async def _state(self, request: web.Request) -> web.StreamResponse:
        scope = (await self._let_in(request)).scope
        shown = SHOWN if scope is Scope.READ else (*SHOWN, *DESK)
        topics = self._known_hub().topics(AUDIENCES[scope])
        told: dict[str, Any] = {"now": self._clock.now()}
        return in_json(told | {topic: view for topic, view in topics.items() if _kind(topic) in shown})

    async def _describe(self, request: web.Request) -> web.StreamResponse:
        return in_json(document(version("bouge"), self._server or f"{request.scheme}://{request.host}"))

    async def _let_in(self, request: web.Request) -> TokenCard:
        given = request.headers.get("Authorization", "")
        card = await self._book.find(given.removeprefix(BEARER).strip()) if given.startswith(BEARER) else None
        if card is None:
            raise Refused(HTTPStatus.UNAUTHORIZED, "api-no-token")
        now = self._clock.now()
        if not self._pace.allows(card.id, now):
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "web-socket-too-fast")
        self._pace.note(card.id, now)
        return card

    async def _give(self, request: web.Request, order: AnyOrder, card: TokenCard) -> web.StreamResponse:
        role = ROLES[card.scope]
        if card.scope is Scope.READ or not may(role, order):
            raise Refused(HTTPStatus.FORBIDDEN, "api-scope", scope=card.scope.value)
        key = request.headers.get("Idempotency-Key", "") or secrets.token_hex(16)
        if not KEY.fullmatch(key):
            raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "api-key")
        order_id, group = f"{card.id}-{key}", f"token:{card.id}"
        mailbox = Mailbox()
        mailbox.take()
        hub = self._known_hub()
        if hub.expect_result(order_id, Reader(Audience.HOST, group, mailbox)) is Claim.NEW:
            actor, now = Actor(name=card.name, role=role), self._clock.now()
            self._sink.put(OrderGiven(id=order_id, at=now, actor=actor, order=order, seat=seat_of(group)))
        result = await _answer(mailbox)
        if result.ok:
            return in_json({"ok": True, "id": order_id, "text": result.text})
        return in_json({"error": result.text}, HTTPStatus.CONFLICT)

    def _topics(self) -> dict[str, msgspec.Raw]:
        return self._known_hub().topics(Audience.HOST)

    def _known_hub(self) -> Hub:
        if self._hub is None:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "api-silent")
        return self._hub


def _kind(topic: str) -> str:
    return topic.partition(":")[0]


async def _answer(mailbox: Mailbox) -> Result:
    """Return what became of an order."""
    try:
        async with asyncio.timeout(ANSWERED_WITHIN_S):
            await mailbox.arrived()
    except TimeoutError:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "api-silent") from None
    _, letters = mailbox.take()
    return decode_result(letters[-1])


def _unreadable(fault: Exception) -> Refused:
    return Refused(HTTPStatus.UNPROCESSABLE_ENTITY, "api-unreadable", fault=str(fault)[:200])


def _present(topics: dict[str, msgspec.Raw]) -> Present:
    """Return what actions have to know, from the views that pages have."""
    views = {topic: msgspec.json.decode(view) for topic, view in topics.items()}
    polls = [view for topic, view in views.items() if topic.startswith("poll:") and view["status"] != "draft"]
    questions = [view for topic, view in views.items() if topic.startswith("question:")]
    ranked = sorted((each for each in questions if each.get("rank")), key=lambda each: each["rank"])
    aired = [each for each in questions if each["status"] == "on_air"]
    latest = max(polls, key=lambda view: view["opened_at"], default={"id": ""})
    return Present(
        open_poll_id=views.get("show", {}).get("open_poll_id", ""),
        latest_poll_id=latest["id"],
        next_question_id=ranked[0]["id"] if ranked else "",
        aired_question_id=aired[0]["id"] if aired else "",
    )
