"""Where the crowd talks: the loopback platforms as their members use them."""

from datetime import datetime
from typing import Protocol

import msgspec

from bot.rehearsal.crowd.people import Person
from bot.rehearsal.discord.asks import Form, LoopbackInteraction
from bot.rehearsal.discord.chat import parts
from bot.rehearsal.discord.ids import told_at
from bot.rehearsal.discord.people import LoopbackUser as DiscordUser
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.people import LoopbackUser as TwitchUser
from bot.rehearsal.twitch.server import LoopbackTwitch

_NAMESAKES = 100


class Taken(msgspec.Struct, frozen=True):
    """The platform took it, under its own id and time."""

    id: str
    at: datetime


class Room(Protocol):
    """A chat."""

    def say(self, person: Person, text: str) -> Taken | None:
        """Write; None when the platform does not take it."""
        ...

    @property
    def listens(self) -> bool:
        """Return whether the bot is there."""
        ...

    def holds(self, id: str) -> bool:
        """Return whether the bot was told this, or can still ask for it."""
        ...

    def account_of(self, person: Person) -> str:
        """Return the platform's id of somebody, "" before they came."""
        ...


class TwitchRoom:
    """The chat of the loopback Twitch; people arrive with their first words."""

    def __init__(self, server: LoopbackTwitch) -> None:
        """Let nobody in yet."""
        self._server = server
        self._users: dict[str, TwitchUser] = {}

    def say(self, person: Person, text: str) -> Taken | None:
        """Write; None when the platform does not take it."""
        user = self._users.get(person.key) or self._arrive(person)
        id = self._server.post(user, text)
        return Taken(id, self._server.chat.lines[id].sent_at) if id else None

    @property
    def listens(self) -> bool:
        """Return whether the bot has a connection that it subscribed with."""
        return bool(self._server.subscribed_types)

    def holds(self, id: str) -> bool:
        """Return whether the message was written to the bot's connection."""
        return id in self._server.held

    def account_of(self, person: Person) -> str:
        """Return the platform's id of somebody, "" before they came."""
        user = self._users.get(person.key)
        return user.id if user else ""

    def _arrive(self, person: Person) -> TwitchUser:
        for name in _namesakes(person.name):
            try:
                user = self._server.user(name)
            except ValueError:
                continue
            return self._users.setdefault(person.key, user)
        raise ValueError(f"no name is left for {person.name!r}")


class DiscordRoom:
    """The first channel of the loopback Discord, with the bot's buttons, commands and forms."""

    def __init__(self, server: LoopbackDiscord) -> None:
        """Let nobody in yet."""
        self._server = server
        self._users: dict[str, DiscordUser] = {}
        self._gestures: dict[str, LoopbackInteraction] = {}
        self._panels: dict[str, str] = {}

    def say(self, person: Person, text: str) -> Taken | None:
        """Write; None when the platform does not take it."""
        id = self._server.post(self._user(person), text)
        return Taken(id, told_at(int(id))) if id else None

    def press(
        self, person: Person, control: str, values: tuple[str, ...] = (), panel: str = ""
    ) -> Taken | None:
        """Press a button of the bot's or choose in a select; None when nobody sees one of this name.

        `panel` is a private answer that it stands below, "" where everybody sees it.
        """
        user = self._user(person)
        panel = panel or self._panels.get(control) or self._find_panel(control) or ""
        pressed = self._server.press(user, control, panel, values) if panel else None
        if pressed is None:
            self._panels.pop(control, None)
        return self._taken(pressed)

    def invoke(self, person: Person, command: str, options: dict[str, str | int | bool]) -> Taken | None:
        """Use a slash command; None when it is not offered."""
        return self._taken(self._server.invoke(self._user(person), command, options))

    def submit(self, person: Person, form: Form, text: str) -> Taken | None:
        """Fill in the first field of a form and send it."""
        return self._taken(self._server.submit(self._user(person), form.id, {form.fields[0]: text}))

    def gesture(self, id: str) -> LoopbackInteraction | None:
        """Return what became of a press, a command or a form."""
        return self._gestures.get(id)

    @property
    def listens(self) -> bool:
        """Return whether the bot has a connection."""
        return self._server.connected

    def holds(self, id: str) -> bool:
        """Return whether the bot was told a message, or acknowledged a gesture: its author sees that."""
        gesture = self._gestures.get(id)
        return gesture.acknowledged if gesture else id in self._server.held

    def account_of(self, person: Person) -> str:
        """Return the platform's id of somebody, "" before they came."""
        user = self._users.get(person.key)
        return user.id if user else ""

    def _user(self, person: Person) -> DiscordUser:
        return self._users.get(person.key) or self._arrive(person)

    def _arrive(self, person: Person) -> DiscordUser:
        for name in _namesakes(person.name):
            try:
                user = self._server.user(name)
            except ValueError:
                continue
            return self._users.setdefault(person.key, user)
        raise ValueError(f"no name is left for {person.name!r}")

    def _find_panel(self, control: str) -> str | None:
        for message in reversed(self._server.chat.messages.values()):
            if any(part.get("custom_id") == control for part in parts(message.components)):
                self._panels[control] = message.id
                return message.id
        return None

    def _taken(self, gesture: LoopbackInteraction | None) -> Taken | None:
        if gesture is None:
            return None
        self._gestures[gesture.id] = gesture
        return Taken(gesture.id, told_at(int(gesture.id)))


def _namesakes(name: str) -> list[str]:
    """Return the name, and what its bearer would settle for."""
    return [name, *(f"{name[:22]}{number}" for number in range(2, _NAMESAKES))]
