"""People's hands on the bot's commands, buttons and forms."""

from typing import Any

from bot.rehearsal.discord import payloads
from bot.rehearsal.discord.asks import AskKind, Form, LoopbackInteraction
from bot.rehearsal.discord.chat import LoopbackMessage, parts
from bot.rehearsal.discord.people import LoopbackUser, Person
from bot.rehearsal.discord.session import Double
from bot.rehearsal.discord.world import World

Options = dict[str, str | int | bool]

_LIST = 3
_CHOOSERS = (_LIST, 5, 6, 7, 8)
_TEXT_INPUT = 4
_LABEL = 18
_ATTACHMENT_BYTES = 10_485_760
# Discord's number for a conversation with the bot alone.
_WITH_THE_BOT = 1


class Asking:
    """Makes interactions and tells the bot; an instant « None » is Discord not letting somebody."""

    def __init__(self, world: World) -> None:
        """Ask in this world."""
        self._world = world
        # What every interaction says that is made in the server.
        self._anywhere: dict[str, Any] = {
            "application_id": world.application_id,
            "guild": {"id": world.guild_id, "locale": "fr", "features": []},
            "guild_id": world.guild_id,
            "version": 1,
            "locale": "fr",
            "guild_locale": "fr",
            "entitlements": [],
            "authorizing_integration_owners": {"0": world.guild_id},
            "context": 0,
            "attachment_size_limit": _ATTACHMENT_BYTES,
        }

    def invoke(
        self, author: LoopbackUser, command: str, options: Options, channel_id: str
    ) -> LoopbackInteraction | None:
        """Use a command; None when it is not declared, or not to this person."""
        person, known = self._able(author), self._world.commands.get(command)
        if person is None or known is None:
            return None
        needed = known["default_member_permissions"]
        if needed is not None and author.rights & int(needed) != int(needed):
            return None
        kinds = {option["name"]: option["type"] for option in known["options"]}
        data = {
            "id": known["id"],
            "name": command,
            "type": known["type"],
            "guild_id": self._world.guild_id,
            "options": [
                {"name": name, "type": kinds.get(name, 3), "value": value} for name, value in options.items()
            ],
        }
        return self._ask(person, AskKind.COMMAND, command, data, channel_id)

    def press(
        self, author: LoopbackUser, control: str, message_id: str, values: tuple[str, ...]
    ) -> LoopbackInteraction | None:
        """Press a button, or choose in a select; None when there is no such thing to press."""
        letter = self._letter(author, message_id)
        seen = self._world.chat.messages.get(message_id) or self._world.asks.panel(author, message_id)
        # Whoever may not write in the server still has the bot's private words before them.
        person, message = (self._world.person(author.id), letter) if letter else (self._able(author), seen)
        if person is None or message is None:
            return None
        part = next((p for p in parts(message.components) if p.get("custom_id") == control), None)
        if part is None or part.get("disabled") or not _can_choose(part, values):
            return None
        data: dict[str, Any] = {"custom_id": control, "component_type": part["type"], "id": part["id"]}
        if part["type"] in _CHOOSERS:
            data["values"] = list(values)
        return self._ask(person, AskKind.COMPONENT, control, data, message.channel_id, message)

    def submit(
        self, author: LoopbackUser, form_id: str, fields: dict[str, str], channel_id: str
    ) -> LoopbackInteraction | None:
        """Send a form; None when this person has no such form before them."""
        able = self._world.person(author.id) if channel_id in self._world.private else self._able(author)
        person, form = able, self._world.asks.take_form(author, form_id)
        if person is None or form is None:
            return None
        data = {"custom_id": form_id, "components": _filled(form, fields)}
        return self._ask(person, AskKind.FORM, form_id, data, channel_id)

    def _letter(self, author: LoopbackUser, message_id: str) -> LoopbackMessage | None:
        letter = self._world.letters.get(author.id)
        return letter if letter and letter.id == message_id else None

    def _able(self, author: LoopbackUser) -> Person | None:
        person = self._world.person(author.id)
        if person is None or person.banned or person.is_silenced(self._world.clock.now()):
            return None
        return person if self._world.is_member else None

    def _ask(
        self,
        person: Person,
        kind: AskKind,
        control: str,
        data: dict[str, Any],
        channel_id: str,
        message: LoopbackMessage | None = None,
    ) -> LoopbackInteraction:
        world = self._world
        id = str(world.ids.next())
        token = f"{world.dice.getrandbits(256):064x}"
        asked = LoopbackInteraction(id, token, kind, person.user, control, world.clock.now())
        world.asks.add(asked)
        told: dict[str, Any] = {
            "id": id,
            "type": int(kind),
            "data": data,
            "channel_id": channel_id,
            **self._where(person, channel_id),
            "token": token,
            "app_permissions": str(world.bot_rights),
        }
        if message:
            asked.message_id = message.id
            told["message"] = world.show(message)
        world.gateway.tell("INTERACTION_CREATE", told, twice=Double(asked))
        return asked

    def _where(self, person: Person, channel_id: str) -> dict[str, Any]:
        """Return where an interaction is made, and by whom: in the server, or in a private conversation."""
        if channel_id in self._world.private:
            private = {key: value for key, value in self._anywhere.items() if not key.startswith("guild")}
            return {
                **private,
                "authorizing_integration_owners": {},
                "context": _WITH_THE_BOT,
                "channel": payloads.private_channel(channel_id, person),
                "user": person.encoded,
            }
        return {
            **self._anywhere,
            "channel": payloads.channel(self._world.rooms[channel_id], self._world.guild_id),
            "member": {
                **person.member(),
                "user": person.encoded,
                "permissions": str(person.user.rights),
            },
        }


def _can_choose(part: dict[str, Any], values: tuple[str, ...]) -> bool:
    """Return whether a select lets somebody choose these; a button has nothing to choose."""
    if part["type"] not in _CHOOSERS:
        return not values
    offered = {option["value"] for option in part.get("options", ())}
    known = part["type"] != _LIST or offered.issuperset(values)
    few, many = part.get("min_values", 1), part.get("max_values", 1)
    return known and len(set(values)) == len(values) and few <= len(values) <= many


def _filled(form: Form, fields: dict[str, str]) -> list[dict[str, Any]]:
    """Return a form's components as Discord sends them back."""

    def one(part: dict[str, Any]) -> dict[str, Any]:
        shown = {"type": part["type"], "id": part["id"]}
        if part["type"] == _LABEL:
            return shown | {"component": one(part["component"])}
        if part["type"] == _TEXT_INPUT:
            name = part["custom_id"]
            return shown | {"custom_id": name, "value": fields.get(name, "")}
        return shown | {"components": [one(inner) for inner in part.get("components", ())]}

    return [one(part) for part in form.components]
