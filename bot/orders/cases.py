"""Orders about moderation cases."""

from enum import StrEnum

from bot.orders.order import Order


class CaseAct(StrEnum):
    """What can be done about a case."""

    ALLOW = "allow"
    DELETE = "delete"
    WARN = "warn"
    TIMEOUT = "timeout"
    BAN = "ban"


class DecideCase(Order, frozen=True, kw_only=True, tag="decide_case"):
    """Decide a case; `seconds` is a timeout's length, `reason` goes to the author and the log."""

    case_id: str
    act: CaseAct
    seconds: int | None = None
    reason: str = ""


class HoldCase(Order, frozen=True, kw_only=True, tag="hold_case"):
    """Say that one is reading a case (or, with `held=False`, no more)."""

    case_id: str
    held: bool = True
