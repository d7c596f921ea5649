"""Moderators hold and decide cases; platforms act, report, and sometimes decide by themselves."""

import pytest

from bot.actions import AnyAction, TimeoutAuthor, WarnAuthor
from bot.changes import Audited, CaseSaved
from bot.events import (
    ActionPerformed,
    Author,
    Outcome,
)
from bot.moderation.case import CaseStatus
from bot.orders import ActorRole, CaseAct, DecideCase, HoldCase
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    LEA,
    MODERATOR,
    OTHER_MODERATOR,
    ZOE,
    after,
    kept,
    live,
    only,
    ordered,
    plain,
    refusal,
)
from tests.unit.pipeline.reviewing import a_case, actions, decide


def done(action: AnyAction, outcome: Outcome = Outcome.DONE, detail: str = "") -> ActionPerformed:
    """Return the report on an action."""
    return ActionPerformed(
        id=f"{action.id}/report", at=after(31), action_id=action.id, outcome=outcome, detail=detail
    )


def test_allowing_asks_nothing_of_the_platform() -> None:
    state = ShowState()
    case = a_case(state)

    followed = decide(case, CaseAct.ALLOW, state)

    assert actions(followed) == []
    assert state.docket.cases[case.id].status is CaseStatus.DECIDED


@pytest.mark.parametrize(
    ("act", "kinds"),
    [
        (CaseAct.DELETE, ["DeleteMessage"]),
        (CaseAct.TIMEOUT, ["DeleteMessage", "TimeoutAuthor"]),
        (CaseAct.WARN, ["DeleteMessage", "WarnAuthor"]),
        (CaseAct.BAN, ["DeleteMessage", "BanAuthor"]),
    ],
)
@pytest.mark.parametrize("author", [ZOE, LEA])
def test_each_act_goes_to_the_platform_that_the_message_came_from(
    act: CaseAct, kinds: list[str], author: Author
) -> None:
    state = ShowState()
    case = a_case(state, author)

    asked = actions(decide(case, act, state))

    assert [type(each).__name__ for each in asked] == kinds
    assert {(each.platform, each.channel) for each in asked} == {(author.platform, case.channel)}
    effects = state.docket.cases[case.id].decision
    assert effects is not None
    assert [effect.outcome for effect in effects.effects] == [None] * len(kinds)


def test_a_timeout_lasts_as_said_or_as_usual() -> None:
    for seconds, expected in ((None, 600), (42, 42)):
        state = ShowState()
        asked = actions(decide(a_case(state), CaseAct.TIMEOUT, state, seconds=seconds))
        assert kept(TimeoutAuthor, asked).seconds == expected


@pytest.mark.parametrize("seconds", [0, -(10**30), 10**30])
def test_a_timeout_of_an_impossible_length_is_refused(seconds: int) -> None:
    state = ShowState()

    followed = decide(a_case(state), CaseAct.TIMEOUT, state, seconds=seconds)

    assert refusal(followed) == "La durée d’une suspension va de 1 seconde à 14 jours."
    assert actions(followed) == []


def test_without_a_reason_the_charter_is_the_reason() -> None:
    state = ShowState()

    asked = actions(decide(a_case(state), CaseAct.WARN, state))

    assert kept(WarnAuthor, asked).reason == "Message contraire à la charte de l’émission."


def test_the_outcome_of_each_action_is_shown_and_written_down() -> None:
    state = ShowState()
    case = a_case(state)
    deletion, timeout = actions(decide(case, CaseAct.TIMEOUT, state))

    followed = live(state, done(deletion), done(timeout, Outcome.REFUSED, "pas le droit"))
    decision = state.docket.cases[case.id].decision

    assert decision is not None
    assert [(effect.outcome, effect.detail) for effect in decision.effects] == [
        (Outcome.DONE, ""),
        (Outcome.REFUSED, "pas le droit"),
    ]
    lines = only(Audited, followed)
    assert [(line.act, line.subject, line.detail) for line in lines] == [
        ("outcome:done", deletion.id, ""),
        ("outcome:refused", timeout.id, "pas le droit"),
    ]
    assert {line.actor.role for line in lines} == {ActorRole.SYSTEM}


def test_outcomes_find_their_case_after_a_restart() -> None:
    state = ShowState()
    case = a_case(state)
    (deletion,) = actions(decide(case, CaseAct.DELETE, state))
    reborn = ShowState()
    reborn.apply(CaseSaved(case=state.docket.cases[case.id]))

    saved = kept(CaseSaved, live(reborn, done(deletion))).case

    assert saved.decision is not None
    assert saved.decision.effects[0].outcome is Outcome.DONE


def test_the_outcome_of_something_else_changes_nothing() -> None:
    unknown = ActionPerformed(id="r", at=after(1), action_id="x", outcome=Outcome.DONE)

    assert live(ShowState(), unknown) == []


def test_a_decision_is_in_the_audit_log_with_its_actor_and_reason() -> None:
    state = ShowState()
    case = a_case(state)

    line = kept(Audited, decide(case, CaseAct.TIMEOUT, state, seconds=60, reason="insulte"))

    assert (line.actor, line.act, line.subject, line.reason) == (
        MODERATOR,
        "decide_case",
        case.id,
        "insulte",
    )
    assert line.detail == "act=timeout seconds=60"


def test_a_case_is_decided_once() -> None:
    state = ShowState()
    case = a_case(state)
    decide(case, CaseAct.ALLOW, state)

    followed = live(state, ordered(DecideCase(case_id=case.id, act=CaseAct.BAN), OTHER_MODERATOR))

    assert plain(refusal(followed)) == "Ce dossier est déjà clos : Bob s’en est chargé."
    assert actions(list(followed)) == []


def test_a_case_that_is_not_there_is_said() -> None:
    for order in (DecideCase(case_id="x", act=CaseAct.BAN), HoldCase(case_id="x")):
        assert refusal(live(ShowState(), ordered(order, MODERATOR))) == "Ce dossier n’existe pas."
