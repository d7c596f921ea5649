"""How events come in and wait."""

from typing import Protocol

import msgspec

from bot.events import (
    ActionPerformed,
    AutomodAlerted,
    BoxSealed,
    ChatCleared,
    ChatNoticed,
    CommandInvoked,
    ControlPressed,
    FollowerCame,
    FormSubmitted,
    GapNoticed,
    HealthReported,
    HoldResolved,
    MessageEdited,
    MessageHeld,
    MessagePosted,
    MessageRemoved,
    ModeratorActed,
    Platform,
    RaidArrived,
    RewardRedeemed,
    RundownRead,
    StreamChanged,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.orders import OrderGiven

AnyEvent = (
    MessagePosted
    | MessageEdited
    | MessageRemoved
    | ChatCleared
    | ChatNoticed
    | MessageHeld
    | HoldResolved
    | UnbanRequested
    | UnbanResolved
    | SuspectWrote
    | SuspicionChanged
    | WarningAcknowledged
    | ModeratorActed
    | AutomodAlerted
    | StreamChanged
    | RaidArrived
    | FollowerCame
    | RewardRedeemed
    | CommandInvoked
    | ControlPressed
    | FormSubmitted
    | GapNoticed
    | HealthReported
    | ActionPerformed
    | OrderGiven
    | BoxSealed
    | RundownRead
)


class EventSink(Protocol):
    """Where adapters put what they hear; never blocks."""

    def put(self, event: AnyEvent) -> None:
        """Take one event; a full sink drops it, counts it and says so."""
        ...


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One event in the inbox, with the id that acknowledges it."""

    id: str
    event: AnyEvent


class Inbox(Protocol):
    """The durable queue of events."""

    async def read(self, count: int, block_ms: int) -> list[Entry]:
        """Return the next entries, first those that an earlier life left; [] after `block_ms`."""
        ...

    def forget_claim(self) -> None:
        """After a commit whose fate is unknown: read again what is not acknowledged."""
        ...


class Cursors(Protocol):
    """The last message heard in each channel."""

    async def last(self, platform: Platform, channel: str) -> str | None:
        """Return that message's id, None when nothing was heard yet."""
        ...
