"""A case cites a rule of the charter, and its ladder counts what was done before."""

from bot.actions import DeleteMessage, WarnAuthor
from bot.events import Outcome
from bot.orders import CaseAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import case_shown
from tests.unit.pipeline.evening import (
    ROUGH,
    ZOE,
    live,
    refusal,
    said,
    withheld,
)
from tests.unit.pipeline.fair import FAIR, TITLE, decision, flagged, gesture, performed, the_case


def test_a_case_cites_the_rule_that_its_worst_reason_falls_under() -> None:
    state, case = flagged()

    shown = case_shown(case, state, FAIR)

    assert case.rule == "respect"
    assert shown.rule is not None
    assert shown.rule.title == TITLE
    assert shown.two_needed == ("ban",)


def test_the_ladder_counts_what_was_done_and_forgets_what_was_taken_back() -> None:
    state, case = flagged()
    steps = [case_shown(case, state, FAIR).step]
    gesture(decision(case, CaseAct.WARN), state)
    live(state, said("vraie patate pourrie", ZOE, 50), evening=FAIR)
    second = list(state.docket.cases.values())[-1]

    shown = case_shown(second, state, FAIR)

    steps.append(shown.step)
    assert [step.act for step in steps if step] == [CaseAct.WARN, CaseAct.TIMEOUT]
    assert [(past.case_id, past.act) for past in shown.past] == [(case.id, CaseAct.WARN)]


def test_an_act_that_the_platform_refused_does_not_count_against_anybody() -> None:
    state, case = flagged()
    acts = [
        each
        for each in gesture(decision(case, CaseAct.WARN), state)
        if isinstance(each, DeleteMessage | WarnAuthor)
    ]
    live(state, *(performed(each, Outcome.REFUSED, "non") for each in acts), evening=FAIR)
    live(state, said("vraie patate pourrie", ZOE, 50), evening=FAIR)

    shown = case_shown(list(state.docket.cases.values())[-1], state, FAIR)

    assert shown.step is not None
    assert shown.step.act is CaseAct.WARN
    assert shown.past == ()


def test_who_wrote_a_held_message_is_not_warned_for_what_nobody_saw() -> None:
    state = ShowState()
    live(state, withheld(ROUGH), evening=FAIR)

    step = case_shown(the_case(state), state, FAIR).step

    assert step is not None
    assert step.act is CaseAct.DELETE


def test_a_decision_may_cite_another_rule_but_no_unknown_one() -> None:
    state, case = flagged()

    assert "pas dans la charte" in refusal(gesture(decision(case, CaseAct.DELETE, rule="x"), state))
    gesture(decision(case, CaseAct.DELETE, rule="place"), state)

    ruling = the_case(state).decision
    assert ruling is not None
    assert (ruling.rule, ruling.reason) == ("place", "On laisse de la place aux autres")
