"""The show's state, durable."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from bot.changes import Commit
from bot.formats.session import Entry as FormatEntry
from bot.formats.session import Picks, Session
from bot.moderation.card import Card
from bot.moderation.case import Case, ContextLine
from bot.moderation.copies import Copy
from bot.people.request import LinkRequest
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Round
from bot.polls.poll import Ballot, Poll
from bot.polls.tally import Tally
from bot.questions.question import Question
from bot.show.stage import Stage


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
    cards: tuple[Card, ...] = ()
    unseen: dict[str, frozenset[str]] = {}
    voices: dict[str, datetime] = {}
    hidden_voices: frozenset[str] = frozenset()
    apart: tuple[tuple[str, str], ...] = ()
    detecting: bool | None = None
    live_since: datetime | None = None
    sessions: tuple[Session, ...] = ()
    entries: tuple[FormatEntry, ...] = ()
    picks: dict[str, tuple[Picks, ...]] = {}


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
