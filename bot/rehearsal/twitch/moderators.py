"""Other moderators' hands on the loopback Twitch, and those of people it suspects or has banned."""

from datetime import timedelta

import msgspec

from bot.rehearsal.twitch import payloads_moderation as payloads
from bot.rehearsal.twitch.chat import FOR_GOOD
from bot.rehearsal.twitch.payloads_moderation import UnbanRequest
from bot.rehearsal.twitch.people import LoopbackUser
from bot.rehearsal.twitch.troubles import Troubles


class Moderators(Troubles):
    """What people do with Twitch's own tools."""

    def silence(self, user: LoopbackUser, seconds: int | None, by: LoopbackUser, reason: str = "") -> None:
        """Time somebody out, or (without a length) ban them, as a moderator would."""
        world, now = self._world, self._world.clock.now()
        until = FOR_GOOD if seconds is None else now + timedelta(seconds=seconds)
        world.silence(user, until, by.id, reason)

    def ask_back(self, user: LoopbackUser, text: str) -> str:
        """Ask, as somebody banned, to come back; return the request's id."""
        world = self._world
        asked = UnbanRequest(id=world.eventsub.new_id(), user=user, text=text, created_at=world.clock.now())
        world.requests[asked.id] = asked
        told = payloads.unban_request(world.broadcaster, asked)
        world.eventsub.tell("channel.unban_request.create", told)
        return asked.id

    def withdraw_request(self, request_id: str) -> None:
        """Take a request back, as the one who made it."""
        self._world.resolve(request_id, "canceled", None, "")

    def answer_request(
        self, request_id: str, by: LoopbackUser, *, approve: bool, text: str = ""
    ) -> UnbanRequest | None:
        """Answer a request as a moderator would; None when it does not wait any more."""
        return self._world.resolve(request_id, "approved" if approve else "denied", by, text)

    def suspect(self, user: LoopbackUser, level: str, by: LoopbackUser) -> None:
        """Put somebody under suspicion ("active_monitoring", "restricted"), or ("none") out of it."""
        self._world.suspects[user.id] = level
        told = payloads.suspect_update(self._world.broadcaster, by, user, level)
        self._world.eventsub.tell("channel.suspicious_user.update", told)

    def post_as_suspect(self, user: LoopbackUser, text: str, evasion: str = "unknown") -> str:
        """Write as somebody suspicious; what a restricted one writes is in no chat. Return its id."""
        world = self._world
        level = world.suspects.get(user.id, "active_monitoring")
        id = world.eventsub.new_id()
        if level != "restricted":
            world.show(user, text, id=id)
        told = payloads.suspect_message(world.broadcaster, user, id, text, level, evasion, world.users)
        world.eventsub.tell("channel.suspicious_user.message", told)
        return id

    def acknowledge(self, user: LoopbackUser) -> None:
        """Let a warned viewer accept the warning, and write again."""
        self._world.chat.acknowledge(user.id)
        told = payloads.acknowledgement(self._world.broadcaster, user)
        self._world.eventsub.tell("channel.warning.acknowledge", told)

    def follow_only(self, minutes: int) -> None:
        """Turn followers only on as the broadcaster would."""
        modes = self._world.chat.modes
        self._world.chat.modes = msgspec.structs.replace(
            modes, follower_mode=True, follower_mode_duration=minutes
        )
