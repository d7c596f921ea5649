"""What a moderator decides about: a flagged message with its reasons, its context and what became of it."""

from datetime import datetime
from enum import StrEnum

import msgspec

from bot.events import Author, Outcome, Platform
from bot.orders import Actor, CaseAct


class Severity(StrEnum):
    """How urgent a flag is, from the least."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a message was flagged: the rule's or category's name, a French sentence, the spans that show it.

    `spans` are [start, end) offsets in the message's own text.
    """

    rule: str
    text: str
    severity: Severity
    spans: tuple[tuple[int, int], ...] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What rules and classifier say of one message together; the harshest reason wins."""

    flag: bool
    severity: Severity
    reasons: tuple[Reason, ...] = ()


class CaseStatus(StrEnum):
    """Where a case is; ELSEWHERE: the message left the platform by another hand."""

    OPEN = "open"
    DECIDED = "decided"
    ELSEWHERE = "elsewhere"


class ContextLine(msgspec.Struct, frozen=True, kw_only=True):
    """One message around a case."""

    message_id: str
    author: str
    text: str
    at: datetime


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """One action asked for by a decision, and its outcome once known."""

    action_id: str
    act: str
    outcome: Outcome | None = None
    detail: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Who decided what, when and why."""

    actor: Actor
    act: CaseAct
    at: datetime
    reason: str = ""
    seconds: int | None = None
    effects: tuple[Effect, ...] = ()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One flagged message. `held_message` says the platform keeps it back until decided."""

    id: str
    platform: Platform
    channel: str
    message_id: str
    author: Author
    text: str
    posted_at: datetime
    opened_at: datetime
    verdict: Verdict
    status: CaseStatus = CaseStatus.OPEN
    abusive: float | None = None
    before: tuple[ContextLine, ...] = ()
    after: tuple[ContextLine, ...] = ()
    earlier_cases: int = 0
    held_message: bool = False
    holder: str = ""
    held_until: datetime | None = None
    closed_at: datetime | None = None
    decision: Decision | None = None
