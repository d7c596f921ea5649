"""Orders about moderation cases."""

from enum import StrEnum

from bot.events import Platform
from bot.orders.order import Order


class CaseAct(StrEnum):
    """What can be done about a case."""

    ALLOW = "allow"
    DELETE = "delete"
    WARN = "warn"
    TIMEOUT = "timeout"
    BAN = "ban"


class DecideCase(Order, frozen=True, kw_only=True, tag="decide_case"):
    """Decide a case and all its copies.

    `seconds` is a timeout's length, `reason` goes to the author and the log, `rule` is the charter's rule
    that the act cites ("": the case's own). An act that needs two moderators waits for the other one's word.
    """

    case_id: str
    act: CaseAct
    seconds: int | None = None
    reason: str = ""
    rule: str = ""


class HoldCase(Order, frozen=True, kw_only=True, tag="hold_case"):
    """Say that one is reading a case (or, with `held=False`, no more)."""

    case_id: str
    held: bool = True


class NoteCase(Order, frozen=True, kw_only=True, tag="note_case"):
    """Write a note that only moderators read, on a case in any state."""

    case_id: str
    text: str


class UndoDecision(Order, frozen=True, kw_only=True, tag="undo_decision"):
    """Take a decision back, as far as the platform allows; `reason` goes to the author and the log."""

    case_id: str
    reason: str = ""


class AskSecond(Order, frozen=True, kw_only=True, tag="ask_second"):
    """Ask another moderator what they think of an open case; `text` says what is doubtful."""

    case_id: str
    text: str = ""


class ConfirmDecision(Order, frozen=True, kw_only=True, tag="confirm_decision"):
    """Say yes or no to a decision that another moderator asked for and that needs two."""

    case_id: str
    confirmed: bool = True
    reason: str = ""


class JudgeAppeal(Order, frozen=True, kw_only=True, tag="judge_appeal"):
    """Answer an appeal: `accepted` takes the decision back; `reason` is said to the author, and required."""

    case_id: str
    accepted: bool
    reason: str


class Permit(Order, frozen=True, kw_only=True, tag="permit"):
    """Let somebody post a link for a while, by the name that people read."""

    name: str
    platform: Platform = Platform.TWITCH
    seconds: int = 60


class DryRun(Order, frozen=True, kw_only=True, tag="dry_run"):
    """Ask what a rule or a threshold would have flagged among the messages kept; nothing is done to anybody.

    `rule` is a rule's name ("": the classifier, at `flag_threshold`); `number` is its limit where it has one;
    `terms` are words to block. The answer is a view of the topic `dry-run`, gone after ten minutes.
    """

    rule: str = ""
    flag_threshold: float | None = None
    number: int | None = None
    terms: tuple[str, ...] = ()


ReviewOrder = (
    DecideCase
    | HoldCase
    | NoteCase
    | UndoDecision
    | AskSecond
    | ConfirmDecision
    | JudgeAppeal
    | Permit
    | DryRun
)
