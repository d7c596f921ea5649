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
    """Who decided what, when and why.

    `automatic`: the show's settings made the bot act by itself. `rule` is the charter's rule that it cites,
    `statement` what the author was told, `confirmed_by` the second moderator where two were needed.
    """

    actor: Actor
    act: CaseAct
    at: datetime
    reason: str = ""
    seconds: int | None = None
    effects: tuple[Effect, ...] = ()
    automatic: bool = False
    rule: str = ""
    statement: str = ""
    confirmed_by: str = ""


class Mode(StrEnum):
    """What the show does with a flag: a person decides; the message goes first; the bot decides."""

    PROPOSE = "propose"
    HOLD = "hold"
    ACT = "act"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a moderator wrote for the others."""

    by: str
    at: datetime
    text: str


class Second(msgspec.Struct, frozen=True, kw_only=True):
    """Another moderator is asked: what they think, or (`act`) for their word on a decision that needs two."""

    asked_by: str
    at: datetime
    text: str = ""
    act: CaseAct | None = None
    seconds: int | None = None
    rule: str = ""


class AppealStatus(StrEnum):
    """Where an appeal is; REJECTED: the decision stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Appeal(msgspec.Struct, frozen=True, kw_only=True):
    """An author contests a decision, in their words; `via` is "chat", "command", "button" or "unban-request".

    `judge` and `reason` are there once it was answered, `request_id` when the platform awaits the answer.
    """

    at: datetime
    via: str
    text: str = ""
    status: AppealStatus = AppealStatus.OPEN
    request_id: str = ""
    judge: Actor | None = None
    judged_at: datetime | None = None
    reason: str = ""
    effects: tuple[Effect, ...] = ()


class Undo(msgspec.Struct, frozen=True, kw_only=True):
    """A decision was taken back, and what of it the platform could undo."""

    actor: Actor
    at: datetime
    reason: str = ""
    effects: tuple[Effect, ...] = ()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One flagged message. `held_message` says the platform keeps it back until decided.

    `rule` is the charter's rule it may break; `removal` is the bot's own removal before anybody decided,
    where the show holds such messages back. `undoable_until` is the end of a timeout that can still be
    lifted; a ban can be lifted at any time.
    """

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
    rule: str = ""
    mode: Mode = Mode.PROPOSE
    removal: Effect | None = None
    notes: tuple[Note, ...] = ()
    second: Second | None = None
    appeal: Appeal | None = None
    undone: Undo | None = None
    undoable_until: datetime | None = None
