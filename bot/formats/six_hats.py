"""Six thinking hats (chapeaux): one way of thinking at a time; what is said off-hat is kept aside.

Edward de Bono, *Six Thinking Hats*, 1985.
"""

from datetime import datetime, timedelta
from types import MappingProxyType

from msgspec.structs import replace

from bot.formats.format import ACCEPT, NEXT, REFUSE, TAG, Format, in_phase
from bot.formats.plan import Tag
from bot.formats.session import CLOSED, Entry, EntryState, Guided, Room, Said, Session, Step
from bot.words import Refusal

HATS = ("white", "red", "black", "yellow", "green", "blue")
# What people type to speak under a colour, whatever hat is on.
COLOURS = MappingProxyType(
    {"blanc": "white", "rouge": "red", "noir": "black", "jaune": "yellow", "vert": "green", "bleu": "blue"}
)


class SixHats(Format):
    """Facts, feelings, cautions, benefits, ideas, and the thinking itself, one after the other."""

    name = "six-hats"
    words = ("avis", *COLOURS)
    phases = HATS
    timed = frozenset()
    hearing = frozenset(HATS)
    acts = frozenset({ACCEPT, REFUSE, TAG, NEXT, "hat"})

    def opened(self, session: Session) -> Session:
        """Return the session with its six colours; the white hat is on first."""
        return replace(session, tags=tuple(Tag(id=hat, label=hat) for hat in HATS))

    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return a contribution of the colour that is on; one of another colour is kept aside for its hat."""
        refusal = self.may_write(room, said)
        if refusal is not None:
            return refusal
        on = room.session.phase
        hat = COLOURS.get(said.word, on)
        entry = _placed(self.taken(room, said, tag=hat), on)
        return Step(entries=(entry,), told=Refusal("hats-noted" if hat == on else "hats-aside"))

    def guided(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the gesture done; `hat` puts a named colour on."""
        if guided.act == "hat":
            if guided.text not in HATS:
                return Refusal("format-no-tag")
            return _with_hat(room, guided.text, guided.at)
        return super().guided(room, guided)

    def turned(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the next hat on, with what was kept aside for it; after the blue one it is over."""
        place = HATS.index(room.session.phase) + 1
        if place == len(HATS):
            return Step(session=in_phase(room.session, CLOSED, guided.at))
        return _with_hat(room, HATS[place], guided.at)

    def accepted(self, room: Room, entry: Entry, at: datetime) -> Step | Refusal:
        """Return a contribution let through, aside when its hat is not on."""
        if entry.state in (EntryState.SHOWN, EntryState.ASIDE):
            return Step()
        shown = replace(entry, state=EntryState.SHOWN, reason="", turned_at=at)
        return Step(entries=(_placed(shown, room.session.phase),))

    def tagged(self, room: Room, entry: Entry, tag: str) -> Step | Refusal:
        """Return a contribution under another colour."""
        if tag not in HATS:
            return Refusal("format-no-tag")
        moved = replace(entry, tag=tag)
        if entry.state in (EntryState.SHOWN, EntryState.ASIDE):
            moved = _placed(replace(moved, state=EntryState.SHOWN), room.session.phase)
        return Step(entries=(moved,))

    def visible(self, room: Room) -> list[Entry]:
        """Return what was said under the hat that is on; once it is over, all of it."""
        on = room.session.phase
        let = room.in_state(EntryState.SHOWN, EntryState.ASIDE)
        return let if on == CLOSED else [entry for entry in let if entry.tag == on]


def _placed(entry: Entry, on: str) -> Entry:
    if entry.state is EntryState.SHOWN and on != CLOSED and entry.tag != on:
        return replace(entry, state=EntryState.ASIDE)
    return entry


def _with_hat(room: Room, hat: str, at: datetime) -> Step:
    """Return a hat on, timed as all are; what waited aside for it is seen now."""
    session = in_phase(room.session, hat, at)
    if session.plan.seconds is not None:
        session = replace(session, closes_at=at + timedelta(seconds=session.plan.seconds))
    seen = tuple(
        replace(entry, state=EntryState.SHOWN)
        for entry in room.in_state(EntryState.ASIDE)
        if entry.tag == hat
    )
    return Step(session=session, entries=seen, announced=(Refusal(f"hats-on-{hat}"),))
