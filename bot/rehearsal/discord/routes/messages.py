"""Writing, reading and removing messages of the loopback Discord."""

from collections import OrderedDict
from typing import Any

import msgspec
from aiohttp import web

from bot.rehearsal.discord import payloads
from bot.rehearsal.discord.calls import (
    EMPTY,
    NO_PRIVATE_MESSAGES,
    NOT_YOUR_MESSAGE,
    UNKNOWN_MESSAGE,
    UNKNOWN_USER,
    Calls,
    Refusal,
    answer,
    body,
    invalid,
    nothing,
)
from bot.rehearsal.discord.chat import REPLY, LoopbackMessage, parts
from bot.rehearsal.discord.front import API
from bot.rehearsal.discord.people import Person
from bot.rehearsal.discord.world import World
from bot.rehearsal.record import ActKind

TEXT_CHARACTERS = 2_000
_EMBED_CHARACTERS = 4_096
_REMEMBERED_NONCES = 500
_ROW, _LIST = 1, 3
_BUTTONS_A_ROW, _MOST_OPTIONS, _HINT_CHARACTERS = 5, 25, 150


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """The message that another answers."""

    message_id: str | int | None = None
    fail_if_not_exists: bool = True


class MessageBody(msgspec.Struct, frozen=True, kw_only=True):
    """What a message is made of; what is not named stays as it is when one is edited."""

    content: str | msgspec.UnsetType | None = msgspec.UNSET
    embeds: list[dict[str, Any]] | msgspec.UnsetType | None = msgspec.UNSET
    components: list[dict[str, Any]] | msgspec.UnsetType | None = msgspec.UNSET
    nonce: str | int | None = None
    enforce_nonce: bool | None = None
    flags: int | None = None
    message_reference: Reference | None = None

    def changes(self) -> dict[str, Any]:
        """Return what it names, as a message holds it. Raises Refusal."""
        named: dict[str, Any] = {}
        if self.content is not msgspec.UNSET:
            named["text"] = self.content or ""
            if len(named["text"]) > TEXT_CHARACTERS:
                raise invalid("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.")
        if self.embeds is not msgspec.UNSET:
            named["embeds"] = tuple({"type": "rich", **embed} for embed in self.embeds or ())
            if any(len(embed.get("description", "")) > _EMBED_CHARACTERS for embed in named["embeds"]):
                raise invalid("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 4096 or fewer in length.")
        if self.components is not msgspec.UNSET:
            named["components"] = numbered(self.components or [])
        return named


class PrivateBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST users/@me/channels"""

    recipient_id: str | int


class MessageRoutes:
    """channels/…/messages"""

    def __init__(self, world: World, calls: Calls) -> None:
        """Answer for this world."""
        self._world = world
        self._calls = calls
        self._nonces: OrderedDict[tuple[str, str | int], str] = OrderedDict()

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        messages = f"{API}/channels/{{channel_id}}/messages"
        return [
            web.get(messages, self.history),
            web.post(messages, self.send),
            web.get(f"{messages}/{{message_id}}", self.look),
            web.patch(f"{messages}/{{message_id}}", self.edit),
            web.delete(f"{messages}/{{message_id}}", self.delete),
            web.post(f"{API}/users/@me/channels", self.open_private),
        ]

    async def history(self, request: web.Request) -> web.Response:
        """Return a channel's messages, newest first."""
        room = self._calls.room(request, "read_message_history")
        limit = int(request.query.get("limit", "50"))
        if not 1 <= limit <= 100:
            raise invalid("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.")
        if "after" in request.query:
            found = self._world.chat.after(room.id, int(request.query["after"]), limit)[::-1]
        else:
            before = request.query.get("before")
            found = self._world.chat.before(room.id, int(before) if before else None, limit)
        shown = [self._world.show(message) for message in found]
        return answer(shown if self._world.may_read else [payloads.unread(told) for told in shown])

    async def look(self, request: web.Request) -> web.Response:
        """Return one message."""
        room = self._calls.room(request, "read_message_history")
        return answer(self._world.show(self._message(request, room.id)))

    async def send(self, request: web.Request) -> web.Response:
        """Write a message in a channel or to one person."""
        self._calls.signed(request)
        person = self._world.private.get(request.match_info["channel_id"])
        told = await body(request, MessageBody)
        changes = told.changes()
        if not changes.get("text", "").strip() and not changes.get("embeds"):
            raise Refusal(*EMPTY)
        if person:
            return answer(self._write_privately(request.match_info["channel_id"], person, changes))
        needs = ["send_messages"] + (["embed_links"] if changes.get("embeds") else [])
        room = self._calls.room(request, *needs)
        key = (room.id, told.nonce or "")
        known = self._world.chat.find(room.id, self._nonces.get(key, ""))
        if told.enforce_nonce and known:
            return answer(self._world.show(known))
        message = self._new(room.id, told, changes)
        self._nonces[key] = message.id
        if len(self._nonces) > _REMEMBERED_NONCES:
            self._nonces.popitem(last=False)
        shown = self._world.publish(message)
        kind, text = ActKind.SAY, message.text
        if message.embeds:
            kind, text = ActKind.ANNOUNCE, message.embeds[0].get("description", "")
        self._world.note(kind, message.id, text)
        return answer(shown)

    async def edit(self, request: web.Request) -> web.Response:
        """Change a message of the bot's own."""
        room = self._calls.room(request)
        message = self._message(request, room.id)
        if message.author.id != self._world.bot.user.id:
            raise Refusal(*NOT_YOUR_MESSAGE)
        changes = (await body(request, MessageBody)).changes()
        shown = self._world.edit(message, **changes)
        self._world.note(ActKind.EDIT, message.id, changes.get("text", message.text))
        return answer(shown)

    async def delete(self, request: web.Request) -> web.Response:
        """Take a message away."""
        room = self._calls.room(request)
        message = self._message(request, room.id)
        if message.author.id != self._world.bot.user.id:
            self._calls.needs("manage_messages")
        self._world.remove([message.id])
        self._world.note(ActKind.DELETE, message.id)
        return nothing()

    async def open_private(self, request: web.Request) -> web.Response:
        """Open a private conversation with somebody."""
        self._calls.signed(request)
        person = self._world.person(str((await body(request, PrivateBody)).recipient_id))
        if person is None:
            raise Refusal(*UNKNOWN_USER)
        id = next((id for id, known in self._world.private.items() if known is person), "")
        id = id or str(self._world.ids.next())
        self._world.private[id] = person
        return answer(payloads.private_channel(id, person))

    def _write_privately(self, channel_id: str, person: Person, changes: dict[str, Any]) -> dict[str, object]:
        if not person.user.takes_private_messages or person.banned:
            raise Refusal(*NO_PRIVATE_MESSAGES)
        message = LoopbackMessage(
            id=str(self._world.ids.next()),
            channel_id=channel_id,
            author=self._world.bot.user,
            sent_at=self._world.clock.now(),
            **changes,
        )
        self._world.letters[person.user.id] = message
        self._world.note(ActKind.WARN, person.user.id, message.text)
        return self._world.show(message)

    def _new(self, room_id: str, told: MessageBody, changes: dict[str, Any]) -> LoopbackMessage:
        reference = told.message_reference
        reply_to = str(reference.message_id or "") if reference else ""
        if reference and reply_to and not self._world.chat.find(room_id, reply_to):
            if reference.fail_if_not_exists:
                raise invalid("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")
            reply_to = ""
        return LoopbackMessage(
            id=str(self._world.ids.next()),
            channel_id=room_id,
            author=self._world.bot.user,
            sent_at=self._world.clock.now(),
            reply_to=reply_to,
            flags=told.flags or 0,
            nonce=told.nonce,
            type=REPLY if reply_to else 0,
            **changes,
        )

    def _message(self, request: web.Request, room_id: str) -> LoopbackMessage:
        message = self._world.chat.find(room_id, request.match_info["message_id"])
        if message is None:
            raise Refusal(*UNKNOWN_MESSAGE)
        return message


def numbered(components: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Return the components with the numbers that Discord gives them. Raises Refusal."""
    if len(components) > 5:
        raise invalid("components", "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.")
    seen: set[str] = set()
    for number, part in enumerate(parts(components), 1):
        part["id"] = part.get("id") or number
        control = part.get("custom_id")
        if control in seen:
            raise invalid("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id is duplicated")
        if control is not None:
            if not 1 <= len(control) <= 100:
                raise invalid("custom_id", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
            seen.add(control)
        if part["type"] == _ROW and len(part["components"]) > _room_of(part):
            raise invalid("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified width is too large")
        if part["type"] == _LIST:
            _check_list(part)
    return tuple(components)


def _room_of(row: dict[str, Any]) -> int:
    return 1 if any(part["type"] == _LIST for part in row["components"]) else _BUTTONS_A_ROW


def _check_list(part: dict[str, Any]) -> None:
    """Hold a select to what Discord documents. Raises Refusal."""
    options = part.get("options") or []
    if not 1 <= len(options) <= _MOST_OPTIONS:
        raise invalid("options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
    if len({option["value"] for option in options}) < len(options):
        raise invalid("options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The value is already used")
    if any(not 1 <= len(option[name]) <= 100 for option in options for name in ("label", "value")):
        raise invalid("options", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
    if len(part.get("placeholder") or "") > _HINT_CHARACTERS:
        raise invalid("placeholder", "BASE_TYPE_MAX_LENGTH", "Must be 150 or fewer in length.")
    if not 0 <= part.get("min_values", 1) <= part.get("max_values", 1) <= len(options):
        raise invalid("max_values", "NUMBER_TYPE_MAX", "There are fewer options than that.")
