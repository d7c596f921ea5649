"""Stage: a moderator presses a button of a case on Discord; it is the same order as the page's."""

from bot.events import Author, ControlPressed, FormSubmitted
from bot.moderation.scores import Scores
from bot.orders import (
    Actor,
    ActorRole,
    AnyOrder,
    CaseAct,
    ConfirmDecision,
    DecideCase,
    HoldCase,
    JudgeAppeal,
    UndoDecision,
)
from bot.pipeline.answer import answer
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.card_text import PRESS
from bot.pipeline.operate import carry_out
from bot.pipeline.step import Consequence, Happening
from bot.words import Refusal

REASON = "text"


def press_case(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the press leads to, and its answer, which its author alone sees."""
    match event:
        case ControlPressed(control=control) | FormSubmitted(form=control) if control.startswith(PRESS):
            name, _, case_id = control.removeprefix(PRESS).partition(":")
        case _:
            return []
    if not event.sanctions:
        return [answer(event, evening.words.text("card-not-allowed"))]
    if name != "read" and _is_own(case_id, event.author, state):
        return [answer(event, evening.words.text("card-own-case"))]
    reason = event.fields.get(REASON, "") if isinstance(event, FormSubmitted) else ""
    order = _order(name, case_id, reason)
    if order is None:
        return [answer(event, evening.words.text("slash-unknown"))]
    actor = Actor(name=event.author.name, role=ActorRole.MODERATOR)
    carried = carry_out(order, actor, event.id, event.at, state, evening)
    if isinstance(carried, Refusal):
        return [answer(event, carried.said(evening.words))]
    return [*carried, answer(event, evening.words.text(f"card-answer-{name}"))]


def _is_own(case_id: str, author: Author, state: ShowState) -> bool:
    """Return whether a case is about who presses, under either of their accounts."""
    case = state.docket.cases.get(case_id)
    return case is not None and state.person_of(case.author.key) == state.person_of(author.key)


def _order(name: str, case_id: str, reason: str) -> AnyOrder | None:
    match name:
        case "read":
            return HoldCase(case_id=case_id)
        case "undo":
            return UndoDecision(case_id=case_id)
        case "confirm" | "decline":
            return ConfirmDecision(case_id=case_id, confirmed=name == "confirm")
        case "accept" | "reject":
            return JudgeAppeal(case_id=case_id, accepted=name == "accept", reason=reason)
        case _ if name in tuple(CaseAct):
            return DecideCase(case_id=case_id, act=CaseAct(name))
    return None
