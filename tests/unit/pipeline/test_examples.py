"""Moderators' verdicts are kept as examples where the show allows it, and forgotten with their authors."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

from bot.changes import ExampleForgotten, ExampleKept
from bot.moderation.case import Case
from bot.moderation.example import example_of
from bot.moderation.scores import Scores
from bot.orders import Actor, ActorRole, CaseAct, DecideCase
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from tests.unit.pipeline.evening import (
    EVENING,
    MODERATOR,
    ROUGH,
    ZOE,
    after,
    live,
    only,
    ordered,
    said,
)
from tests.unit.pipeline.reviewing import a_case

KEEPING = replace(EVENING, keep_examples=True)
RUDE = Scores(0.95, {"insult": 0.9})


def flagged(state: ShowState, text: str = "quel âne, @max_75") -> Case:
    """Return the case of a message that the classifier flagged."""
    live(state, said(text), scores=RUDE)
    return list(state.docket.cases.values())[-1]


def decided(case: Case, act: CaseAct, state: ShowState, **values: bool) -> list[Consequence]:
    """Decide a case in an evening that keeps examples, or not; return all that followed."""
    evening = replace(KEEPING, **values)  # type: ignore[arg-type]
    return live(state, ordered(DecideCase(case_id=case.id, act=act), MODERATOR, at=30), evening=evening)


@pytest.mark.parametrize("act", [CaseAct.DELETE, CaseAct.WARN, CaseAct.TIMEOUT, CaseAct.BAN])
def test_what_was_removed_is_kept_as_abusive_without_names(act: CaseAct) -> None:
    state = ShowState()

    (example,) = only(ExampleKept, decided(flagged(state), act, state))

    assert example.example.text == "quel âne, @user"
    assert example.example.abusive
    assert example.example.decided_at == after(30)


def test_what_was_allowed_is_kept_as_innocent() -> None:
    state = ShowState()

    (example,) = only(ExampleKept, decided(flagged(state), CaseAct.ALLOW, state))

    assert not example.example.abusive


def test_nothing_is_kept_unless_the_show_allows_it() -> None:
    state = ShowState()

    assert only(ExampleKept, decided(flagged(state), CaseAct.DELETE, state, keep_examples=False)) == []
    assert EVENING.keep_examples is False


def test_removing_what_only_a_rule_flagged_teaches_nothing_and_allowing_it_does() -> None:
    severe, lenient = ShowState(), ShowState()

    assert only(ExampleKept, decided(a_case(severe), CaseAct.DELETE, severe)) == []
    (example,) = only(ExampleKept, decided(a_case(lenient), CaseAct.ALLOW, lenient))
    assert example.example.text == ROUGH


def test_a_verdict_of_the_platform_or_of_nobody_teaches_nothing() -> None:
    state = ShowState()
    case = flagged(state)
    decided(case, CaseAct.DELETE, state)
    over = state.docket.cases[case.id]
    assert over.decision is not None
    by_itself = changed(over.decision, actor=Actor(name="Twitch", role=ActorRole.SYSTEM))

    assert example_of(over) is not None
    assert example_of(case) is None
    assert example_of(changed(over, decision=by_itself)) is None
    assert example_of(changed(over, text=" ")) is None


def test_an_example_goes_when_its_author_is_forgotten() -> None:
    state = ShowState()
    case = flagged(state)
    decided(case, CaseAct.DELETE, state)

    followed = live(state, said("!oublie-moi oui", ZOE, 60), evening=KEEPING)

    assert [each.case_id for each in only(ExampleForgotten, followed)] == [case.id]
