"""From a session of a format to what each page shows of it, already cut to what its audience may see."""

from collections import Counter

from bot.formats import FORMATS
from bot.formats.draw import names_of, seated, source_said
from bot.formats.format import Format
from bot.formats.lot import Lot, seal_of
from bot.formats.session import CLOSED, LET_THROUGH, READY, Entry, EntryState, Room, Session
from bot.formats.speaking_queue import Turns, times_heard, turns
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.views.formats import EntryView, FormatView, LotView, TagView

MOST_SHOWN, MOST_LISTED = 60, 200
_FIRST = (EntryState.SPEAKING, EntryState.WAITING)


def format_view(session: Session, state: ShowState, evening: Evening, for_viewers: bool) -> FormatView:
    """Return a session: for viewers only what was let through, and no dots for too small a group."""
    kind = FORMATS[session.format]
    room = state.formats.room(session, state.people.person)
    withheld = "few" if room.pickers() < evening.smallest_group else ""
    there = [entry for entry in room.entries if entry.state is not EntryState.WITHDRAWN]
    shown = _shown(kind, room) if for_viewers else _listed(kind, room)
    spoken = turns(room)
    return FormatView(
        id=session.id,
        method=session.format,
        status={CLOSED: "closed", READY: "draft"}.get(session.phase, "open"),
        phase=session.phase,
        question=session.subject,
        opened_at=session.opened_at,
        phase_at=session.phase_at,
        closes_at=session.closes_at,
        closed_at=session.closed_at,
        people=len({room.person(entry.account) for entry in there}),
        entries=tuple(_entry_view(entry, room, spoken, for_viewers) for entry in shown),
        tags=_tag_views(room, "" if session.format == "brainstorm" and not withheld else "few"),
        counts=dict(Counter(str(entry.state) for entry in there)),
        pickers=room.pickers(),
        lot=_lot_view(session, room, evening),
        segment_id=session.segment_id,
        withheld=withheld if session.format == "brainstorm" else "",
        sentence=_sentence(session, room, evening),
    )


def _sentence(session: Session, room: Room, evening: Evening) -> str:
    """Return who was drawn and from which seed, in words; "" before that and for other formats."""
    if session.lot is None or not session.lot.drawn:
        return ""
    seed = session.lot.seed.replace("\n", " ")
    return evening.words.text("draw-drawn", people=names_of(room, seated(session.lot)), seed=seed)


def _shown(kind: Format, room: Room) -> list[Entry]:
    """Return what viewers see: the first of a queue, the latest of all else, in the format's order."""
    visible = kind.visible(room)
    if kind.in_turn:
        return visible[:MOST_SHOWN]
    latest = set(sorted((entry.number for entry in visible), reverse=True)[:MOST_SHOWN])
    return [entry for entry in visible if entry.number in latest]


def _listed(kind: Format, room: Room) -> list[Entry]:
    """Return what operators see: what waits for them, then what is shown in its order, then the rest."""
    visible = kind.visible(room)
    there = [entry for entry in room.entries if entry.state is not EntryState.WITHDRAWN]
    first = [entry for state in _FIRST for entry in there if entry.state is state]
    ordered = visible if kind.in_turn else visible[::-1]
    by_number = {entry.number: entry for entry in (*first, *ordered, *reversed(there))}
    return list(by_number.values())[:MOST_LISTED]


def _entry_view(entry: Entry, room: Room, spoken: Turns, for_viewers: bool) -> EntryView:
    is_named = entry.named if for_viewers else entry.named is not False
    drawing = room.session.format == "draw"
    return EntryView(
        number=entry.number,
        text=entry.text,
        name=entry.name if is_named else "",
        platform=entry.platform,
        state=str(entry.state),
        tag=entry.tag,
        token=entry.token if drawing and not is_named else "",
        flagged=entry.flagged and not for_viewers,
        agreed=entry.named is not None,
        heard=times_heard(entry, room, spoken),
    )


def _tag_views(room: Room, withheld: str) -> tuple[TagView, ...]:
    let = Counter(entry.tag for entry in room.in_state(*LET_THROUGH))
    dots = {} if withheld else room.dots()
    return tuple(
        TagView(
            id=tag.id,
            label=tag.label,
            entries=let[tag.id],
            dots=None if withheld or not tag.id.isdecimal() else dots.get(int(tag.id), 0),
        )
        for tag in room.session.tags
    )


def _lot_view(session: Session, room: Room, evening: Evening) -> LotView | None:
    """Return a draw; before the list is fixed, where its seed will come from."""
    if session.format != "draw":
        return None
    plan, lot = session.plan, session.lot
    source = plan.source if lot is None else lot.announced.source
    view = LotView(
        seats=plan.seats,
        reserves=plan.reserves,
        source=source_said(source),
        kind=source.kind,
        promised=tuple(each.by for each in source.commitments),
    )
    return view if lot is None else _fixed(view, lot, room, evening)


def _fixed(view: LotView, lot: Lot, room: Room, evening: Evening) -> LotView:
    names = {entry.token: entry.name for entry in room.entries if entry.named and entry.name}
    seats = seated(lot)
    waiting = [token for token in lot.reserve if token not in seats and token not in lot.absent]
    base = evening.results_url.removesuffix("resultats/")
    return LotView(
        seats=view.seats,
        reserves=view.reserves,
        source=view.source,
        kind=view.kind,
        promised=view.promised,
        revealed=tuple(bool(each) for each in lot.revealed),
        digest=lot.digest,
        seed=lot.seed,
        seal=seal_of(lot) if lot.seed else "",
        drawn=tuple(names.get(token, token) for token in seats),
        reserve=tuple(names.get(token, token) for token in waiting),
        address=f"{base}tirages/{lot.announced.id}.json" if base else "",
    )
