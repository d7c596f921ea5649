"""The receipts that people on Discord were shown, looked up in the published boxes as each of them could."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from bot.events import Platform
from bot.polls.box.recount import read_box
from bot.polls.methods import BOXED, METHODS
from bot.rehearsal.boxes import Published
from bot.rehearsal.crowd.record import CrowdRecord, Held, Sent
from bot.rehearsal.crowd.screen import ShownPoll
from bot.rehearsal.discord.asks import LoopbackInteraction

_RECEIPT = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b")

Lateness = Callable[[Sent], bool]
Gesture = Callable[[str], LoopbackInteraction | None]


class ReceiptFigures(msgspec.Struct, frozen=True, kw_only=True):
    """`shown` receipts in all; `last` are those of people's last ballots, which a box must have.

    `missing` are last ones that are in no box or name another ballot. `replaced` are in no box either, and
    need not be: grades that came in afterwards, from an account linked since or out of Discord's history,
    made another ballot. `untaken` were shown for a ballot that the bot had not taken.
    """

    shown: int = 0
    last: int = 0
    missing: int = 0
    replaced: int = 0
    untaken: int = 0


def receipt_figures(
    polls: Mapping[str, ShownPoll],
    record: CrowdRecord,
    held: Held,
    published: Published,
    gesture: Gesture,
    told_late: Lateness,
) -> ReceiptFigures:
    """Return how the receipts of every poll with a published box stand.

    `told_late` says of something sent that the bot may have fetched it long after.
    """
    shown = last = missing = replaced = untaken = 0
    for poll in polls.values():
        raw = published.files.get(poll.id)
        if poll.method not in BOXED or raw is None:
            continue
        box = dict(read_box(raw).ballots)
        marks = record.marks(poll, held)
        codes = [choice.code for choice in poll.choices]
        linked_at = record.linked_at(held)
        for person, votes in record.votes(poll, _everything).items():
            told = [(sent, receipt) for sent, _ in votes if (receipt := receipt_shown(sent, gesture))]
            shown += len(told)
            untaken += sum(not held(sent.platform, sent.id) for sent, _ in told)
            taken = [sent for sent, _ in votes if held(sent.platform, sent.id)]
            if told and taken and taken[-1] is told[-1][0] and box:
                last += 1
                sent, receipt = told[-1]
                by_grades = isinstance(marks[person], dict)
                was_linked = linked_at.get(person, sent.at) > sent.at
                if receipt not in box and by_grades and (was_linked or any(map(told_late, taken))):
                    replaced += 1
                    continue
                missing += box.get(receipt) != METHODS[poll.method].written(marks[person], codes)
    return ReceiptFigures(shown=shown, last=last, missing=missing, replaced=replaced, untaken=untaken)


def receipt_shown(sent: Sent, gesture: Gesture) -> str:
    """Return the receipt that the bot answered a press with, "" for none."""
    asked = gesture(sent.id) if sent.platform is Platform.DISCORD else None
    found: Any = _RECEIPT.search(" ".join(asked.answers)) if asked else None
    return found[0] if found else ""


def _everything(_: Platform, __: str) -> bool:
    return True
