"""How the loopback Discord reads a call: who asks, with which rights, for what."""

from typing import Any, TypeVar

import msgspec
from aiohttp import web

from bot.rehearsal.discord.payloads import Room
from bot.rehearsal.discord.people import Person
from bot.rehearsal.discord.world import World

Body = TypeVar("Body")


class Refusal(Exception):
    """Discord says no; `code` is its own number for why, `message` its sentence."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        """Keep what the answer says."""
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors
        super().__init__(message)


UNAUTHORIZED = (401, 0, "401: Unauthorized")
UNKNOWN_CHANNEL = (404, 10_003, "Unknown Channel")
UNKNOWN_GUILD = (404, 10_004, "Unknown Guild")
UNKNOWN_MEMBER = (404, 10_007, "Unknown Member")
UNKNOWN_MESSAGE = (404, 10_008, "Unknown Message")
UNKNOWN_USER = (404, 10_013, "Unknown User")
UNKNOWN_WEBHOOK = (404, 10_015, "Unknown Webhook")
UNKNOWN_BAN = (404, 10_026, "Unknown Ban")
UNKNOWN_INTERACTION = (404, 10_062, "Unknown interaction")
ACKNOWLEDGED = (400, 40_060, "Interaction has already been acknowledged.")
MISSING_ACCESS = (403, 50_001, "Missing Access")
NOT_YOUR_MESSAGE = (403, 50_005, "Cannot edit a message authored by another user")
EMPTY = (400, 50_006, "Cannot send an empty message")
NO_PRIVATE_MESSAGES = (403, 50_007, "Cannot send messages to this user")
MISSING_PERMISSIONS = (403, 50_013, "Missing Permissions")
INVALID_TOKEN = (401, 50_027, "Invalid Webhook Token")


def answer(body: object, status: int = 200) -> web.Response:
    """Return a JSON answer, with exactly the content type that the client looks for."""
    headers = {"Content-Type": "application/json"}
    return web.Response(body=msgspec.json.encode(body), status=status, headers=headers)


def refusal(no: Refusal) -> web.Response:
    """Return an error as Discord words it."""
    told: dict[str, object] = {"message": no.message, "code": no.code}
    return answer(told | {"errors": no.errors} if no.errors else told, no.status)


def nothing() -> web.Response:
    """Return the answer that says only « done »."""
    return web.Response(status=204)


def invalid(field: str, code: str, message: str) -> Refusal:
    """Return the refusal of a field."""
    errors = {field: {"_errors": [{"code": code, "message": message}]}}
    return Refusal(400, 50_035, "Invalid Form Body", errors)


class Calls:
    """Reads calls against what the world knows."""

    def __init__(self, world: World) -> None:
        """Read for this world."""
        self._world = world

    def signed(self, request: web.Request) -> None:
        """Check the bot's token. Raises Refusal."""
        if request.headers.get("Authorization", "") != f"Bot {self._world.token}":
            raise Refusal(*UNAUTHORIZED)

    def guild(self, request: web.Request) -> None:
        """Check that this is the one server there is, and the bot in it. Raises Refusal."""
        self.signed(request)
        if request.match_info["guild_id"] != self._world.guild_id:
            raise Refusal(*UNKNOWN_GUILD)
        if not self._world.is_member:
            raise Refusal(*MISSING_ACCESS)

    def needs(self, *names: str, room: Room | None = None) -> None:
        """Check the bot's rights, in a room if one is given. Raises Refusal."""
        if not self._world.may("view_channel", room):
            raise Refusal(*MISSING_ACCESS)
        if not all(self._world.may(name, room) for name in names):
            raise Refusal(*MISSING_PERMISSIONS)

    def room(self, request: web.Request, *names: str) -> Room:
        """Return the call's text channel, where the bot must have these rights. Raises Refusal."""
        self.signed(request)
        room = self._world.rooms.get(request.match_info["channel_id"])
        if room is None:
            raise Refusal(*UNKNOWN_CHANNEL)
        if not self._world.is_member:
            raise Refusal(*MISSING_ACCESS)
        self.needs(*names, room=room)
        return room

    def below(self, person: Person) -> Person:
        """Return somebody the bot may act on. Raises Refusal."""
        if person.user.rank >= self._world.bot.user.rank:
            raise Refusal(*MISSING_PERMISSIONS)
        return person


async def body(request: web.Request, shape: type[Body]) -> Body:
    """Return the call's JSON body. Raises Refusal for one of another shape."""
    if request.content_type != "application/json":
        raise Refusal(400, 50_109, "The request body contains invalid JSON.")
    try:
        return msgspec.json.decode(await request.read(), type=shape)
    except msgspec.ValidationError as fault:
        raise invalid("_", "INVALID", str(fault)) from None
    except msgspec.DecodeError:
        raise Refusal(400, 50_109, "The request body contains invalid JSON.") from None
