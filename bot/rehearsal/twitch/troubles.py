"""What goes wrong on the loopback Twitch when somebody wants it to: rights, tokens, connections."""

from datetime import timedelta

import msgspec

from bot.rehearsal.twitch.chat import FOR_GOOD
from bot.rehearsal.twitch.grants import Grant
from bot.rehearsal.twitch.people import LoopbackUser
from bot.rehearsal.twitch.world import World


class Troubles:
    """The hands that a rehearsal or a test has on what the bot relies on; instant and sync."""

    def __init__(self, world: World) -> None:
        """Act on this world."""
        self._world = world

    def refuse(self, type: str, status: int = 403) -> None:
        """Refuse new subscriptions of a type from now on; status 0 accepts them again."""
        self._world.refused_types.pop(type, None)
        if status:
            self._world.refused_types[type] = status

    def revoke(self, type: str, status: str = "authorization_revoked") -> None:
        """End the subscriptions of a type, as Twitch does when a right is withdrawn."""
        self._world.eventsub.revoke(type, status)

    def fail_oauth(self, status: int, count: int = 1) -> None:
        """Have the next sign-in calls fail."""
        self._world.oauth_failures += [status] * count

    def fail_calls(self, status: int, count: int = 1) -> None:
        """Have the next Helix calls fail without being done."""
        self._world.call_failures += [status] * count

    def issue(self, user: LoopbackUser, scopes: tuple[str, ...]) -> Grant:
        """Return a new pair of tokens of somebody."""
        return self._world.grants.issue(user.id, user.login, scopes, self._world.clock.now())

    def expire_token(self, token: str, *, for_good: bool = False) -> None:
        """End an access token; with `for_good` its refresh token too."""
        self._world.grants.expire(token, for_good=for_good)

    def approve_device(self, user_code: str, user: LoopbackUser) -> None:
        """Let somebody grant a device the access it asks for."""
        self._world.grants.approve(user_code, user.id, user.login)

    def dismiss_bot(self) -> None:
        """Take the bot's moderator badge away."""
        self._world.users.replace(msgspec.structs.replace(self._world.bot, badges=()))

    def appoint_bot(self) -> None:
        """Make the bot a moderator again."""
        self._world.users.replace(msgspec.structs.replace(self._world.bot, badges=("moderator",)))

    def exclude(self, user: LoopbackUser) -> None:
        """Ban somebody as the broadcaster would."""
        self._world.chat.silence(user.id, FOR_GOOD)
        self._world.clear_user(user, self._world.broadcaster.id)

    def slow_down(self, seconds: int) -> None:
        """Turn slow mode on as the broadcaster would."""
        modes = self._world.chat.modes
        self._world.chat.modes = msgspec.structs.replace(modes, slow_mode=True, slow_mode_wait_time=seconds)

    def age(self, message_id: str, elapsed: timedelta) -> None:
        """Make a message older than it is."""
        line = self._world.chat.lines[message_id]
        self._world.chat.lines[message_id] = msgspec.structs.replace(line, sent_at=line.sent_at - elapsed)

    def reconnect_sockets(self, *, nowhere: bool = False) -> None:
        """Ask every client to move to a new connection, or to one that will refuse it."""
        for session in tuple(self._world.eventsub.sessions.values()):
            self._world.eventsub.ask_to_move(session, nowhere=nowhere)

    def drop_sockets(self) -> None:
        """Cut every connection without a word."""
        for session in self._world.eventsub.sessions.values():
            session.cut()

    def mute_sockets(self) -> None:
        """Write nothing more to any connection, without closing it."""
        for session in self._world.eventsub.sessions.values():
            session.mute()
