"""Cases that the tests of moderation decide about."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.events import Author, MessageHeld, MessagePosted, Platform, Role
from bot.moderation.case import Case, Severity, Verdict
from bot.moderation.cases import Decided, decide, open_case
from bot.orders import Actor, ActorRole, CaseAct
from bot.words import Refusal
from tests.unit.moderation.saying import NOW

VERDICT = Verdict(flag=True, severity=Severity.HIGH)
LATER = NOW + timedelta(seconds=40)
ZOE = Actor(name="Zoé", role=ActorRole.MODERATOR)


@dataclass(frozen=True)
class Told:
    """What a case is opened from."""

    platform: Platform = Platform.TWITCH
    roles: tuple[Role, ...] = ()
    held: bool = False


def case_of(told: Told) -> Case:
    """Return a freshly opened case."""
    facts: dict[str, Any] = {
        "id": "e1",
        "at": NOW,
        "platform": told.platform,
        "channel": "salon",
        "message_id": "m1",
        "author": Author(platform=told.platform, id="7", name="Max", roles=told.roles),
        "text": "gros nul",
    }
    event = MessageHeld(**facts, category="insult") if told.held else MessagePosted(**facts)
    return open_case(case_id="case-1", event=event, verdict=VERDICT, before=(), earlier_cases=2, abusive=0.97)


def decided(case: Case, act: CaseAct, seconds: int | None = None, reason: str = "") -> Decided:
    """Return Zoé's decision, which must be possible."""
    answer = decision_on(case, act, seconds, reason)
    assert isinstance(answer, Decided)
    return answer


def decision_on(
    case: Case, act: CaseAct, seconds: int | None = None, reason: str = "", actor: Actor = ZOE
) -> Decided | Refusal:
    """Return what becomes of a decision."""
    return decide(
        case,
        actor=actor,
        act=act,
        seconds=seconds,
        reason=reason,
        at=LATER,
        default_seconds=600,
        default_reason="Contraire à la charte",
    )
