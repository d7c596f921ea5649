"""Two heads: notes, a second opinion, and decisions that wait for another moderator's word."""

from datetime import datetime

import msgspec

from bot.moderation.case import Case, CaseStatus, Note, Second
from bot.moderation.cases import undecidable
from bot.orders import CaseAct
from bot.words import Refusal

LONGEST_NOTE = 500
MOST_NOTES = 50


def noted(case: Case, *, by: str, text: str, at: datetime) -> Case | Refusal:
    """Return the case with a note for the other moderators."""
    written = text.strip()
    if not written:
        return Refusal("order-note-empty")
    if len(written) > LONGEST_NOTE:
        return Refusal("order-note-long", {"most": LONGEST_NOTE})
    if len(case.notes) >= MOST_NOTES:
        return Refusal("order-note-many", {"most": MOST_NOTES})
    return msgspec.structs.replace(case, notes=(*case.notes, Note(by=by, at=at, text=written)))


def second_asked(case: Case, *, by: str, text: str, at: datetime) -> Case | Refusal:
    """Return an open case about which its reader wants to know what another moderator thinks."""
    refusal = undecidable(case, by, CaseAct.ALLOW, None, at)
    if refusal is not None:
        return refusal
    asked = Second(asked_by=by, at=at, text=text.strip()[:LONGEST_NOTE])
    return msgspec.structs.replace(case, second=asked, holder="", held_until=None)


def proposed(
    case: Case, *, by: str, act: CaseAct, seconds: int | None, rule: str, text: str, at: datetime
) -> Case | Refusal:
    """Return the case with a decision that another moderator must confirm before anything is done."""
    refusal = undecidable(case, by, act, seconds, at)
    if refusal is not None:
        return refusal
    asked = Second(asked_by=by, at=at, text=text.strip()[:LONGEST_NOTE], act=act, seconds=seconds, rule=rule)
    return msgspec.structs.replace(case, second=asked, holder="", held_until=None)


def awaited_word(case: Case, by: str) -> Second | Refusal:
    """Return the decision that somebody may confirm or not, or why they may not."""
    if case.status is not CaseStatus.OPEN or case.second is None or case.second.act is None:
        return Refusal("order-second-none")
    if case.second.asked_by.casefold() == by.casefold():
        return Refusal("order-second-same")
    return case.second


def unconfirmed(case: Case, *, by: str, text: str, at: datetime) -> Case:
    """Return the open case whose decision was not confirmed, with the reason among its notes."""
    note = Note(by=by, at=at, text=text)
    return msgspec.structs.replace(case, second=None, notes=(*case.notes, note)[-MOST_NOTES:])
