"""A moderator's verdict as a labelled example: what a show's own classifier can be judged by."""

import re
from datetime import datetime

import msgspec

from bot.moderation.case import Case
from bot.moderation.judge import UNNAMED
from bot.moderation.scores import CATEGORIES
from bot.orders import ActorRole, CaseAct

_MENTION = re.compile(r"@\w+")


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A text, whether a moderator found it abusive, and when; nothing says who wrote or decided."""

    text: str
    abusive: bool
    decided_at: datetime


def example_of(case: Case) -> Example | None:
    """Return what a decided case teaches, None where it says nothing of abuse.

    What was allowed is innocent, whatever flagged it. What was removed is abusive only if the classifier had
    flagged it: a link or a flood may go without attacking anybody.
    """
    decision = case.decision
    if decision is None or decision.actor.role is ActorRole.SYSTEM or not case.text.strip():
        return None
    abusive = decision.act is not CaseAct.ALLOW
    if abusive and not any(reason.rule in (*CATEGORIES, UNNAMED) for reason in case.verdict.reasons):
        return None
    return Example(text=_MENTION.sub("@user", case.text), abusive=abusive, decided_at=decision.at)
