"""How the loopback Twitch reads a call: who asks, with which rights, for what."""

from datetime import timedelta
from typing import TypeVar

import msgspec
from aiohttp import web

from bot.rehearsal.twitch.grants import Grant
from bot.rehearsal.twitch.people import LoopbackUser
from bot.rehearsal.twitch.world import World

Body = TypeVar("Body")

_NAMES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    422: "Unprocessable Entity",
    429: "Too Many Requests",
    500: "Internal Server Error",
}
POINTS_A_MINUTE = 800
_MINUTE = timedelta(minutes=1)


class Refusal(Exception):
    """Twitch says no; `message` is its sentence."""

    def __init__(self, status: int, message: str) -> None:
        """Keep what the answer says."""
        self.status = status
        self.message = message
        super().__init__(message)


def refusal(status: int, message: str, *, oauth: bool = False) -> web.Response:
    """Return an error as Helix, or as the sign-in server, words it."""
    told: dict[str, object] = {"status": status, "message": message}
    if not oauth:
        told = {"error": _NAMES.get(status, "Error"), **told}
    return answer(told, status)


def answer(body: object, status: int = 200) -> web.Response:
    """Return a JSON answer."""
    return web.Response(body=msgspec.json.encode(body), status=status, content_type="application/json")


def nothing() -> web.Response:
    """Return the answer that says only « done »."""
    return web.Response(status=204)


class Points:
    """How many calls a token may still make: a bucket into which points come back all the time.

    Source: dev.twitch.tv/docs/api/guide, "Twitch rate limits": a token bucket.
    """

    def __init__(self) -> None:
        """Start full."""
        self._left = float(POINTS_A_MINUTE)
        self._at: float | None = None

    def spend(self, now: float) -> int:
        """Take one point; return how many are left, -1 when there was none. `now` is in seconds."""
        came_back = 0.0 if self._at is None else (now - self._at) * POINTS_A_MINUTE / _MINUTE.total_seconds()
        self._left, self._at = min(self._left + came_back, float(POINTS_A_MINUTE)), now
        if self._left < 1:
            return -1
        self._left -= 1
        return int(self._left)


class Calls:
    """Reads Helix calls against what the world knows."""

    def __init__(self, world: World) -> None:
        """Read for this world."""
        self._world = world

    def grant(self, request: web.Request, *scopes: str) -> Grant:
        """Return what the caller's token grants; any one of the scopes is enough. Raises Refusal."""
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind != "Bearer" or not token:
            raise Refusal(401, "OAuth token is missing")
        grant = self._world.grants.valid(token, self._world.clock.now())
        if grant is None:
            raise Refusal(401, "Invalid OAuth token")
        client_id = request.headers.get("Client-Id", "")
        if not client_id:
            raise Refusal(401, "Client ID is missing")
        if client_id != self._world.client_id:
            raise Refusal(401, "Client ID and OAuth token do not match")
        if scopes and not set(scopes) & set(grant.scopes):
            raise Refusal(401, f"Missing scope: {' or '.join(scopes)}")
        return grant

    def moderator(self, request: web.Request, *scopes: str, otherwise: int = 403) -> LoopbackUser:
        """Return the moderator who calls, once every right is checked. Raises Refusal."""
        grant = self.grant(request, *scopes)
        self.in_channel(required(request, "broadcaster_id"))
        if required(request, "moderator_id") != grant.user_id:
            raise Refusal(
                401,
                "The ID in moderator_id must match the user ID found in the request's OAuth token.",
            )
        return self.moderating(grant, otherwise)

    def moderating(self, grant: Grant, otherwise: int = 403) -> LoopbackUser:
        """Return the user of a token, who must moderate the channel. Raises Refusal."""
        user = self.user(grant.user_id)
        if not user.is_privileged:
            raise Refusal(otherwise, "The user is not one of the broadcaster's moderators.")
        return user

    def in_channel(self, broadcaster_id: str) -> None:
        """Check that this is the one channel there is. Raises Refusal."""
        if broadcaster_id != self._world.broadcaster.id:
            raise Refusal(400, "The ID in broadcaster_id was not found.")

    def user(self, id: str) -> LoopbackUser:
        """Return the account of an id. Raises Refusal."""
        user = self._world.users.by_id(id)
        if user is None:
            raise Refusal(400, "The user specified in the user_id field was not found.")
        return user


def required(request: web.Request, name: str) -> str:
    """Return a query parameter that must be there. Raises Refusal."""
    value = request.query.get(name, "")
    if not value:
        raise Refusal(400, f'Missing required parameter "{name}"')
    return value


async def body(request: web.Request, shape: type[Body]) -> Body:
    """Return the call's JSON body. Raises Refusal for one of another shape."""
    if request.content_type != "application/json":
        raise Refusal(400, "The request body must be JSON.")
    try:
        return msgspec.json.decode(await request.read(), type=shape)
    except msgspec.MsgspecError as fault:
        raise Refusal(400, f"The request body is not valid: {fault}") from None
