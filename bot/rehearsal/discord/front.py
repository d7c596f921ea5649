"""What every call to the loopback Discord passes through: lateness, limits, faults, and the record."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.events import Platform
from bot.rehearsal.discord.calls import Refusal, answer, refusal
from bot.rehearsal.discord.ids import told_at
from bot.rehearsal.discord.limits import Limits, Verdict
from bot.rehearsal.discord.world import World
from bot.rehearsal.record import Exchange, Observer

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

API = "/api/v10"
_MAJORS = ("channel_id", "guild_id", "webhook_id", "token")
_PAUSE_SECONDS = 0.3
_YOUNG = timedelta(seconds=10)


class Front:
    """Wraps every route; a WebSocket passes untouched."""

    def __init__(self, world: World, observe: Observer | None) -> None:
        """Record to `observe`, when given."""
        self._world = world
        self._observe = observe
        self._limits = Limits()

    def middleware(self) -> Middleware:
        """Return the wrapping for aiohttp."""

        @web.middleware
        async def pass_through(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not request.path.startswith(API):
                return await self._known(request, handler)
            if late := self._world.mishaps.delay():
                await asyncio.sleep(late)
            response = await self._answer(request, handler)
            if self._observe and isinstance(response, web.Response):
                self._observe(await _exchange(request, response))
            return response

        return pass_through

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        # A fault does not use the limits up: the client cannot know that it did.
        response = self._fault()
        if response is None:
            verdict = self._spend(request)
            if verdict.wait:
                self._world.limit_breaches += 1
                response = _too_many(verdict.wait, over_all=verdict.over_all)
            else:
                response = await self._known(request, handler)
            response.headers.update(verdict.headers)
        response.headers["Via"] = "1.1 loopback"
        return response

    def _spend(self, request: web.Request) -> Verdict:
        resource = request.match_info.route.resource
        route = resource.canonical.removeprefix(API) if resource else ""
        now = self._world.clock.now()
        parts = [request.match_info.get(name, "") for name in _MAJORS]
        message_id = request.match_info.get("message_id", "")
        if request.method == "DELETE" and message_id.isdigit():
            # Discord counts deletions of young messages apart, as discord.py knows.
            parts.append("young" if now - told_at(int(message_id)) <= _YOUNG else "")
        return self._limits.spend(request.method, route, "+".join(parts), now.timestamp())

    def _fault(self) -> web.StreamResponse | None:
        """Return the answer of a fault, when one falls on this call."""
        if self._world.pauses:
            return _too_many(self._world.pauses.pop(0))
        if self._world.mishaps.refuses():
            return _too_many(_PAUSE_SECONDS)
        if self._world.failures:
            return web.Response(status=self._world.failures.pop(0), text="upstream error")
        return None

    async def _known(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as no:
            return refusal(no)
        except web.HTTPException as fault:
            self._world.unknown_calls.append(f"{request.method} {request.path}")
            return refusal(Refusal(fault.status, 0, f"{fault.status}: {fault.reason}"))


def _too_many(wait: float, *, over_all: bool = False) -> web.Response:
    told = {"message": "You are being rate limited.", "retry_after": round(wait + 0.001, 3)}
    response = answer({**told, "global": over_all, "code": 0}, 429)
    response.headers["Retry-After"] = str(int(wait) + 1)
    response.headers["X-RateLimit-Scope"] = "global" if over_all else "user"
    if over_all:
        response.headers["X-RateLimit-Global"] = "true"
    return response


async def _exchange(request: web.Request, response: web.Response) -> Exchange:
    told = response.body
    return Exchange(
        platform=Platform.DISCORD,
        method=request.method,
        path=request.path.removeprefix(API),
        query=tuple(request.query.items()),
        headers={name.lower(): value for name, value in request.headers.items()},
        body=await request.read(),
        status=response.status,
        answer=bytes(told) if isinstance(told, bytes | bytearray) else b"",
    )
