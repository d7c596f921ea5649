"""An evening with a charter: its rules, the people it concerns, and what they are told."""

from datetime import timedelta
from typing import Any

from bot.actions import AnyAction
from bot.changes import CaseSaved, Owed
from bot.events import ActionPerformed, Author, Outcome, Platform
from bot.moderation.case import Case, Mode, Severity
from bot.moderation.charter import Charter, CharterRule
from bot.moderation.ladder import Ladder, Step
from bot.moderation.raids import RaidWatch
from bot.orders import CaseAct
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from tests.unit.pipeline.evening import MODERATOR, after, an_evening, live, only, ordered, plain

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
    title="On parle des idées, pas des personnes",
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
