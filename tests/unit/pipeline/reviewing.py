"""Cases of rough messages, and what deciding them leads to."""

from bot.actions import AnyAction, BanAuthor, DeleteMessage, ReleaseHeld, TimeoutAuthor, WarnAuthor
from bot.changes import CaseSaved
from bot.events import (
    Author,
)
from bot.moderation.case import Case
from bot.orders import CaseAct, DecideCase
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    MODERATOR,
    ROUGH,
    ZOE,
    kept,
    live,
    ordered,
    said,
    withheld,
)

ACTIONS = (DeleteMessage, TimeoutAuthor, WarnAuthor, BanAuthor, ReleaseHeld)


def a_case(state: ShowState, by: Author = ZOE, message_id: str = "m1") -> Case:
    """Return the case of a rough message."""
    live(state, said(ROUGH, by, message_id=message_id))
    return next(case for case in state.docket.cases.values() if case.message_id == message_id)


def a_held_case(state: ShowState) -> Case:
    """Return the case of a message that Twitch keeps back."""
    return kept(CaseSaved, live(state, withheld(ROUGH))).case


def actions(followed: list[object]) -> list[AnyAction]:
    """Return what the platform is asked to do."""
    return [each for each in followed if isinstance(each, ACTIONS)]


def decide(case: Case, act: CaseAct, state: ShowState, at: float = 30, **more: object) -> list[object]:
    """Decide a case, and return all that followed."""
    order = DecideCase(case_id=case.id, act=act, **more)  # type: ignore[arg-type]
    return list(live(state, ordered(order, MODERATOR, at=at)))
