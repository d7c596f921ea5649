"""Writing in the loopback Twitch's chat, and its settings."""

from collections import deque
from datetime import datetime, timedelta

import msgspec
from aiohttp import web

from bot.rehearsal.record import ActKind
from bot.rehearsal.twitch import payloads
from bot.rehearsal.twitch.calls import Calls, Refusal, answer, body, nothing, required
from bot.rehearsal.twitch.chat import MESSAGE_CHARACTERS, ChatModes
from bot.rehearsal.twitch.people import LoopbackUser
from bot.rehearsal.twitch.world import World

_WINDOW = timedelta(seconds=30)
_FOR_ANYBODY = 20
_FOR_MODERATORS = 100
_BETWEEN_ANNOUNCEMENTS = timedelta(seconds=2)
_LONGEST_FOLLOWED_MINUTES = 129_600
_COLORS = ("blue", "green", "orange", "purple", "primary")
_DROPPED = {
    "msg_rejected": "Your message is being checked by mods and has not been sent.",
    "msg_timedout": "You are timed out or banned from talking in this channel.",
    "msg_warned": "You must acknowledge a warning before talking in this channel.",
    "msg_duplicate": "Your message is identical to the previous one, sent less than 30 seconds ago.",
    "msg_slowmode": "This room is in slow mode and you are sending messages too quickly.",
    "msg_ratelimit": "Your message was not sent because you are sending messages too quickly.",
}


class SendBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST chat/messages"""

    broadcaster_id: str
    sender_id: str
    message: str
    reply_parent_message_id: str | None = None


class AnnouncementBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST chat/announcements"""

    message: str
    color: str | None = None


class ModesBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """PATCH chat/settings; what is not named stays as it is."""

    emote_mode: bool | None = None
    follower_mode: bool | None = None
    follower_mode_duration: int | None = None
    non_moderator_chat_delay: bool | None = None
    non_moderator_chat_delay_duration: int | None = None
    slow_mode: bool | None = None
    slow_mode_wait_time: int | None = None
    subscriber_mode: bool | None = None
    unique_chat_mode: bool | None = None


