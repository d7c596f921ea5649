"""Speaking queue (tour de parole): who raises a hand gets the floor, the least heard first."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.formats.format import ACCEPT, NEXT, REFUSE, Format
from bot.formats.session import CLOSED, Entry, EntryState, Guided, Room, Said, Session, Step
from bot.formats.words import LONGEST
from bot.words import Refusal

RAISED = (EntryState.SHOWN, EntryState.WAITING)


class SpeakingQueue(Format):
    """Hands raised, one speaker at a time, each for as long as all."""

    name = "speaking-queue"
    words = ("parole", "baisser")
    in_turn = True
    acts = frozenset({ACCEPT, REFUSE, NEXT, "give", "done"})
    moderating = frozenset({ACCEPT, REFUSE})

    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return a hand more, or one less; what the hand is about may be said with it."""
        mine = [entry for entry in room.of(said.account) if entry.state in RAISED]
        if said.word == "baisser":
            return Step(gone=tuple(entry.id for entry in mine), told=Refusal("queue-lowered"))
        if room.session.phase == CLOSED or self.is_over(room.session, said.at):
            return Refusal("format-over")
        if any(entry.state is EntryState.SPEAKING for entry in room.of(said.account)):
            return Refusal("queue-speaking")
        if len(said.text) > LONGEST:
            return Refusal("format-too-long", {"most": LONGEST})
        if mine:
            # The place stays; only what it is about is said anew.
            waits = said.flagged or (said.reviewed and bool(said.text))
            state = EntryState.WAITING if waits else EntryState.SHOWN
            entry = replace(mine[0], text=said.text, flagged=said.flagged, state=state)
        else:
            # A raised hand says nothing that needs a review; the words that go with it may.
            entry = self.taken(room, said if said.text else replace(said, reviewed=False))
        return Step(entries=(entry,), told=Refusal("queue-raised", {"place": place_of(entry, room)}))

    def guided(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the floor given to a hand (`next`: to the first), or taken back with thanks (`done`)."""
        match guided.act:
            case "next":
                first = in_order(room)[:1]
                ended = _thanked(room, guided.at)
                if not first:
                    return ended or Refusal("queue-empty")
                return _given(room, first[0], guided.at)
            case "give":
                entry = room.numbered(guided.number)
                if entry is None or entry.state not in RAISED:
                    return Refusal("format-no-entry")
                return _given(room, entry, guided.at)
            case "done":
                return _thanked(room, guided.at) or Refusal("queue-nobody")
        return super().guided(room, guided)

    def is_over(self, session: Session, at: datetime) -> bool:
        """Return whether the queue's time is over; while somebody speaks, the time shown is theirs."""
        return not session.now and super().is_over(session, at)

    def visible(self, room: Room) -> list[Entry]:
        """Return who speaks, then the hands in the order in which they get the floor."""
        return [*room.in_state(EntryState.SPEAKING), *in_order(room)]


def in_order(room: Room) -> list[Entry]:
    """Return the hands that may be called, the least heard first, then those raised first."""
    spoken = turns(room)
    return sorted(room.in_state(EntryState.SHOWN), key=lambda each: _place(each, room, spoken))


Turns = Mapping[str, Sequence[datetime]]


def turns(room: Room) -> Turns:
    """Return when each person had the floor in this session."""
    spoken: dict[str, list[datetime]] = {}
    for entry in room.in_state(EntryState.DONE, EntryState.SPEAKING):
        spoken.setdefault(room.person(entry.account), []).append(entry.turned_at or entry.at)
    return spoken


def times_heard(entry: Entry, room: Room, spoken: Turns) -> int:
    """Return how often somebody had the floor: before they raised their hand, and since, in this session."""
    if entry.state not in RAISED:
        return entry.heard
    return entry.heard + sum(at > entry.at for at in spoken.get(room.person(entry.account), ()))


def place_of(entry: Entry, room: Room) -> int:
    """Return the place of a hand among those raised, counted from one."""
    spoken = turns(room)
    mine = _place(entry, room, spoken)
    others = (each for each in room.entries if each.state is EntryState.SHOWN and each.id != entry.id)
    return 1 + sum(_place(each, room, spoken) < mine for each in others)


def _place(entry: Entry, room: Room, spoken: Turns) -> tuple[int, datetime, int]:
    return times_heard(entry, room, spoken), entry.at, entry.number


def _given(room: Room, entry: Entry, at: datetime) -> Step:
    before = _thanked(room, at)
    speaking = replace(entry, state=EntryState.SPEAKING, turned_at=at)
    session = replace(room.session, now=entry.id, phase_at=at, closes_at=at + _turn(room.session))
    told = Refusal("queue-called", {"person": entry.name})
    return Step(
        session=session,
        entries=(*(before.entries if before else ()), speaking),
        announced=(*(before.announced if before else ()), told),
    )


def _thanked(room: Room, at: datetime) -> Step | None:
    """Return the speaker's turn ended with a line of thanks, None when nobody speaks."""
    speaking = room.in_state(EntryState.SPEAKING)
    if not speaking:
        return None
    ended = tuple(replace(entry, state=EntryState.DONE) for entry in speaking)
    told = Refusal("queue-thanks", {"person": ", ".join(entry.name for entry in speaking)})
    session = replace(room.session, now="", phase_at=at, closes_at=_end(room.session))
    return Step(session=session, entries=ended, announced=(told,))


def _turn(session: Session) -> timedelta:
    return timedelta(seconds=session.plan.turn_seconds)


def _end(session: Session) -> datetime | None:
    """Return when the whole queue ends, None when by hand."""
    seconds = session.plan.seconds
    return None if seconds is None else session.opened_at + timedelta(seconds=seconds)
