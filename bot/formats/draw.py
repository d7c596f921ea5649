"""Draw by lot (tirage au sort): volunteers, a list that is fixed before the seed is known, and the draw."""

import re
from datetime import UTC, datetime

from msgspec.structs import replace

from bot.formats.beacon import read_beacon
from bot.formats.format import NEXT, Format, in_phase
from bot.formats.lot import (
    FIRST,
    Announced,
    Commitment,
    Lot,
    Source,
    Volunteer,
    committed,
    digest_of,
    drawn_lot,
    seed_of,
)
from bot.formats.schedule import SOONEST, schedule_of, time_of_round
from bot.formats.session import Entry, EntryState, Guided, Room, Said, Session, Step
from bot.formats.words import one_line
from bot.words import Refusal

VOLUNTEERS, LISTED, DRAWN = "volunteers", "listed", "drawn"
NAMELESS = frozenset({"anonyme", "anonymement", "anonymous", "sans nom"})
MOST_COMMITMENTS = 12
SHORTEST_SECRET = 12
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Draw(Format):
    """Drawing people among those who asked to be, so that anyone can check it."""

    name = "draw"
    words = ("volontaire", "desiste")
    phases = (VOLUNTEERS, LISTED, DRAWN)
    timed = frozenset({VOLUNTEERS})
    hearing = frozenset({VOLUNTEERS})
    in_turn = True
    acts = frozenset({NEXT, "source", "commit", "reveal", "seed", "absent"})
    moderating = frozenset()

    def heard(self, room: Room, said: Said) -> Step | Refusal:
        """Return a volunteer more, or one less; who says it again is told their name of this draw again."""
        if room.session.phase != VOLUNTEERS or self.is_over(room.session, said.at):
            return Refusal("draw-list-closed")
        mine = [entry for entry in room.of(said.account) if entry.state is EntryState.SHOWN]
        if said.word == "desiste":
            return Step(gone=tuple(entry.id for entry in mine), told=Refusal("draw-out"))
        # A name that may not be shown is drawn all the same, under its name of this draw.
        named = said.text.casefold().strip(" .!") not in NAMELESS and not said.flagged
        if mine:
            entry = replace(mine[0], named=named)
            return Step(entries=(entry,), told=Refusal("draw-in", {"token": entry.token}))
        entry = self.taken(room, said, text="", named=named, state=EntryState.SHOWN, flagged=False)
        return Step(entries=(entry,), told=Refusal("draw-in", {"token": entry.token}))

    def guided(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the draw after a gesture: its source said, a commitment, what was revealed, the seed."""
        match guided.act:
            case "next":
                return self.turned(room, guided)
            case "source":
                return _sourced(room.session, guided)
            case "commit":
                return _committed(room.session, guided)
            case "reveal":
                return _revealed(room, guided)
            case "seed":
                return _seeded(room, guided)
            case "absent":
                return _absent(room, guided)
        return Refusal("format-no-act")

    def turned(self, room: Room, guided: Guided) -> Step | Refusal:
        """Return the list fixed, or the draw closed; drawing itself takes the seed."""
        match room.session.phase:
            case "volunteers":
                return _listed(room, guided)
            case "listed":
                return Refusal("draw-needs-seed")
        return self.closing(room, guided.at)

    def forgotten(self, room: Room, entry: Entry) -> Entry | None:
        """Return nothing before the list is fixed; after that its name in the list, which nobody can tell."""
        if room.session.lot is None:
            return None
        return replace(entry, name="", named=False, account="", message_id="")


def _listed(room: Room, guided: Guided) -> Step | Refusal:
    """Return the list as it will be published, each person once, with its digest."""
    session = room.session
    source = _settled(session.plan.source, guided.at)
    if isinstance(source, Refusal):
        return source
    entries = _once_each(room)
    if not entries:
        return Refusal("draw-nobody")
    people = [Volunteer(person=entry.token, tags=_tags(entry)) for entry in entries]
    announced = Announced(
        id=session.id,
        show=one_line(guided.show),
        title=one_line(session.subject),
        listed_at=guided.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        seats=session.plan.seats,
        reserves=session.plan.reserves,
        quotas=session.plan.quotas,
        source=source,
        people=tuple(sorted(people, key=lambda each: each.person)),
    )
    revealed = ("",) * len(source.commitments)
    lot = Lot(announced=announced, digest=digest_of(announced), revealed=revealed)
    told = Refusal(
        "draw-listed", {"people": len(people), "digest": lot.digest, "source": source_said(source)}
    )
    listed = replace(_with_source(in_phase(session, LISTED, guided.at), source), lot=lot)
    left_out = tuple(entry.id for entry in room.entries if entry not in entries)
    return Step(session=listed, gone=left_out, announced=(told,))


def _settled(source: Source, at: datetime) -> Source | Refusal:
    """Return where the seed comes from, of a known beacon a round that is still to come."""
    match source.kind:
        case "":
            return Refusal("draw-needs-source")
        case "commitments":
            return source if len(source.commitments) > 1 else Refusal("draw-needs-commitments")
    known = schedule_of(source.name)
    if known is not None and not source.round:
        return replace(source, round=str(known.first_after(at + SOONEST)))
    comes_at = time_of_round(source.name, source.round)
    if known is not None and comes_at is None:
        return Refusal("draw-source-how")
    if comes_at is not None and comes_at <= at:
        return Refusal("draw-round-past", {"round": source.round})
    return source


def _once_each(room: Room) -> list[Entry]:
    """Return the first entry of each person: accounts may have been linked after both volunteered."""
    first: dict[str, Entry] = {}
    for entry in room.in_state(EntryState.SHOWN):
        first.setdefault(room.person(entry.account), entry)
    return list(first.values())


def _tags(entry: Entry) -> tuple[str, ...]:
    return (str(entry.platform), *((FIRST,) if entry.heard == 0 else ()))


def source_said(source: Source) -> str:
    """Return where the seed comes from, in the words of whoever announced it."""
    if source.kind == "commitments":
        return ", ".join(each.by for each in source.commitments)
    return f"{source.name} {source.round}".strip()


def _sourced(session: Session, guided: Guided) -> Step | Refusal:
    """Return the draw with a beacon announced: `name ; round`."""
    if session.phase != VOLUNTEERS:
        return Refusal("draw-list-closed")
    name, _, number = guided.text.partition(";")
    name, number = one_line(name)[:120], one_line(number)[:120]
    if not name:
        return Refusal("draw-source-how")
    source = Source(kind="beacon", name=name, round=number)
    return Step(session=_with_source(session, source))


def _committed(session: Session, guided: Guided) -> Step | Refusal:
    """Return the draw with a commitment more: `name : digest`."""
    if session.phase != VOLUNTEERS:
        return Refusal("draw-list-closed")
    by, _, digest = guided.text.rpartition(":")
    by, digest = one_line(by)[:60], digest.strip().lower()
    before = session.plan.source.commitments
    if not by or not _DIGEST.fullmatch(digest):
        return Refusal("draw-commit-how")
    # A copy would reveal what it copied; an own one replaces.
    kept = tuple(each for each in before if each.by != by)
    if any(each.digest == digest for each in kept):
        return Refusal("draw-commit-twice")
    if len(kept) >= MOST_COMMITMENTS:
        return Refusal("format-enough", {"most": MOST_COMMITMENTS})
    source = Source(kind="commitments", commitments=(*kept, Commitment(by=by, digest=digest)))
    return Step(session=_with_source(session, source))


def _with_source(session: Session, source: Source) -> Session:
    return replace(session, plan=replace(session.plan, source=source))


def _revealed(room: Room, guided: Guided) -> Step | Refusal:
    """Return the draw with what somebody committed to; the last one makes the seed."""
    lot = room.session.lot
    if lot is None or room.session.phase != LISTED or lot.announced.source.kind != "commitments":
        return Refusal("draw-reveal-when")
    value = guided.text
    if len(value) < SHORTEST_SECRET or len(value) > 200 or not value.isprintable():
        return Refusal("draw-reveal-length", {"least": SHORTEST_SECRET})
    promised = [each.digest for each in lot.announced.source.commitments]
    if committed(value) not in promised:
        return Refusal("draw-reveal-other")
    place = promised.index(committed(value))
    revealed = (*lot.revealed[:place], value, *lot.revealed[place + 1 :])
    lot = replace(lot, revealed=revealed)
    if all(revealed):
        return _drawn(room, drawn_lot(lot, seed_of(revealed)), guided.at)
    return Step(session=replace(room.session, lot=lot))


def _seeded(room: Room, guided: Guided) -> Step | Refusal:
    """Return the draw made with the value of the announced beacon."""
    lot = room.session.lot
    if lot is None or room.session.phase != LISTED or lot.announced.source.kind != "beacon":
        return Refusal("draw-seed-when")
    source = lot.announced.source
    comes_at = time_of_round(source.name, source.round)
    if comes_at is not None and guided.at < comes_at:
        return Refusal("draw-seed-early", {"round": source.round})
    seed = read_beacon(guided.text, source)
    return seed if isinstance(seed, Refusal) else _drawn(room, drawn_lot(lot, seed), guided.at)


def _drawn(room: Room, lot: Lot, at: datetime) -> Step:
    told = Refusal("draw-drawn", {"people": names_of(room, lot.drawn), "seed": lot.seed.replace("\n", " ")})
    drawn = replace(in_phase(room.session, DRAWN, at), lot=lot)
    return Step(session=drawn, announced=(told,))


def _absent(room: Room, guided: Guided) -> Step | Refusal:
    """Return the draw with somebody who is not there; the next of the reserve is called, on the record."""
    lot, entry = room.session.lot, room.numbered(guided.number)
    if lot is None or entry is None or entry.token not in seated(lot):
        return Refusal("draw-not-drawn")
    lot = replace(lot, absent=(*lot.absent, entry.token))
    called = [token for token in seated(lot) if token not in seated(room.session.lot or lot)]
    told = Refusal("draw-called", {"people": names_of(room, called)})
    return Step(session=replace(room.session, lot=lot), announced=(told,) if called else ())


def seated(lot: Lot) -> list[str]:
    """Return who has a seat now: those drawn, and the reserve in place of those who are absent."""
    there = [token for token in (*lot.drawn, *lot.reserve) if token not in lot.absent]
    return there[: len(lot.drawn)]


def names_of(room: Room, tokens: list[str] | tuple[str, ...]) -> str:
    """Return people as they agreed to be named: by name, or by their name of this draw."""
    names = {entry.token: entry.name for entry in room.entries if entry.named and entry.name}
    return ", ".join(names.get(token, token) for token in tokens)
