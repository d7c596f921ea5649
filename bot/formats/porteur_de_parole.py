"""Porteur de parole: a standing question, and a wall of quotations whose authors agreed to be quoted."""

from msgspec.structs import replace

from bot.formats.format import Format
from bot.formats.session import Entry, EntryState, Offer, Room, Said, Step
from bot.formats.words import plain
from bot.words import Refusal

NAMELESS = frozenset({"anonyme", "anonymement", "anonymous", "sans nom", "sans mon nom"})
NO = frozenset({"non", "no", "retirer", "ne pas citer"})
OFFERS = (
    Offer(key="wall-quote-named", word="citer"),
    Offer(key="wall-quote-nameless", word="citer", text="anonyme"),
    Offer(key="wall-quote-no", word="citer", text="non"),
)


class PorteurDeParole(Format):
    """Words that stay on a wall once a moderator has read them and their author has agreed."""

    name = "porteur-de-parole"
    words = ("temoigne", "citer")

    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return a quotation that waits for its author's word and a moderator's, or that word."""
        if said.word == "citer":
            return _agreed(room, said)
        refusal = self.may_write(room, said)
        if refusal is not None:
            return refusal
        entry = self.taken(room, said, state=EntryState.WAITING, named=None)
        return Step(entries=(entry,), told=Refusal("wall-agree"), offers=OFFERS)

    def visible(self, room: Room) -> list[Entry]:
        """Return what was accepted and agreed to, the latest last."""
        return [entry for entry in super().visible(room) if entry.named is not None]


def _agreed(room: Room, said: Said) -> Step | Refusal:
    """Return all that somebody said, quoted by name, without, or not; it may be changed at any time."""
    mine = list(room.of(said.account))
    if not mine:
        return Refusal("wall-nothing")
    wish = plain(said.text).strip(" .!")
    if wish in NO:
        return Step(gone=tuple(entry.id for entry in mine), told=Refusal("wall-withdrawn"))
    if wish not in NAMELESS and wish not in ("", "oui", "yes", "nom", "mon nom"):
        return Refusal("wall-agree-how")
    named = wish not in NAMELESS
    entries = tuple(replace(entry, named=named) for entry in mine)
    return Step(entries=entries, told=Refusal("wall-agreed" if named else "wall-agreed-nameless"))
