"""How the bot answers those who use its commands, buttons and forms."""

from typing import Any

import msgspec
from aiohttp import web

from bot.rehearsal.discord.asks import LIFETIME, PATIENCE, AskKind, Form, LoopbackInteraction
from bot.rehearsal.discord.calls import (
    ACKNOWLEDGED,
    EMPTY,
    INVALID_TOKEN,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Refusal,
    answer,
    body,
    invalid,
    nothing,
)
from bot.rehearsal.discord.chat import LoopbackMessage, parts
from bot.rehearsal.discord.front import API
from bot.rehearsal.discord.routes.messages import MessageBody, numbered
from bot.rehearsal.discord.world import World
from bot.rehearsal.record import ActKind

_SAY, _LATER, _LATER_SILENTLY, _UPDATE, _FORM = 4, 5, 6, 7, 9
_EPHEMERAL = 64
_TEXT_INPUT = 4
_TITLE_CHARACTERS = 45
# The type of a message that answers a command, and of one that answers a button.
_OF_COMMAND, _OF_COMPONENT = 20, 0


class CallbackBody(msgspec.Struct, frozen=True, kw_only=True):
    """POST interactions/…/callback"""

    type: int
    data: dict[str, Any] | None = None


class InteractionRoutes:
    """interactions, webhooks"""

    def __init__(self, world: World) -> None:
        """Answer for this world."""
        self._world = world

    def table(self) -> list[web.RouteDef]:
        """Return the routes."""
        webhook = f"{API}/webhooks/{{webhook_id}}/{{token}}"
        return [
            web.post(f"{API}/interactions/{{interaction_id}}/{{token}}/callback", self.acknowledge),
            web.post(webhook, self.follow_up),
            web.patch(f"{webhook}/messages/@original", self.edit_original),
        ]

    async def acknowledge(self, request: web.Request) -> web.Response:
        """Take the first answer to an interaction, within three seconds."""
        asked = self._world.asks.by_token(request.match_info["token"])
        now = self._world.clock.now()
        if asked is None or asked.id != request.match_info["interaction_id"]:
            raise Refusal(*UNKNOWN_INTERACTION)
        if asked.acknowledged:
            raise Refusal(*ACKNOWLEDGED)
        if now - asked.asked_at > PATIENCE:
            raise Refusal(*UNKNOWN_INTERACTION)
        told = await body(request, CallbackBody)
        self._first_answer(asked, told)
        asked.acknowledge(now)
        if request.query.get("with_response", "").lower() not in ("1", "true"):
            return nothing()
        shown: dict[str, Any] = {"id": asked.id, "type": int(asked.kind)}
        if not asked.original_id:
            return answer({"interaction": shown})
        shown |= {
            "response_message_id": asked.original_id,
            "response_message_loading": told.type == _LATER,
            "response_message_ephemeral": True,
        }
        if told.type != _SAY:
            return answer({"interaction": shown})
        message = self._world.show(self._message(asked, {"text": asked.answers[-1]}))
        return answer({"interaction": shown, "resource": {"type": _SAY, "message": message}})

    async def edit_original(self, request: web.Request) -> web.Response:
        """Give the answer that was promised, or change it."""
        asked = self._asked(request)
        if not asked.original_id:
            raise Refusal(*UNKNOWN_MESSAGE)
        changes = (await body(request, MessageBody)).changes()
        return answer(self._answered(asked, changes))

    async def follow_up(self, request: web.Request) -> web.Response:
        """Say one more thing."""
        asked = self._asked(request)
        if not asked.acknowledged:
            raise Refusal(*UNKNOWN_WEBHOOK)
        told = await body(request, MessageBody)
        changes = told.changes()
        if not changes.get("text", "").strip():
            raise Refusal(*EMPTY)
        return answer(self._answered(asked, changes))

    def _asked(self, request: web.Request) -> LoopbackInteraction:
        asked = self._world.asks.by_token(request.match_info["token"])
        if asked is None or request.match_info["webhook_id"] != self._world.application_id:
            raise Refusal(*UNKNOWN_WEBHOOK)
        if self._world.clock.now() - asked.asked_at > LIFETIME:
            raise Refusal(*INVALID_TOKEN)
        return asked

    def _first_answer(self, asked: LoopbackInteraction, told: CallbackBody) -> None:
        data = told.data or {}
        if told.type == _FORM:
            form = _form(data)
            asked.show(form)
            self._world.asks.shown(asked.author, form)
        elif told.type in (_SAY, _UPDATE):
            asked.original_id = str(self._world.ids.next())
            self._world.note(ActKind.ANSWER, asked.id, data.get("content", ""))
            asked.answer(data.get("content", ""))
        elif told.type == _LATER:
            asked.original_id = str(self._world.ids.next())
        elif told.type != _LATER_SILENTLY:
            raise invalid("type", "BASE_TYPE_CHOICES", "Value must be one of {4, 5, 6, 7, 9}.")

    def _answered(self, asked: LoopbackInteraction, changes: dict[str, Any]) -> dict[str, object]:
        text = changes.get("text", "")
        self._world.note(ActKind.ANSWER, asked.id, text)
        message = self._message(asked, changes)
        if message.components:
            self._world.asks.put_panel(asked, message)
        asked.answer(text)
        return self._world.show(message)

    def _message(self, asked: LoopbackInteraction, changes: dict[str, Any]) -> LoopbackMessage:
        return LoopbackMessage(
            id=asked.original_id or str(self._world.ids.next()),
            channel_id=next(iter(self._world.rooms)),
            author=self._world.bot.user,
            sent_at=self._world.clock.now(),
            flags=_EPHEMERAL,
            type=_OF_COMMAND if asked.kind is AskKind.COMMAND else _OF_COMPONENT,
            **changes,
        )


def _form(data: dict[str, Any]) -> Form:
    title, components = data.get("title", ""), data.get("components") or []
    if not 1 <= len(title) <= _TITLE_CHARACTERS:
        raise invalid("title", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 45 in length.")
    if not components:
        raise invalid("components", "BASE_TYPE_REQUIRED", "This field is required")
    numbered(components)
    fields = tuple(part["custom_id"] for part in parts(components) if part["type"] == _TEXT_INPUT)
    return Form(data["custom_id"], title, components, fields)