class ChatRoutes:
    """helix/chat"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls
        self._sent: dict[str, deque[datetime]] = {}
        self._announced_at: datetime | None = None

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.post("/helix/chat/messages", self.send),
            web.post("/helix/chat/announcements", self.announce),
            web.get("/helix/chat/settings", self.modes),
            web.patch("/helix/chat/settings", self.change_modes),
        ]

    async def send(self, request: web.Request) -> web.Response:
        """Write a message; what Twitch drops is said in the answer, not by its status."""
        grant = self._calls.grant(request, "user:write:chat")
        asked = await body(request, SendBody)
        self._calls.in_channel(asked.broadcaster_id)
        if asked.sender_id != grant.user_id:
            raise Refusal(401, "The ID in sender_id must match the user ID in the user access token.")
        if not asked.message.strip():
            raise Refusal(400, "The message field is required.")
        if len(asked.message) > MESSAGE_CHARACTERS:
            self._world.limit_breaches += 1
            raise Refusal(422, "The message is too large.")
        sender = self._calls.user(grant.user_id)
        if self._world.chat.is_banned(sender.id):
            raise Refusal(403, "The sender is banned from this chat room.")
        dropped = self._too_fast(sender) or self._world.chat.refuses(
            sender, asked.message, self._world.clock.now()
        )
        if dropped:
            reason = {"code": dropped, "message": _DROPPED[dropped]}
            return answer({"data": [{"message_id": "", "is_sent": False, "drop_reason": reason}]})
        line = self._world.show(sender, asked.message, asked.reply_parent_message_id or "")
        self._world.note(ActKind.SAY, line.id, line.text)
        return answer({"data": [{"message_id": line.id, "is_sent": True}]})

    async def announce(self, request: web.Request) -> web.Response:
        """Write a message that stands out."""
        moderator = self._calls.moderator(request, "moderator:manage:announcements", otherwise=401)
        asked = await body(request, AnnouncementBody)
        if not asked.message.strip():
            raise Refusal(400, "The message field in the request's body is required.")
        if asked.color not in (None, *_COLORS):
            raise Refusal(400, "The specified color is not valid.")
        now = self._world.clock.now()
        if self._announced_at and now - self._announced_at < _BETWEEN_ANNOUNCEMENTS:
            self._world.limit_breaches += 1
            raise Refusal(429, "The sender has exceeded the number of announcements they may send.")
        self._announced_at = now
        text = asked.message[:MESSAGE_CHARACTERS]
        id = self._world.eventsub.new_id()
        room, users = self._world.broadcaster, self._world.users
        told = payloads.notification(room, moderator, "announcement", id, text, "", users)
        self._world.eventsub.tell("channel.chat.notification", told)
        self._world.note(ActKind.ANNOUNCE, id, text)
        return nothing()

    async def modes(self, request: web.Request) -> web.Response:
        """Return the room's settings."""
        self._calls.grant(request)
        self._calls.in_channel(required(request, "broadcaster_id"))
        return answer({"data": [self._shown_modes()]})

    async def change_modes(self, request: web.Request) -> web.Response:
        """Change the room's settings and tell it."""
        self._calls.moderator(request, "moderator:manage:chat_settings")
        asked = await body(request, ModesBody)
        changed = {name: value for name, value in msgspec.to_builtins(asked).items() if value is not None}
        if not changed:
            raise Refusal(400, "The request must name at least one setting.")
        wait = asked.slow_mode_wait_time
        if wait is not None and not (asked.slow_mode and 3 <= wait <= 120):
            raise Refusal(400, "slow_mode_wait_time must be 3 to 120 seconds, with slow_mode on.")
        minutes = asked.follower_mode_duration
        if minutes is not None and not (asked.follower_mode and 0 <= minutes <= _LONGEST_FOLLOWED_MINUTES):
            raise Refusal(400, "follower_mode_duration must be 0 to 129600, with follower_mode on.")
        modes = msgspec.structs.replace(self._world.chat.modes, **changed)
        if modes.slow_mode and modes.slow_mode_wait_time is None:
            modes = msgspec.structs.replace(modes, slow_mode_wait_time=30)
        if not modes.slow_mode:
            modes = msgspec.structs.replace(modes, slow_mode_wait_time=None)
        followed = (modes.follower_mode_duration or 0) if modes.follower_mode else None
        modes = msgspec.structs.replace(modes, follower_mode_duration=followed)
        self._world.chat.modes = modes
        self._world.note(ActKind.SETTINGS, text=msgspec.json.encode(changed).decode())
        self._world.eventsub.tell("channel.chat_settings.update", self._told_modes(modes))
        return answer({"data": [self._shown_modes()]})

    def _too_fast(self, sender: LoopbackUser) -> str:
        now = self._world.clock.now()
        sent = self._sent.setdefault(sender.id, deque())
        while sent and sent[0] <= now - _WINDOW:
            sent.popleft()
        if len(sent) >= (_FOR_MODERATORS if sender.is_privileged else _FOR_ANYBODY):
            self._world.limit_breaches += 1
            return "msg_ratelimit"
        sent.append(now)
        return ""

    def _shown_modes(self) -> dict[str, object]:
        modes: dict[str, object] = msgspec.to_builtins(self._world.chat.modes)
        return {"broadcaster_id": self._world.broadcaster.id, **modes}

    def _told_modes(self, modes: ChatModes) -> dict[str, object]:
        return {
            **payloads.named(self._world.broadcaster, "broadcaster_user"),
            "emote_mode": modes.emote_mode,
            "follower_mode": modes.follower_mode,
            "follower_mode_duration_minutes": modes.follower_mode_duration,
            "slow_mode": modes.slow_mode,
            "slow_mode_wait_time_seconds": modes.slow_mode_wait_time,
            "subscriber_mode": modes.subscriber_mode,
            "unique_chat_mode": modes.unique_chat_mode,
        }
