"""What moderators do with cases: hold one, decide it."""

from datetime import datetime

from bot.changes import CaseSaved, ExampleKept
from bot.moderation.case import Case
from bot.moderation.cases import decide, hold, release
from bot.moderation.example import example_of
from bot.orders import Actor, DecideCase, HoldCase
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence
from bot.words import Refusal


def hold_case(
    order: HoldCase, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the case as held by this moderator, or let go."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    if not order.held:
        return [CaseSaved(case=release(case, actor.name))]
    held = hold(case, holder=actor.name, until=at + evening.hold, at=at)
    return held if isinstance(held, Refusal) else [CaseSaved(case=held)]


def decide_case(
    order: DecideCase, actor: Actor, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the decided case and what its platform is asked to do."""
    case = state.docket.cases.get(order.case_id)
    if case is None:
        return Refusal("order-case-unknown")
    decided = decide(
        case,
        actor=actor,
        act=order.act,
        seconds=order.seconds,
        reason=order.reason,
        at=at,
        default_seconds=evening.timeout_s,
        default_reason=evening.words.text("default-reason"),
    )
    if isinstance(decided, Refusal):
        return decided
    return [CaseSaved(case=decided.case), *_example(decided.case, evening), *decided.actions]


def _example(case: Case, evening: Evening) -> list[Consequence]:
    """Return the verdict as an example to keep, where the show keeps them."""
    example = example_of(case) if evening.keep_examples else None
    return [ExampleKept(case_id=case.id, example=example)] if example else []
