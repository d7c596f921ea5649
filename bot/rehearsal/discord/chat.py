"""The messages of the loopback Discord."""

from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from bot.rehearsal.discord.people import LoopbackUser

MOST_KEPT = 100_000

_BUTTON = 2
# The type of a message that answers another.
REPLY = 19


class Button(msgspec.Struct, frozen=True, kw_only=True):
    """One button of a message, as people see it."""

    control: str
    label: str


class LoopbackMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One message as it now is; `ephemeral` ones are seen by one person only."""

    id: str
    channel_id: str
    author: LoopbackUser
    text: str
    sent_at: datetime
    edited_at: datetime | None = None
    reply_to: str = ""
    embeds: tuple[dict[str, Any], ...] = ()
    components: tuple[dict[str, Any], ...] = ()
    flags: int = 0
    nonce: str | int | None = None
    type: int = 0

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons that can be pressed, in order."""
        return tuple(
            Button(control=part["custom_id"], label=part.get("label", ""))
            for part in parts(self.components)
            if part["type"] == _BUTTON and "custom_id" in part and not part.get("disabled")
        )


class Chat:
    """What each channel holds, oldest first."""

    def __init__(self) -> None:
        """Start empty."""
        self.messages: OrderedDict[str, LoopbackMessage] = OrderedDict()
        self.removed: list[str] = []

    def put(self, message: LoopbackMessage) -> None:
        """Add a message, or replace it by its present state; the oldest ones are dropped, but no panels."""
        self.messages[message.id] = message
        if len(self.messages) > MOST_KEPT:
            oldest = next((id for id, kept in self.messages.items() if not kept.components), message.id)
            del self.messages[oldest]

    def find(self, channel_id: str, id: str) -> LoopbackMessage | None:
        """Return a message of a channel."""
        found = self.messages.get(id)
        return found if found and found.channel_id == channel_id else None

    def remove(self, id: str) -> LoopbackMessage | None:
        """Take a message away and return it; None when it is not there."""
        gone = self.messages.pop(id, None)
        if gone:
            self.removed.append(id)
        return gone

    def after(self, channel_id: str, id: int, limit: int) -> list[LoopbackMessage]:
        """Return the first messages of a channel that come after an id, oldest first."""
        found: list[LoopbackMessage] = []
        for message in reversed(self.messages.values()):
            if int(message.id) <= id:
                break
            if message.channel_id == channel_id:
                found.append(message)
        return found[::-1][:limit]

    def before(self, channel_id: str, id: int | None, limit: int) -> list[LoopbackMessage]:
        """Return the last messages of a channel, or the last ones before an id, newest first."""
        found: list[LoopbackMessage] = []
        for message in reversed(self.messages.values()):
            if len(found) == limit:
                break
            if message.channel_id == channel_id and (id is None or int(message.id) < id):
                found.append(message)
        return found


def parts(components: Any) -> Iterator[dict[str, Any]]:
    """Yield the components and all that lies in them."""
    for component in components:
        yield component
        yield from parts(component.get("components") or ())
        if inner := component.get("component"):
            yield from parts([inner])
