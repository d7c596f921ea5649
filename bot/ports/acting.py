"""How actions leave and are carried out."""

from typing import Protocol

import msgspec

from bot.actions import AnyAction
from bot.events import ActionPerformed, Outcome, Platform


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became of an action; `detail` is French and says what to do, `message_id` is what it posted.

    `before` is how things were, for the action that takes this one back.
    """

    outcome: Outcome
    detail: str = ""
    message_id: str = ""
    before: str = ""


class Performer(Protocol):
    """Carries actions out on one platform."""

    async def perform(self, action: AnyAction) -> Report:
        """Do it, waiting as the platform's limits ask; a refusal is a report, not an exception."""
        ...


class Outbox(Protocol):
    """The durable queue of actions of one platform."""

    async def next(self, platform: Platform, count: int, block_ms: int) -> list[tuple[str, AnyAction]]:
        """Return the next actions with the ids that finish them."""
        ...

    async def begin(self, platform: Platform, action: AnyAction) -> bool:
        """Mark an unrepeatable action as being sent; False when an earlier life had marked it."""
        ...

    async def finish(self, platform: Platform, entry_id: str, report: ActionPerformed) -> None:
        """Acknowledge it and put its report into the inbox, both at once."""
        ...
