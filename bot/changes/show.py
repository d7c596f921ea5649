"""Changes of the screens, the audit log, the counts and the health."""

from datetime import datetime

from bot.changes.change import Change
from bot.events import HealthReported
from bot.orders import Actor
from bot.show.stage import Stage


class StageSaved(Change, frozen=True, kw_only=True, tag="stage_saved"):
    """The screens or the place in the rundown changed."""

    stage: Stage


class Audited(Change, frozen=True, kw_only=True, tag="audited"):
    """One line of the audit log."""

    at: datetime
    actor: Actor
    act: str
    subject: str
    reason: str = ""
    detail: str = ""


class Counted(Change, frozen=True, kw_only=True, tag="counted"):
    """Something to count, such as the messages processed per platform."""

    name: str
    by: int = 1


class HealthNoted(Change, frozen=True, kw_only=True, tag="health_noted"):
    """A part said how it is; remembered for this life only, since the next one will ask again."""

    report: HealthReported
