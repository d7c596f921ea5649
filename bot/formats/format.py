"""What every format says of itself: a new one is a class of its own, and its line in the list.

What most formats do alike is done here, so that a format says only what it does otherwise.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import ClassVar

from msgspec.structs import replace

from bot.formats.session import CLOSED, LET_THROUGH, Entry, EntryState, Guided, Room, Said, Session, Step
from bot.formats.words import LONGEST, SHORTEST, same_words
from bot.words import Refusal

ACCEPT, REFUSE, TAG, NEXT = "accept", "refuse", "tag", "next"
LATE = timedelta(seconds=10)
LONGEST_REASON = 200


class Format(ABC):
    """From what people say to a session, and from what an operator does with it, to the next state of both.

    `words` are the commands that it hears, `phases` its phases in order. A phase of `timed` ends by itself
    when its time is over; one of `hearing` takes contributions. `acts` are what an operator may do with a
    session, `moderating` those of them that a moderator may do too. What is `in_turn` is
    shown in order.
    """

    name: ClassVar[str]
    words: ClassVar[tuple[str, ...]]
    phases: ClassVar[tuple[str, ...]] = ("open",)
    timed: ClassVar[Collection[str]] = frozenset({"open"})
    hearing: ClassVar[Collection[str]] = frozenset({"open"})
    in_turn: ClassVar[bool] = False
    acts: ClassVar[Collection[str]] = frozenset({ACCEPT, REFUSE, TAG, NEXT})
    moderating: ClassVar[Collection[str]] = frozenset({ACCEPT, REFUSE, TAG})

    def opened(self, session: Session) -> Session:
        """Return a session that has just been opened, made ready."""
        return session

    @abstractmethod
    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return what somebody's words change, or why they change nothing."""

    def guided(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return what an operator's gesture changes, or why it cannot be done."""
        entry = room.numbered(guided.number)
        match guided.act:
            case "next":
                return self.turned(room, guided)
            case "accept" | "refuse" | "tag" if entry is None or entry.state is EntryState.WITHDRAWN:
                return Refusal("format-no-entry")
            case "accept" if entry is not None:
                return self.accepted(room, entry, guided.at)
            case "refuse" if entry is not None:
                refused = replace(
                    entry,
                    state=EntryState.REFUSED,
                    reason=" ".join(guided.text.split())[:LONGEST_REASON],
                    turned_at=guided.at,
                )
                return Step(entries=(refused,))
            case "tag" if entry is not None:
                return self.tagged(room, entry, guided.text)
        return Refusal("format-no-act")

    def accepted(self, room: Room, entry: Entry, at: datetime) -> Step | Refusal:
        """Return a contribution let through."""
        if entry.state in LET_THROUGH:
            return Step()
        return Step(entries=(replace(entry, state=EntryState.SHOWN, reason="", turned_at=at),))

    def tagged(self, room: Room, entry: Entry, tag: str) -> Step | Refusal:
        """Return a contribution under another tag of the session; "" is under none."""
        if tag and tag not in [each.id for each in room.session.tags]:
            return Refusal("format-no-tag")
        return Step(entries=(replace(entry, tag=tag),))

    def turned(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the session in its next phase; after the last one it is closed."""
        session = room.session
        place = self.phases.index(session.phase) + 1
        following = self.phases[place] if place < len(self.phases) else CLOSED
        return Step(session=in_phase(session, following, guided.at))

    def closing(self, room: Room, at: datetime) -> Step:
        """Return the session ended, whatever its phase."""
        return Step(session=in_phase(room.session, CLOSED, at))

    def is_over(self, session: Session, at: datetime) -> bool:
        """Return whether a phase that ends by itself is over, for those who see the stream late too."""
        return session.phase in self.timed and not is_in_time(session, at)

    def forgotten(self, room: Room, entry: Entry) -> Entry | None:
        """Return what stays of a contribution whose author is forgotten: None when nothing does."""
        return None

    def visible(self, room: Room) -> list[Entry]:
        """Return the contributions that viewers may see, the latest last."""
        return room.in_state(*LET_THROUGH)

    def taken(self, room: Room, said: Said, **values: object) -> Entry:
        """Return a new contribution; what was flagged, or is to be reviewed, waits for a moderator."""
        waits = said.flagged or said.reviewed
        entry = Entry(
            id=said.id,
            session_id=room.session.id,
            number=max((each.number for each in room.entries), default=0) + 1,
            account=said.account,
            token=said.token,
            name=said.name,
            platform=said.platform,
            channel=said.channel,
            message_id=said.message_id,
            text=said.text,
            at=said.at,
            state=EntryState.WAITING if waits else EntryState.SHOWN,
            flagged=said.flagged,
            heard=said.heard,
        )
        return replace(entry, **values) if values else entry

    def may_write(self, room: Room, said: Said) -> Refusal | None:
        """Return why a text cannot be taken: out of time, too short or long, said before, or too many."""
        session = room.session
        if session.phase not in self.hearing or self.is_over(session, said.at):
            return Refusal("format-over")
        if len(said.text) < SHORTEST:
            return Refusal("format-too-short")
        if len(said.text) > LONGEST:
            return Refusal("format-too-long", {"most": LONGEST})
        mine = list(room.of(said.account))
        if any(same_words(each.text, said.text) for each in mine):
            return Refusal("format-repeated")
        if len(mine) >= session.plan.per_person:
            return Refusal("format-enough", {"most": session.plan.per_person})
        return None


def in_phase(session: Session, phase: str, at: datetime) -> Session:
    """Return a session in a phase since `at`, with no end but by hand."""
    closed_at = at if phase == CLOSED else None
    return replace(session, phase=phase, phase_at=at, closes_at=None, closed_at=closed_at)


def is_in_time(session: Session, at: datetime) -> bool:
    """Return whether something said at a time came before a phase was over, for who sees the stream late."""
    return session.closes_at is None or at <= session.closes_at + LATE
