"""What people ask of the bot with commands, buttons and forms, and what they see of its answers."""

import asyncio
from collections import OrderedDict
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from bot.rehearsal.discord.chat import LoopbackMessage
from bot.rehearsal.discord.people import LoopbackUser

PATIENCE = timedelta(seconds=3)
LIFETIME = timedelta(minutes=15)
_REMEMBERED = 20_000


class AskKind(IntEnum):
    """How somebody asked, under Discord's numbers."""

    COMMAND = 2
    COMPONENT = 3
    FORM = 5


class Form:
    """A form that somebody was shown; `fields` are the names of its texts."""

    def __init__(
        self, id: str, title: str, components: list[dict[str, Any]], fields: tuple[str, ...]
    ) -> None:
        """Keep what was shown."""
        self.id = id
        self.title = title
        self.components = components
        self.fields = fields


class LoopbackInteraction:
    """One use of a command, a button or a form, and what its author saw of it."""

    def __init__(
        self, id: str, token: str, kind: AskKind, author: LoopbackUser, control: str, asked_at: datetime
    ) -> None:
        """Wait for the bot."""
        self.id = id
        self.token = token
        self.kind = kind
        self.author = author
        self.control = control
        self.asked_at = asked_at
        self.message_id = ""
        self.acknowledged_after: timedelta | None = None
        self.answers: list[str] = []
        self.form: Form | None = None
        self.original_id = ""
        # The last answer with something to press, which its author alone can.
        self.panel: LoopbackMessage | None = None
        # Set by the first answer or form that the author saw.
        self.answered = asyncio.Event()

    @property
    def acknowledged(self) -> bool:
        """Return whether the bot showed within three seconds that it had understood."""
        return self.acknowledged_after is not None

    def acknowledge(self, now: datetime) -> None:
        """Note when the bot showed that it had understood."""
        self.acknowledged_after = now - self.asked_at

    def answer(self, text: str) -> None:
        """Show the author a text."""
        self.answers.append(text)
        self.answered.set()

    def show(self, form: Form) -> None:
        """Show the author a form."""
        self.form = form
        self.answered.set()


class Asks:
    """The interactions of the last while, by token."""

    def __init__(self) -> None:
        """Start with none."""
        self._by_token: OrderedDict[str, LoopbackInteraction] = OrderedDict()
        self._forms: dict[tuple[str, str], Form] = {}
        self._panels: OrderedDict[str, tuple[str, LoopbackMessage]] = OrderedDict()

    def add(self, interaction: LoopbackInteraction) -> None:
        """Remember one, forgetting the oldest when there are too many."""
        self._by_token[interaction.token] = interaction
        if len(self._by_token) > _REMEMBERED:
            self._by_token.popitem(last=False)

    def by_token(self, token: str) -> LoopbackInteraction | None:
        """Return the interaction of a token."""
        return self._by_token.get(token)

    def shown(self, person: LoopbackUser, form: Form) -> None:
        """Remember which form somebody has before them."""
        self._forms[person.id, form.id] = form

    def take_form(self, person: LoopbackUser, id: str) -> Form | None:
        """Return the form that somebody has before them, which is then closed."""
        return self._forms.pop((person.id, id), None)

    def put_panel(self, asked: LoopbackInteraction, message: LoopbackMessage) -> None:
        """Remember an answer with something to press, forgetting the oldest when there are too many."""
        asked.panel = message
        self._panels[message.id] = (asked.author.id, message)
        if len(self._panels) > _REMEMBERED:
            self._panels.popitem(last=False)

    def panel(self, person: LoopbackUser, message_id: str) -> LoopbackMessage | None:
        """Return an answer that this person can press something on."""
        owner, message = self._panels.get(message_id, ("", None))
        return message if owner == person.id else None
