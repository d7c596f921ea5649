"""What moderators may do on the loopback Twitch."""

from datetime import timedelta

import msgspec
from aiohttp import web

from bot.rehearsal.record import ActKind
from bot.rehearsal.twitch import payloads
from bot.rehearsal.twitch.calls import Calls, Refusal, answer, body, nothing, required
from bot.rehearsal.twitch.chat import FOR_GOOD, Shield
from bot.rehearsal.twitch.payloads_moderation import listed_request
from bot.rehearsal.twitch.people import LoopbackUser, stamp
from bot.rehearsal.twitch.world import World

_LONGEST_SECONDS = 1_209_600
_REASON_CHARACTERS = 500
_NEVER = "0001-01-01T00:00:00Z"


class Ban(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to silence; without a duration, for good."""

    user_id: str
    duration: int | None = None
    reason: str = ""


class BanBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST moderation/bans"""

    data: Ban


class Warning_(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to warn, and why."""

    user_id: str
    reason: str


class WarningBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST moderation/warnings"""

    data: Warning_


class AutomodBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST moderation/automod/message"""

    user_id: str
    msg_id: str
    action: str


class ShieldBody(msgspec.Struct, frozen=True, kw_only=True):
    """PUT moderation/shield_mode"""

    is_active: bool


class ModerationRoutes:
    """helix/moderation"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.delete("/helix/moderation/chat", self.delete),
            web.post("/helix/moderation/bans", self.ban),
            web.delete("/helix/moderation/bans", self.unban),
            web.post("/helix/moderation/warnings", self.warn),
            web.post("/helix/moderation/automod/message", self.release),
            web.patch("/helix/moderation/unban_requests", self.resolve),
            web.get("/helix/moderation/shield_mode", self.shield),
            web.put("/helix/moderation/shield_mode", self.change_shield),
        ]

    async def delete(self, request: web.Request) -> web.Response:
        """Take one message away, or all of them when none is named."""
        moderator = self._calls.moderator(request, "moderator:manage:chat_messages")
        id = request.query.get("message_id", "")
        if not id:
            self._world.clear(moderator.id)
            self._world.note(ActKind.DELETE)
            return nothing()
        line = self._world.chat.shown(id)
        if line is None:
            raise Refusal(404, "The ID in message_id was not found.")
        if self._world.chat.is_too_old(line, self._world.clock.now()):
            raise Refusal(404, "The specified message was created more than 6 hours ago.")
        if line.author.is_privileged and line.author.id != moderator.id:
            raise Refusal(400, "You may not delete a broadcaster's or another moderator's messages.")
        self._world.remove(id, moderator.id)
        self._world.note(ActKind.DELETE, id)
        return nothing()

    async def ban(self, request: web.Request) -> web.Response:
        """Silence somebody for some seconds or for good; their messages vanish."""
        moderator = self._calls.moderator(request, "moderator:manage:banned_users")
        asked = (await body(request, BanBody)).data
        user = self._bannable(asked)
        now = self._world.clock.now()
        until = FOR_GOOD if asked.duration is None else now + timedelta(seconds=asked.duration)
        self._world.silence(user, until, moderator.id, asked.reason)
        if asked.duration is None:
            self._world.note(ActKind.BAN, user.id, asked.reason)
        else:
            self._world.note(ActKind.TIMEOUT, user.id, asked.reason, asked.duration)
        told = {
            "broadcaster_id": self._world.broadcaster.id,
            "moderator_id": moderator.id,
            "user_id": user.id,
            "created_at": stamp(now),
            "end_time": None if asked.duration is None else stamp(until),
        }
        return answer({"data": [told]})

    async def unban(self, request: web.Request) -> web.Response:
        """Let somebody write again."""
        moderator = self._calls.moderator(request, "moderator:manage:banned_users")
        user = self._calls.user(required(request, "user_id"))
        if not self._world.release(user, moderator.id):
            raise Refusal(400, "user is not banned")
        self._world.note(ActKind.UNBAN, user.id)
        return nothing()

    async def warn(self, request: web.Request) -> web.Response:
        """Warn somebody, who must acknowledge it before writing again."""
        moderator = self._calls.moderator(request, "moderator:manage:warnings")
        asked = (await body(request, WarningBody)).data
        if not 0 < len(asked.reason) <= _REASON_CHARACTERS:
            raise Refusal(400, "The reason must be 1 to 500 characters long.")
        user = self._calls.user(asked.user_id)
        if user.is_privileged:
            raise Refusal(400, "The user specified in the user_id field may not be warned.")
        self._world.chat.warn(user.id)
        self._world.tell_act(moderator.id, "warn", user, reason=asked.reason, chat_rules_cited=None)
        self._world.note(ActKind.WARN, user.id, asked.reason)
        told = {
            "broadcaster_id": self._world.broadcaster.id,
            "user_id": user.id,
            "moderator_id": moderator.id,
            "reason": asked.reason,
        }
        return answer({"data": [told]})

    async def release(self, request: web.Request) -> web.Response:
        """Decide about a message that AutoMod withholds."""
        grant = self._calls.grant(request, "moderator:manage:automod")
        asked = await body(request, AutomodBody)
        if asked.user_id != grant.user_id:
            raise Refusal(401, "The ID in user_id must match the user ID in the access token.")
        if asked.action not in ("ALLOW", "DENY"):
            raise Refusal(400, "The value in the action field is not valid.")
        moderator = self._calls.moderating(grant)
        if asked.msg_id in self._world.chat.lines:
            raise Refusal(400, "The message was already processed.")
        if not self._world.decide(asked.msg_id, moderator, allow=asked.action == "ALLOW"):
            raise Refusal(404, "The message specified in the msg_id field was not found.")
        self._world.note(ActKind.RELEASE, asked.msg_id, asked.action)
        return nothing()

    async def resolve(self, request: web.Request) -> web.Response:
        """Answer somebody's request to come back."""
        moderator = self._calls.moderator(request, "moderator:manage:unban_requests")
        id, status = required(request, "unban_request_id"), required(request, "status")
        text = request.query.get("resolution_text", "")
        if status not in ("approved", "denied") or len(text) > _REASON_CHARACTERS:
            raise Refusal(400, "Invalid requested update")
        if id not in self._world.requests:
            raise Refusal(404, "The unban request ID was not found.")
        answered = self._world.resolve(id, status, moderator, text)
        if answered is None:
            raise Refusal(400, "Invalid requested update")
        self._world.note(ActKind.RESOLVE, id, text)
        return answer({"data": [listed_request(self._world.broadcaster, answered)]})

    async def shield(self, request: web.Request) -> web.Response:
        """Return whether the emergency mode is on."""
        self._calls.moderator(request, "moderator:manage:shield_mode", "moderator:read:shield_mode")
        return answer({"data": [self._shown_shield()]})

    async def change_shield(self, request: web.Request) -> web.Response:
        """Turn the emergency mode on or off."""
        moderator = self._calls.moderator(request, "moderator:manage:shield_mode")
        asked = await body(request, ShieldBody)
        before = self._world.chat.shield
        if asked.is_active:
            self._world.chat.shield = Shield(
                on=True, moderator=moderator, activated_at=self._world.clock.now()
            )
        else:
            self._world.chat.shield = msgspec.structs.replace(before, on=False)
        self._world.note(ActKind.SETTINGS, text=f"shield_mode {'on' if asked.is_active else 'off'}")
        return answer({"data": [self._shown_shield()]})

    def _bannable(self, asked: Ban) -> LoopbackUser:
        if asked.duration is not None and not 1 <= asked.duration <= _LONGEST_SECONDS:
            raise Refusal(400, "The value in the duration field is not valid.")
        if len(asked.reason) > _REASON_CHARACTERS:
            raise Refusal(400, "The text in the reason field is too long.")
        user = self._calls.user(asked.user_id)
        what = "banned" if asked.duration is None else "put in a timeout"
        if user.is_privileged:
            raise Refusal(400, f"The user specified in the user_id field may not be {what}.")
        if self._world.chat.is_banned(user.id):
            raise Refusal(400, "user is already banned")
        return user

    def _shown_shield(self) -> dict[str, object]:
        shield = self._world.chat.shield
        moderator = payloads.named(shield.moderator, "moderator") if shield.moderator else {}
        return {
            "is_active": shield.on,
            **dict.fromkeys(("moderator_id", "moderator_login", "moderator_name"), ""),
            **moderator,
            "last_activated_at": stamp(shield.activated_at) if shield.activated_at else _NEVER,
        }
