"""What comes next for an author: the more often a rule was broken lately, the further up its ladder."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bot.moderation.case import Severity
from bot.orders import CaseAct


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One rung: an act, with a timeout's length."""

    act: CaseAct
    seconds: int | None = None


class Past(msgspec.Struct, frozen=True, kw_only=True):
    """What was once done about an author: under which rule of the charter, when, and in which case."""

    case_id: str
    rule: str
    act: CaseAct
    at: datetime
    seconds: int | None = None


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """A rule's steps, the mildest first; what is older than `forget_after` no longer counts.

    `first` is the step on which a severity begins; those it does not name begin on the lowest.
    """

    steps: tuple[Step, ...]
    forget_after: timedelta
    first: dict[Severity, int] = {}


def next_step(
    history: Iterable[Past], ladder: Ladder, *, rule: str, severity: Severity, now: datetime
) -> Step:
    """Return the step that an author has come to: one further for each act under the rule still remembered.

    Messages that were allowed do not count, nor acts under other rules. The last step stays the last.
    """
    counted = sum(
        past.rule == rule and past.act is not CaseAct.ALLOW and now - ladder.forget_after < past.at <= now
        for past in history
    )
    return ladder.steps[min(ladder.first.get(severity, 0) + counted, len(ladder.steps) - 1)]
