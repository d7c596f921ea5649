"""An evening with a charter: its rules, the people it concerns, and what they are told."""

from datetime import timedelta
from typing import Any

from bot.actions import AnyAction, DeleteMessage
from bot.changes import CaseSaved, Owed
from bot.events import ActionPerformed, Author, Outcome, Platform
from bot.moderation.case import Case, Effect, Mode, Severity
from bot.moderation.charter import Charter, CharterRule
from bot.moderation.ladder import Ladder, Step
from bot.moderation.raids import RaidWatch
from bot.orders import CaseAct, DecideCase
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    MODERATOR,
    ROUGH,
    ZOE,
    after,
    an_evening,
    live,
    only,
    ordered,
    plain,
    said,
)

TITLE = "On parle des idées, pas des personnes"
LADDER = Ladder(
    steps=(
        Step(act=CaseAct.WARN),
        Step(act=CaseAct.TIMEOUT, seconds=600),
        Step(act=CaseAct.BAN),
    ),
    forget_after=timedelta(days=30),
)
RESPECT = CharterRule(
    id="respect",
    title=TITLE,
    text="Personne n’est insulté.",
    covers=("blocked_terms", "insult"),
    ladder=LADDER,
    two_moderators=(CaseAct.BAN,),
)
PLACE = CharterRule(
    id="place",
    title="On laisse de la place aux autres",
    text="Pas de messages en boucle.",
    covers=("raid", "links", "flood", "copies", "caps", "symbols", "repeated", "mentions", "newcomer"),
    ladder=LADDER,
)


def a_fair_evening(modes: dict[Severity, Mode] | None = None, **values: Any) -> Evening:
    """Return an evening with a charter, copies watched, and what the bot does by itself."""
    rules = tuple(
        CharterRule(
            id=rule.id,
            title=rule.title,
            text=rule.text,
            covers=rule.covers,
            ladder=rule.ladder,
            modes=modes or {},
            two_moderators=rule.two_moderators,
        )
        for rule in (RESPECT, PLACE)
    )
    return an_evening(**{"charter": Charter(rules=rules), "raids": RaidWatch(authors=5), **values})


FAIR = a_fair_evening()


def the_case(state: ShowState) -> Case:
    """Return the one case."""
    (case,) = state.docket.cases.values()
    return case


def gesture(
    order: Any, state: ShowState, by: Any = MODERATOR, at: float = 30, evening: Evening = FAIR
) -> Any:
    """Give an order, and return all that followed."""
    return live(state, ordered(order, by, at=at), evening=evening)


def performed(
    action: AnyAction | str, outcome: Outcome = Outcome.DONE, detail: str = "", at: float = 40
) -> ActionPerformed:
    """Return the outcome of an action."""
    action_id = action if isinstance(action, str) else action.id
    return ActionPerformed(
        id=f"{action_id}/report", at=after(at), action_id=action_id, outcome=outcome, detail=detail
    )


def owed(followed: list[Any]) -> str:
    """Return what the chats are to be told."""
    return plain(" ".join(each.text for each in only(Owed, followed)))


def last_case(followed: list[Any]) -> Case:
    """Return the case as it was saved last."""
    return only(CaseSaved, followed)[-1].case


def crowd(number: int, platform: Platform = Platform.TWITCH) -> list[Author]:
    """Return as many people."""
    return [Author(platform=platform, id=f"9{each:04}", name=f"voix{each}") for each in range(number)]


def flagged(by: Author = ZOE, evening: Evening = FAIR) -> tuple[ShowState, Case]:
    """Return an evening with the case of a rough message."""
    state = ShowState()
    live(state, said(ROUGH, by, 10), evening=evening)
    return state, the_case(state)


def decision(case: Case, act: CaseAct, **more: object) -> DecideCase:
    """Return a decision."""
    return DecideCase(case_id=case.id, act=act, **more)  # type: ignore[arg-type]


def effects(case: Case) -> tuple[Effect, ...]:
    """Return what a decision asked for."""
    return case.decision.effects if case.decision else ()


def sanctioned(
    by: Author = ZOE, act: CaseAct = CaseAct.TIMEOUT, outcome: Outcome = Outcome.DONE
) -> tuple[ShowState, Case]:
    """Return an evening in which somebody was sanctioned by Bob."""
    state = ShowState()
    live(state, said(ROUGH, by, 10), evening=FAIR)
    followed = gesture(DecideCase(case_id=the_case(state).id, act=act), state)
    acts = [each for each in followed if hasattr(each, "author_id") or isinstance(each, DeleteMessage)]
    live(
        state,
        *(performed(each, outcome, "refusé" * (outcome is not Outcome.DONE)) for each in acts),
        evening=FAIR,
    )
    return state, the_case(state)
