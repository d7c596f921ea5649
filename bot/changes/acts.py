"""What operators just did, with what takes it back; for this life only."""

from datetime import datetime

import msgspec

from bot.changes.change import Change
from bot.changes.floor import QuestionSaved
from bot.changes.formats import EntrySaved, SessionSaved
from bot.changes.plan import PlanSaved
from bot.changes.polls import PollSaved
from bot.changes.show import StageSaved
from bot.changes.talk import RoundSaved
from bot.orders import Actor, AnyOrder

Restorable = StageSaved | QuestionSaved | PollSaved | RoundSaved | PlanSaved | SessionSaved | EntrySaved


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an act changed: how it was, and how the act left it."""

    before: Restorable
    after: Restorable


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One gesture: `id` is its order's, `seat` tells two people of one name apart, `touched` names what it
    changed ("stage.air", "question:q7.status"…).

    It is taken back by `inverse` if there is one, else by its traces; `is_final` when it cannot be.
    """

    id: str
    at: datetime
    actor: Actor
    seat: str
    kind: str
    subject: str = ""
    touched: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    inverse: AnyOrder | None = None
    is_final: bool = False
    is_undone: bool = False


class ActNoted(Change, frozen=True, kw_only=True, tag="act_noted"):
    """An operator did something, or something that was done was taken back."""

    act: Act


ActChange = ActNoted
