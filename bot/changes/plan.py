"""Changes of the evening's plan."""

from bot.changes.change import Change


class PlanSaved(Change, frozen=True, kw_only=True, tag="plan_saved"):
    """The rundown is what this text says; `is_due` when its file does not say it yet."""

    text: str
    is_due: bool = False
