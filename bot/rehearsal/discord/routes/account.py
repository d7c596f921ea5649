"""Who the bot is, which server it is in, and the commands it declares."""

from typing import Any

import msgspec
from aiohttp import web

from bot.rehearsal.discord import payloads
from bot.rehearsal.discord.calls import (
    MISSING_ACCESS,
    UNAUTHORIZED,
    UNKNOWN_CHANNEL,
    UNKNOWN_MEMBER,
    Calls,
    Refusal,
    answer,
    body,
)
from bot.rehearsal.discord.front import API
from bot.rehearsal.discord.world import World


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """One slash command as the bot declares it."""

    name: str
    description: str = ""
    type: int = 1
    options: list[dict[str, Any]] = []
    default_member_permissions: str | int | None = None
    nsfw: bool = False


class AccountRoutes:
    """users/@me, applications, guilds"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get(f"{API}/users/@me", self.me),
            web.get(f"{API}/users/@me/guilds", self.guilds),
            web.get(f"{API}/oauth2/applications/@me", self.application),
            web.get(f"{API}/applications/@me", self.application),
            web.get(f"{API}/gateway", self.gateway),
            web.get(f"{API}/gateway/bot", self.gateway_for_bots),
            web.get(f"{API}/guilds/{{guild_id}}", self.guild),
            web.get(f"{API}/guilds/{{guild_id}}/channels", self.channels),
            web.get(f"{API}/guilds/{{guild_id}}/members/{{user_id}}", self.member),
            web.get(f"{API}/channels/{{channel_id}}", self.channel),
            web.put(f"{API}/applications/{{application_id}}/guilds/{{guild_id}}/commands", self.declare),
        ]

    async def me(self, request: web.Request) -> web.Response:
        """Return the bot's account."""
        self._calls.signed(request)
        return answer(payloads.own_account(self._world.bot))

    async def guilds(self, request: web.Request) -> web.Response:
        """Return the servers that the bot is in."""
        self._calls.signed(request)
        if not self._world.is_member:
            return answer([])
        told: dict[str, object] = {
            "id": self._world.guild_id,
            "name": self._world.guild_name,
            "icon": None,
            "banner": None,
            "owner": False,
            "permissions": str(self._world.bot_rights),
            "features": [],
        }
        return answer([told])

    async def application(self, request: web.Request) -> web.Response:
        """Return the bot's application."""
        self._calls.signed(request)
        world = self._world
        name, owner = world.bot.user.name, world.owner
        return answer(payloads.application(world.application_id, name, owner, reads=world.may_read))

    async def gateway(self, request: web.Request) -> web.Response:
        """Return where the gateway is."""
        return answer({"url": "wss://gateway.discord.gg"})

    async def gateway_for_bots(self, request: web.Request) -> web.Response:
        """Return where the gateway is, and how many sessions may be started."""
        self._calls.signed(request)
        starts = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": "wss://gateway.discord.gg", "shards": 1, "session_start_limit": starts})

    async def guild(self, request: web.Request) -> web.Response:
        """Return the server."""
        self._calls.guild(request)
        return answer(self._world.guild())

    async def channels(self, request: web.Request) -> web.Response:
        """Return the server's channels."""
        self._calls.guild(request)
        rooms = self._world.rooms.values()
        return answer([payloads.channel(room, self._world.guild_id) for room in rooms])

    async def member(self, request: web.Request) -> web.Response:
        """Return one member."""
        self._calls.guild(request)
        person = self._world.person(request.match_info["user_id"])
        if person is None or person.banned:
            raise Refusal(*UNKNOWN_MEMBER)
        return answer(person.whole_member())

    async def channel(self, request: web.Request) -> web.Response:
        """Return one channel, or private conversation."""
        self._calls.signed(request)
        id = request.match_info["channel_id"]
        if person := self._world.private.get(id):
            return answer(payloads.private_channel(id, person))
        if id not in self._world.rooms:
            raise Refusal(*UNKNOWN_CHANNEL)
        return answer(payloads.channel(self._calls.room(request), self._world.guild_id))

    async def declare(self, request: web.Request) -> web.Response:
        """Replace the server's commands."""
        self._calls.guild(request)
        if request.match_info["application_id"] != self._world.application_id:
            raise Refusal(*UNAUTHORIZED)
        if not self._world.may_declare:
            raise Refusal(*MISSING_ACCESS)
        declared = await body(request, list[Command])
        self._world.commands = {told.name: self._registered(told) for told in declared}
        self._world.declared.set()
        return answer(list(self._world.commands.values()))

    def _registered(self, told: Command) -> dict[str, Any]:
        id, rights = str(self._world.ids.next()), told.default_member_permissions
        return {
            "id": id,
            "application_id": self._world.application_id,
            "guild_id": self._world.guild_id,
            "version": id,
            "type": told.type,
            "name": told.name,
            "description": told.description,
            "options": told.options,
            "default_member_permissions": None if rights is None else str(rights),
            "nsfw": told.nsfw,
        }
