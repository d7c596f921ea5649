"""The régie's list of tokens: seen, made and revoked by a signed-in host."""

from http import HTTPStatus

import msgspec
from aiohttp import web

from bot.orders import Actor, ActorRole
from bot.web.answers import Answers, in_json
from bot.web.api.tokens import Scope, TokenBook
from bot.web.doors import Doors
from bot.web.hub import Hub
from bot.web.visitor import clean_name

MOST_TOKENS = 50


class NewToken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page asks for."""

    name: str
    scope: Scope


class TokenDesk:
    """Hands tokens out to hosts."""

    def __init__(self, book: TokenBook) -> None:
        """Write in this book."""
        self._book = book

    def add_to(self, router: web.UrlDispatcher, doors: Doors, answers: Answers, hub: Hub) -> None:
        """Answer at our addresses."""
        self._doors, self._answers = doors, answers
        router.add_get("/api/tokens", self._list)
        router.add_post("/api/tokens", self._make)
        router.add_delete("/api/tokens/{id}", self._revoke)

    async def _list(self, request: web.Request) -> web.StreamResponse:
        by = await self._host(request)
        return by if isinstance(by, web.StreamResponse) else in_json({"tokens": await self._book.cards()})

    async def _make(self, request: web.Request) -> web.StreamResponse:
        by = await self._host(request)
        if isinstance(by, web.StreamResponse):
            return by
        try:
            wanted = msgspec.json.decode(await request.read(), type=NewToken)
        except (msgspec.MsgspecError, RecursionError, UnicodeError):
            return self._answers.refusal(request, HTTPStatus.BAD_REQUEST)
        name = clean_name(wanted.name)
        if not name:
            return self._answers.refusal(request, HTTPStatus.BAD_REQUEST, "api-nameless")
        if len(await self._book.cards()) >= MOST_TOKENS:
            return self._answers.refusal(request, HTTPStatus.BAD_REQUEST, "api-many-tokens")
        token, card = await self._book.make(name, wanted.scope, by)
        return in_json({"token": token, "card": card})

    async def _revoke(self, request: web.Request) -> web.StreamResponse:
        by = await self._host(request)
        if isinstance(by, web.StreamResponse):
            return by
        if not await self._book.revoke(request.match_info["id"], by):
            return self._answers.refusal(request, HTTPStatus.NOT_FOUND)
        return in_json({"ok": True})

    async def _host(self, request: web.Request) -> Actor | web.StreamResponse:
        """Return the host who asks, or why nobody else may."""
        session = await self._doors.session(request)
        if session is None:
            return self._answers.refusal(request, HTTPStatus.UNAUTHORIZED)
        if session.role is not ActorRole.HOST:
            return self._answers.refusal(request, HTTPStatus.FORBIDDEN, "web-host-only")
        return Actor(name=session.name, role=session.role)
