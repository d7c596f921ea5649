"""What the core asks of the world: narrow roles that the edges play."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import msgspec

from bot.actions import AnyAction
from bot.changes import BoxDue, Commit
from bot.events import (
    ActionPerformed,
    AutomodAlerted,
    BoxSealed,
    ChatCleared,
    ChatNoticed,
    CommandInvoked,
    ControlPressed,
    FormSubmitted,
    GapNoticed,
    HealthReported,
    HoldResolved,
    MessageEdited,
    MessageHeld,
    MessagePosted,
    MessageRemoved,
    ModeratorActed,
    Outcome,
    Platform,
    RaidArrived,
    StreamChanged,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.moderation.case import Case, ContextLine
from bot.moderation.copies import Copy
from bot.moderation.scores import Scores
from bot.orders import OrderGiven
from bot.people.request import LinkRequest
from bot.polls.box.card import BoxCard
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Round
from bot.polls.poll import Ballot, Poll
from bot.polls.tally import Tally
from bot.questions.question import Question
from bot.show.stage import Stage
from bot.views import Audience

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
    | CommandInvoked
    | ControlPressed
    | FormSubmitted
    | GapNoticed
    | HealthReported
    | ActionPerformed
    | OrderGiven
    | BoxSealed
)


class Clock(Protocol):
    """Where time comes from."""

    def now(self) -> datetime:
        """Return the present, in UTC."""
        ...


class EventSink(Protocol):
    """Where adapters put what they hear; never blocks."""

    def put(self, event: AnyEvent) -> None:
        """Take one event; a full sink drops it, counts it and says so."""
        ...


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


class TextScorer(Protocol):
    """Says how abusive texts are."""

    async def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order; raises ModelError when it cannot."""
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


class ShowRecord(msgspec.Struct, frozen=True, kw_only=True):
    """All that the pipeline needs to go on after a restart."""

    polls: tuple[Poll, ...] = ()
    secrets: dict[str, bytes] = {}
    ballots: dict[str, dict[str, Ballot]] = {}
    tallies: dict[str, Tally] = {}
    questions: tuple[Question, ...] = ()
    backings: dict[str, frozenset[str]] = {}
    cases: tuple[Case, ...] = ()
    stage: Stage = Stage()
    lines: dict[str, tuple[tuple[str, ContextLine], ...]] = {}
    counts: dict[str, int] = {}
    links: dict[str, str] = {}
    link_requests: tuple[LinkRequest, ...] = ()
    sights: dict[str, datetime] = {}
    stands: dict[str, dict[str, tuple[Stand, ...]]] = {}
    rounds: dict[str, Round] = {}
    copies: dict[str, tuple[Copy, ...]] = {}


class Ledger(Protocol):
    """The show's state, durable."""

    async def load(self) -> ShowRecord:
        """Return everything committed so far."""
        ...

    async def known(self, ids: Sequence[tuple[str, datetime]]) -> list[bool]:
        """Say for each (key, platform time) whether it was committed before."""
        ...

    async def commit(self, commit: Commit) -> None:
        """Write it all or nothing; raises StoreError when nothing was written."""
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


class Boxes(Protocol):
    """What sealing a closed poll's box takes, and where it goes."""

    async def due(self) -> list[BoxDue]:
        """Return the closed polls whose box is not sealed yet."""
        ...

    async def ballots(self, poll_id: str) -> list[Ballot]:
        """Return a poll's ballots, without their voters."""
        ...

    async def keep(self, raw: bytes, card: BoxCard, sealed: BoxSealed) -> None:
        """Publish a box and put the news into the inbox, all at once; a published box is never replaced."""
        ...


class Results(Protocol):
    """The published boxes."""

    async def cards(self) -> list[BoxCard]:
        """Return a line for each, the latest first."""
        ...

    async def fetch(self, poll_id: str) -> bytes | None:
        """Return the published file of a poll, None when there is none."""
        ...


class Cursors(Protocol):
    """The last message heard in each channel."""

    async def last(self, platform: Platform, channel: str) -> str | None:
        """Return that message's id, None when nothing was heard yet."""
        ...


class FeedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One update for the screens; `view` is JSON, `null` when the topic is gone."""

    seq: int
    topic: str
    audience: tuple[Audience, ...]
    view: msgspec.Raw
    passing: bool = False


class Feed(Protocol):
    """What the screens follow."""

    async def snapshot(self) -> tuple[int, list[FeedRecord]]:
        """Return the last sequence number and the present view of every topic."""
        ...

    def follow(self, after: int) -> AsyncIterator[list[FeedRecord]]:
        """Yield the updates that come after a sequence number, in order, for ever."""
        ...


class Vault(Protocol):
    """Small secrets that must outlive a restart: sessions, one-time links, access codes."""

    async def keep(self, name: str, value: bytes, lifetime: timedelta | None) -> None:
        """Write one, for a time or (None) until forgotten."""
        ...

    async def fetch(self, name: str) -> bytes | None:
        """Read one."""
        ...

    async def take(self, name: str) -> bytes | None:
        """Read one and forget it, at once, so that nobody else can take it."""
        ...

    async def forget(self, name: str) -> None:
        """Remove one."""
        ...
