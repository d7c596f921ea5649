"""The loopback Discord: a server for the bot's real client, and a crowd's hands on its channels."""

import asyncio
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.ports import Clock
from bot.rehearsal.discord import rights
from bot.rehearsal.discord.asking import Asking, Options
from bot.rehearsal.discord.asks import LoopbackInteraction
from bot.rehearsal.discord.calls import Calls
from bot.rehearsal.discord.certificate import certify
from bot.rehearsal.discord.chat import Chat, LoopbackMessage
from bot.rehearsal.discord.front import Front
from bot.rehearsal.discord.moderators import Moderators
from bot.rehearsal.discord.people import LoopbackUser
from bot.rehearsal.discord.routes.account import AccountRoutes
from bot.rehearsal.discord.routes.interactions import InteractionRoutes
from bot.rehearsal.discord.routes.messages import MessageRoutes, numbered
from bot.rehearsal.discord.routes.moderation import ModerationRoutes
from bot.rehearsal.discord.routes.socket import SocketRoutes
from bot.rehearsal.discord.world import World
from bot.rehearsal.faults import Faults
from bot.rehearsal.record import Act, Observer


class LoopbackDiscord(Moderators):
    """One server on 127.0.0.1, served while inside `async with`; every hand on it is instant and sync."""

    def __init__(
        self,
        clock: Clock,
        faults: Faults | None,
        folder: Path,
        *,
        guild: str = "Émission",
        channels: tuple[str, ...] = ("debat",),
        bot: str = "Bouge",
        observe: Observer | None = None,
    ) -> None:
        """Prepare the server; its certificate goes into `folder`, `observe` is told every HTTP exchange."""
        super().__init__(World(clock, faults or Faults(), guild, channels, bot))
        self._asking = Asking(self._world)
        self.ca_file = folder / "discord-ca.pem"
        app = web.Application(middlewares=[Front(self._world, observe).middleware()])
        calls = Calls(self._world)
        app.add_routes(AccountRoutes(self._world, calls).table())
        app.add_routes(MessageRoutes(self._world, calls).table())
        app.add_routes(ModerationRoutes(self._world, calls).table())
        app.add_routes(InteractionRoutes(self._world).table())
        app.add_routes(SocketRoutes(self._world).table())
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        self._address = ""

    async def __aenter__(self) -> Self:
        """Start to serve."""
        certificate = await asyncio.to_thread(certify, self.ca_file)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=certificate).start()
        self._address = f"127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Cut every connection and stop."""
        self.drop_sockets()
        await self._runner.cleanup()

    @property
    def connect(self) -> str:
        """Return "host:port", for the setting discord.connect; `ca_file` is the one to trust."""
        return self._address

    @property
    def token(self) -> str:
        """Return the bot's token."""
        return self._world.token

    @property
    def application_id(self) -> str:
        """Return the application's id, which is the bot's own too."""
        return self._world.application_id

    @property
    def guild_id(self) -> str:
        """Return the server's id."""
        return self._world.guild_id

    @property
    def channel_id(self) -> str:
        """Return the first channel's id."""
        return next(iter(self._world.rooms))

    @property
    def channel_ids(self) -> dict[str, str]:
        """Return every channel's id by name."""
        return {room.name: room.id for room in self._world.rooms.values()}

    @property
    def bot(self) -> LoopbackUser:
        """Return the bot's account."""
        return self._world.bot.user

    @property
    def owner(self) -> LoopbackUser:
        """Return the server's owner."""
        return self._world.owner.user

    @property
    def chat(self) -> Chat:
        """Return the messages: `messages` (id → message), `removed` (ids)."""
        return self._world.chat

    @property
    def messages(self) -> list[LoopbackMessage]:
        """Return every message now shown, oldest first; its `buttons` can be pressed."""
        return list(self._world.chat.messages.values())

    @property
    def commands(self) -> frozenset[str]:
        """Return the names of the commands that the bot declared."""
        return frozenset(self._world.commands)

    @property
    def declared(self) -> asyncio.Event:
        """Return what is set once the bot has declared its commands."""
        return self._world.declared

    @property
    def slow_seconds(self) -> int:
        """Return how long people must wait between two messages in the first channel."""
        return self._world.rooms[self.channel_id].slow_seconds

    @property
    def acts(self) -> list[Act]:
        """Return everything the bot did, in order."""
        return self._world.acts

    @property
    def held(self) -> set[str]:
        """Return the ids of the crowd's messages that the bot was told, or can fetch as missed ones."""
        return self._world.held

    @property
    def waiting(self) -> int:
        """Return how many events are still to be written to open connections."""
        connections = self._world.gateway.connections
        return sum(connection.waiting for connection in connections)

    @property
    def injected_duplicates(self) -> int:
        """Return how many events were really told a second time."""
        return self._world.gateway.doubled

    @property
    def limit_breaches(self) -> int:
        """Return how often the bot exceeded one of Discord's limits; faults are not counted."""
        return self._world.limit_breaches

    @property
    def unknown_calls(self) -> list[str]:
        """Return the calls that this Discord does not know; a test wants none."""
        return self._world.unknown_calls

    @property
    def connected(self) -> bool:
        """Return whether a client now listens."""
        return any(session.connection for session in self._world.gateway.sessions.values())

    @property
    def sessions_opened(self) -> int:
        """Return how often a client had to identify."""
        return self._world.gateway.opened

    def user(self, name: str, moderator: bool = False, private: bool = True) -> LoopbackUser:
        """Let a member in; `private` says whether they take private messages."""
        return self._world.welcome(name, is_moderator=moderator, private=private).user

    def post(self, author: LoopbackUser, text: str, reply_to: str = "", channel_id: str = "") -> str | None:
        """Write in a channel and return the message's id; None when Discord does not take it."""
        room = self._world.rooms[channel_id or self.channel_id]
        person, now = self._world.person(author.id), self._world.clock.now()
        if person is None or person.banned or person.is_silenced(now):
            return None
        pause = timedelta(seconds=room.slow_seconds)
        if pause and not author.is_moderator and person.wrote_at and now - person.wrote_at < pause:
            return None
        person.wrote_at = now
        return self._world.write(author, room.id, text, reply_to=reply_to)

    def show(self, text: str, *components: dict[str, Any]) -> str:
        """Post as the bot, with any components that Discord has, and return the message's id."""
        return self._world.write(self.bot, self.channel_id, text, components=numbered(list(components)))

    def edit(self, message_id: str, text: str) -> bool:
        """Change a message as its author would; False when it is not there."""
        message = self._world.chat.messages.get(message_id)
        if message:
            self._world.edit(message, text=text)
        return message is not None

    def remove(self, *message_ids: str) -> bool:
        """Delete messages as a moderator would, several at once; False when none is there."""
        return bool(self._world.remove(list(message_ids)))

    def invoke(
        self, author: LoopbackUser, command: str, options: Options | None = None, channel_id: str = ""
    ) -> LoopbackInteraction | None:
        """Use a slash command; None when it is not declared, or not for this person."""
        return self._asking.invoke(author, command, options or {}, channel_id or self.channel_id)

    def letter(self, author: LoopbackUser) -> LoopbackMessage | None:
        """Return what the bot last wrote to somebody alone, None when it wrote nothing."""
        return self._world.letters.get(author.id)

    def press(
        self, author: LoopbackUser, control: str, message_id: str, values: tuple[str, ...] = ()
    ) -> LoopbackInteraction | None:
        """Press a button, or choose in a select; None when there is nothing of this name to press."""
        return self._asking.press(author, control, message_id, values)

    def submit(
        self, author: LoopbackUser, form_id: str, fields: dict[str, str], channel_id: str = ""
    ) -> LoopbackInteraction | None:
        """Send the form that somebody was shown; None when they were shown none."""
        return self._asking.submit(author, form_id, fields, channel_id or self.channel_id)

    def slow_down(self, seconds: int) -> None:
        """Have people wait between two messages in the first channel."""
        self._world.rooms[self.channel_id].slow_seconds = seconds

    def give(self, *names: str) -> None:
        """Give the bot rights, by Discord's names (« manage_messages »…)."""
        self._world.bot_role.rights |= rights.bits(*names)
        self._world.tell_role()

    def withdraw(self, *names: str) -> None:
        """Take rights away from the bot and from everybody."""
        self._world.bot_role.rights &= ~rights.bits(*names)
        self._world.everyone.rights &= ~rights.bits(*names)
        self._world.tell_role()

    def forbid_reading(self, *, forbidden: bool = True) -> None:
        """Refuse the message content intent from now on, or accept it again."""
        self._world.may_read = not forbidden

    def refuse_commands(self) -> None:
        """Do not let the bot declare commands, as when it was invited without that scope."""
        self._world.may_declare = False

    def renew_token(self) -> None:
        """Give the bot another token; the old one is refused from now on."""
        self._world.renew_token()

    def dismiss_bot(self) -> None:
        """Put the bot out of the server."""
        self._world.join(member=False)

    def invite_bot(self) -> None:
        """Let the bot into the server again."""
        self._world.join(member=True)

    def fail(self, status: int, count: int = 1) -> None:
        """Have the next calls answered with this status."""
        self._world.failures += [status] * count

    def hold_back(self, seconds: float, count: int = 1) -> None:
        """Answer the next calls 429, to be repeated after some seconds."""
        self._world.pauses += [seconds] * count

    def fall_silent(self, *, silent: bool = True) -> None:
        """Open connections from now on without a word, or speak again; those there are stay."""
        self._world.silent = silent

    def reconnect_sockets(self) -> None:
        """Ask every client to come back on a new connection."""
        self._world.gateway.ask_to_move()

    def invalidate_sessions(self) -> None:
        """End every session: clients must identify again, and were told nothing meanwhile."""
        self._world.gateway.invalidate()

    def forget_sessions(self) -> None:
        """Cut every connection and forget its session, so that it cannot be resumed."""
        self._world.gateway.drop(for_good=True)

    def drop_sockets(self) -> None:
        """Cut every connection without a word; sessions can be resumed."""
        self._world.gateway.drop()
