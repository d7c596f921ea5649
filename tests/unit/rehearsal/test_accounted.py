"""The account of an evening: what is lost, invented, or refused without a word is said."""

from bot.events import Platform
from bot.formats.plan import Plan
from bot.formats.session import Entry, EntryState, Session
from bot.pipeline.step import name_for
from bot.ports import ShowRecord
from bot.rehearsal.accounted import EveningAccount, evening_account
from bot.rehearsal.crowd.deeds import Kind, TakingPart
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.screen import ShownSession
from tests.unit.rehearsal.crowd.shows import at, person

SHOWN = {"s1": ShownSession(id="s1", format="brainstorm", phase="gather", opened_at=at(0))}
SESSION = Session(
    id="s1",
    format="brainstorm",
    segment_id="",
    subject="L’eau",
    phase="gather",
    plan=Plan(per_person=1),
    opened_at=at(0),
    phase_at=at(0),
)


def said(record: CrowdRecord, id: str, who: int, *, late: bool = False) -> None:
    deed = TakingPart(
        person=person(who),
        text=f"!idee {id}",
        kind=Kind.PART,
        session_id="s1",
        word="idee",
        said=id,
        is_late=late,
    )
    record.add(id, at(5), deed)


def entry(id: str, state: EntryState = EntryState.SHOWN, reason: str = "") -> Entry:
    return Entry(
        id=name_for("entry", f"s1:{Platform.TWITCH}:{id}"),
        session_id="s1",
        number=1,
        account="",
        token="",
        name="",
        platform=Platform.TWITCH,
        channel="",
        message_id=id,
        text=id,
        at=at(5),
        state=state,
        reason=reason,
    )


def account(
    record: CrowdRecord, *entries: Entry, removed: frozenset[tuple[Platform, str]] = frozenset()
) -> EveningAccount:
    show = ShowRecord(sessions=(SESSION,), entries=entries)
    return evening_account(record, SHOWN, lambda *_: True, show, removed, lambda who: who.name)


def test_what_was_sent_and_is_nowhere_is_lost() -> None:
    record = CrowdRecord()
    said(record, "a", 1)
    said(record, "b", 2)

    assert account(record, entry("a"), entry("b")).faults == []
    assert account(record, entry("a")).faults == ["brainstorm : 1 contributions perdues"]


def test_what_rules_or_moderators_kept_out_is_accounted_for() -> None:
    record = CrowdRecord()
    said(record, "a", 1)
    said(record, "one too many", 1)
    said(record, "late", 2, late=True)
    said(record, "deleted", 3)
    told = account(record, entry("a"), removed=frozenset({(Platform.TWITCH, "deleted")}))

    assert told.faults == []
    (brainstorm,) = told.formats
    assert (brainstorm.too_many, brainstorm.too_late, brainstorm.removed) == (1, 1, 1)


def test_what_nobody_sent_and_what_was_refused_without_a_word_are_faults() -> None:
    record = CrowdRecord()
    said(record, "a", 1)

    assert account(record, entry("a", EntryState.REFUSED, "Hors charte.")).faults == []
    assert account(record, entry("a", EntryState.REFUSED), entry("ghost")).faults == [
        "brainstorm : 1 contributions de personne",
        "brainstorm : 1 contributions refusées sans raison",
    ]
