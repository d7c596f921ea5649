"""What every call to the loopback Twitch passes through: lateness, limits, faults, and the record."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Middleware

from bot.events import Platform
from bot.rehearsal.record import Exchange, Observer
from bot.rehearsal.twitch.calls import POINTS_A_MINUTE, Points, Refusal, refusal
from bot.rehearsal.twitch.world import World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HELIX = "/helix"
_OAUTH = "/oauth2"


class Front:
    """Wraps every route; a WebSocket passes untouched."""

    def __init__(self, world: World, observe: Observer | None) -> None:
        """Record to `observe`, when given."""
        self._world = world
        self._observe = observe
        self._points: dict[str, Points] = {}

    def drain(self, authorization: str, leave: int) -> None:
        """Spend a caller's points down to some."""
        points, now = self._points.setdefault(authorization, Points()), self._world.clock.now().timestamp()
        while points.spend(now) > leave:
            pass

    def middleware(self) -> Middleware:
        """Return the wrapping for aiohttp."""

        @web.middleware
        async def pass_through(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not request.path.startswith((_HELIX, _OAUTH)):
                return await self._known(request, handler)
            await asyncio.sleep(self._world.mishaps.delay())
            response = await self._answer(request, handler)
            if self._observe and isinstance(response, web.Response):
                self._observe(await _exchange(request, response))
            return response

        return pass_through

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.startswith(_OAUTH):
            return await self._known(request, handler)
        left = self._spend(request)
        if left < 0:
            self._world.limit_breaches += 1
        if left < 0 or self._world.mishaps.refuses():
            left = 0
            response: web.StreamResponse = refusal(429, "Too many requests")
        elif self._world.call_failures:
            response = refusal(self._world.call_failures.pop(0), "this call fails on purpose")
        else:
            response = await self._known(request, handler)
        now = self._world.clock.now().timestamp()
        response.headers["Ratelimit-Limit"] = str(POINTS_A_MINUTE)
        response.headers["Ratelimit-Remaining"] = str(left)
        response.headers["Ratelimit-Reset"] = str(int(now) + 1)
        return response

    async def _known(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as no:
            return refusal(no.status, no.message, oauth=request.path.startswith(_OAUTH))
        except web.HTTPException as fault:
            self._world.unknown_calls.append(f"{request.method} {request.path}")
            return refusal(fault.status, fault.reason)

    def _spend(self, request: web.Request) -> int:
        token = request.headers.get("Authorization", "")
        points = self._points.setdefault(token, Points())
        return points.spend(self._world.clock.now().timestamp())


async def _exchange(request: web.Request, response: web.Response) -> Exchange:
    told = response.body
    prefix = _HELIX if request.path.startswith(_HELIX) else ""
    return Exchange(
        platform=Platform.TWITCH,
        method=request.method,
        path=request.path.removeprefix(prefix),
        query=tuple(request.query.items()),
        headers={name.lower(): value for name, value in request.headers.items()},
        body=await request.read(),
        status=response.status,
        answer=bytes(told) if isinstance(told, bytes | bytearray) else b"",
    )
