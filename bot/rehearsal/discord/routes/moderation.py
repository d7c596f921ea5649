"""What the bot may do to the members and channels of the loopback Discord."""

from datetime import datetime, timedelta
from urllib.parse import unquote

import msgspec
from aiohttp import web

from bot.rehearsal.discord import payloads
from bot.rehearsal.discord.calls import (
    UNKNOWN_BAN,
    UNKNOWN_MEMBER,
    UNKNOWN_USER,
    Calls,
    Refusal,
    answer,
    body,
    invalid,
    nothing,
)
from bot.rehearsal.discord.front import API
from bot.rehearsal.discord.world import World
from bot.rehearsal.record import ActKind

_LONGEST_TIMEOUT = timedelta(days=28, minutes=1)
_LONGEST_SLOW_SECONDS = 21_600


class MemberBody(msgspec.Struct, frozen=True, kw_only=True):
    """PATCH guilds/…/members/…"""

    communication_disabled_until: datetime | msgspec.UnsetType | None = msgspec.UNSET


class BanBody(msgspec.Struct, frozen=True, kw_only=True):
    """PUT guilds/…/bans/…"""

    delete_message_seconds: int | None = 0


class ChannelBody(msgspec.Struct, frozen=True, kw_only=True):
    """PATCH channels/…"""

    rate_limit_per_user: int | None = None


class ModerationRoutes:
    """guilds/…/members, guilds/…/bans, channels/…"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.patch(f"{API}/guilds/{{guild_id}}/members/{{user_id}}", self.change_member),
            web.put(f"{API}/guilds/{{guild_id}}/bans/{{user_id}}", self.ban),
            web.delete(f"{API}/guilds/{{guild_id}}/bans/{{user_id}}", self.unban),
            web.patch(f"{API}/channels/{{channel_id}}", self.change_channel),
        ]

    async def change_member(self, request: web.Request) -> web.Response:
        """Silence somebody until a time, or let them write again."""
        self._calls.guild(request)
        self._calls.needs("moderate_members")
        person = self._world.person(request.match_info["user_id"])
        if person is None or person.banned:
            raise Refusal(*UNKNOWN_MEMBER)
        self._calls.below(person)
        until = (await body(request, MemberBody)).communication_disabled_until
        if until is msgspec.UNSET:
            return answer(person.whole_member())
        now = self._world.clock.now()
        if until and until > now + _LONGEST_TIMEOUT:
            raise invalid("communication_disabled_until", "TOO_LONG", "Cannot be more than 28 days ahead.")
        person.silence(until)
        if until:
            reason = _reason(request)
            self._world.note(ActKind.TIMEOUT, person.user.id, reason, round((until - now).total_seconds()))
        else:
            self._world.note(ActKind.UNBAN, person.user.id)
        return answer(person.whole_member())

    async def ban(self, request: web.Request) -> web.Response:
        """Exclude somebody; their messages of the last while vanish if asked."""
        self._calls.guild(request)
        self._calls.needs("ban_members")
        person = self._world.person(request.match_info["user_id"])
        if person is None:
            raise Refusal(*UNKNOWN_USER)
        self._calls.below(person)
        person.banned = True
        self._world.note(ActKind.BAN, person.user.id, _reason(request))
        seconds = await self._seconds(request)
        since = self._world.clock.now() - timedelta(seconds=seconds)
        recent = [
            message.id
            for message in self._world.chat.messages.values()
            if message.author.id == person.user.id and message.sent_at > since
        ]
        if seconds and recent:
            self._world.remove(recent)
        return nothing()

    async def unban(self, request: web.Request) -> web.Response:
        """Let somebody come back."""
        self._calls.guild(request)
        self._calls.needs("ban_members")
        person = self._world.person(request.match_info["user_id"])
        if person is None or not person.banned:
            raise Refusal(*UNKNOWN_BAN)
        person.banned = False
        self._world.note(ActKind.UNBAN, person.user.id, _reason(request))
        return nothing()

    async def change_channel(self, request: web.Request) -> web.Response:
        """Change how often people may write."""
        room = self._calls.room(request, "manage_channels")
        seconds = (await body(request, ChannelBody)).rate_limit_per_user
        if seconds is not None:
            if not 0 <= seconds <= _LONGEST_SLOW_SECONDS:
                raise invalid("rate_limit_per_user", "NUMBER_TYPE_MAX", "Must be between 0 and 21600.")
            room.slow_seconds = seconds
            self._world.note(ActKind.SETTINGS, room.id, f'{{"rate_limit_per_user":{seconds}}}', seconds)
        told = payloads.channel(room, self._world.guild_id)
        self._world.gateway.tell("CHANNEL_UPDATE", told, 1)
        return answer(told)

    async def _seconds(self, request: web.Request) -> int:
        if "delete_message_seconds" in request.query:
            return int(request.query["delete_message_seconds"])
        if not request.can_read_body:
            return 0
        return (await body(request, BanBody)).delete_message_seconds or 0


def _reason(request: web.Request) -> str:
    return unquote(request.headers.get("X-Audit-Log-Reason", ""))
