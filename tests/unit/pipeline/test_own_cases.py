"""Nobody decides about themselves: not a case of their own message, nor what they proposed or decided."""

import msgspec
import pytest

from bot.actions import Answer
from bot.events import Author, Platform, Role
from bot.moderation.case import CaseStatus
from bot.orders import Actor, ActorRole, CaseAct, ConfirmDecision, DecideCase
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import LEA, MODERATOR, SAM, kept, live, ordered, plain, pressed, refusal
from tests.unit.pipeline.fair import FAIR
from tests.unit.pipeline.reviewing import a_case

OTHER = Author(platform=Platform.DISCORD, id="13", name="Iris", roles=(Role.MODERATOR,))


def press(state: ShowState, act: str, case_id: str, by: Author) -> str:
    """Press a case's button on Discord, and return the answer."""
    button = msgspec.structs.replace(pressed(f"case:{act}:{case_id}", by, 30), sanctions=True)
    return plain(kept(Answer, live(state, button, evening=FAIR)).text)


@pytest.mark.parametrize("act", ["allow", "delete", "undo", "accept", "reject", "confirm"])
def test_a_moderator_decides_nothing_about_their_own_message(act: str) -> None:
    state = ShowState()
    case = a_case(state, SAM)

    said = press(state, act, case.id, SAM)

    assert said == "Ce dossier concerne votre propre message : une autre personne doit en décider."
    assert state.docket.cases[case.id] == case
    press(state, "allow", case.id, OTHER)
    assert state.docket.cases[case.id].status is CaseStatus.DECIDED


def test_a_moderator_may_still_say_that_they_read_about_themselves() -> None:
    state = ShowState()
    case = a_case(state, SAM)

    press(state, "read", case.id, SAM)

    assert state.docket.cases[case.id].holder == "Sam"


def test_the_same_name_written_otherwise_is_no_second_moderator() -> None:
    state = ShowState()
    case = a_case(state, LEA)
    live(state, ordered(DecideCase(case_id=case.id, act=CaseAct.BAN), MODERATOR, 30), evening=FAIR)
    assert state.docket.cases[case.id].second is not None
    shouted = Actor(name=MODERATOR.name.upper(), role=ActorRole.MODERATOR)

    followed = live(state, ordered(ConfirmDecision(case_id=case.id), shouted, 40), evening=FAIR)

    assert refusal(followed) == "C’est votre propre décision : une autre personne doit la confirmer."
    assert state.docket.cases[case.id].status is CaseStatus.OPEN
