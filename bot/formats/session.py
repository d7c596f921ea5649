"""What every format of debate is made of: a session, what people contribute to it, and a step of either."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Platform
from bot.formats.lot import Lot
from bot.formats.plan import Plan, Tag
from bot.words import Refusal

READY, CLOSED = "ready", "closed"


class EntryState(StrEnum):
    """Where a contribution is; only what is SHOWN, ASIDE, SPEAKING or DONE was ever let through."""

    WAITING = "waiting"
    SHOWN = "shown"
    ASIDE = "aside"
    SPEAKING = "speaking"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


LET_THROUGH = (EntryState.SHOWN, EntryState.ASIDE, EntryState.SPEAKING, EntryState.DONE)


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody contributed, or that they did: a text, a raised hand, a name for the draw.

    `account` is a keyed hash; `token` is a name that only this session knows, told to its author. `named`
    says whether the author agreed to be named: None until they said. `tag` is a hat, a theme or a group.
    """

    id: str
    session_id: str
    number: int
    account: str
    token: str
    name: str
    platform: Platform
    channel: str
    message_id: str
    text: str
    at: datetime
    state: EntryState
    flagged: bool = False
    named: bool | None = True
    tag: str = ""
    heard: int = 0
    turned_at: datetime | None = None
    reason: str = ""


class Picks(msgspec.Struct, frozen=True, kw_only=True):
    """The dots that an account put, as the numbers of what they are on."""

    account: str
    numbers: tuple[int, ...]
    at: datetime


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One running of a format; `phase` is the format's own word, "ready" before, "closed" after.

    `tags` are what contributions are sorted by; `now` names what is on: a speaker's entry.
    """

    id: str
    format: str
    segment_id: str
    subject: str
    phase: str
    plan: Plan
    opened_at: datetime
    phase_at: datetime
    closes_at: datetime | None = None
    closed_at: datetime | None = None
    tags: tuple[Tag, ...] = ()
    now: str = ""
    lot: Lot | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it goes on."""
        return self.phase not in (READY, CLOSED)


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """A session with all that was contributed to it; `person` tells whose an account is."""

    session: Session
    entries: tuple[Entry, ...] = ()
    picks: tuple[Picks, ...] = ()
    person: Callable[[str], str] = str

    def of(self, account: str) -> Iterator[Entry]:
        """Yield what the person of an account contributed and did not withdraw."""
        whose = self.person(account)
        for entry in self.entries:
            if entry.state is not EntryState.WITHDRAWN and self.person(entry.account) == whose:
                yield entry

    def numbered(self, number: int) -> Entry | None:
        """Return the contribution of a number."""
        return next((entry for entry in self.entries if entry.number == number), None)

    def in_state(self, *states: EntryState) -> list[Entry]:
        """Return the contributions that are in one of some states, as they came."""
        return [entry for entry in self.entries if entry.state in states]

    def dots(self) -> Mapping[int, int]:
        """Return how many dots each number has, each person's latest picks alone."""
        latest: dict[str, Picks] = {}
        for picks in sorted(self.picks, key=lambda each: each.at):
            latest[self.person(picks.account)] = picks
        counts: dict[int, int] = {}
        for picks in latest.values():
            for number in picks.numbers:
                counts[number] = counts.get(number, 0) + 1
        return counts

    def pickers(self) -> int:
        """Return how many people put dots."""
        return len({self.person(picks.account) for picks in self.picks})


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says to a format: the word of their command, and the text that follows, cleaned.

    `heard` is how often they had the floor this evening; `reviewed` is whether a moderator sees it first.
    """

    id: str
    word: str
    text: str
    account: str
    token: str
    name: str
    platform: Platform
    channel: str
    at: datetime
    message_id: str = ""
    flagged: bool = False
    reviewed: bool = False
    heard: int = 0


class Guided(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator does with a session: the format's own word for it, and what it is about."""

    act: str
    at: datetime
    number: int = 0
    text: str = ""
    show: str = ""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A button that goes with an answer: the phrase on it, and what pressing it says to the format."""

    key: str
    word: str
    text: str = ""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What changes: the session, contributions, dots; what one person is told, and what everybody is.

    `gone` are the ids of contributions that leave without a trace.
    """

    session: Session | None = None
    entries: tuple[Entry, ...] = ()
    gone: tuple[str, ...] = ()
    picks: Picks | None = None
    told: Refusal | None = None
    offers: tuple[Offer, ...] = ()
    announced: tuple[Refusal, ...] = ()
