"""The desk's numbers: what waits, how fast it is decided, what was taken back, what flags."""

from bot.events import ActionPerformed, Outcome
from bot.orders import CaseAct, UndoDecision
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.desk import desk_view
from tests.unit.pipeline.evening import MODERATOR, after, live, ordered
from tests.unit.pipeline.overseeing import another_case, asked_back
from tests.unit.pipeline.reviewing import a_case, actions, decide


def test_before_anything_there_is_nothing_to_say() -> None:
    desk = desk_view(ShowState())

    assert (desk.waiting, desk.decided, desk.oldest_at) == (0, 0, None)
    assert desk.median_decision_s is desk.overturned is None


def test_what_waits_counts_appeals_and_what_was_decided_says_how_fast() -> None:
    state = ShowState()
    case = a_case(state)
    another_case(state)
    live(state, asked_back(at=5))
    decide(case, CaseAct.DELETE, state, at=30)
    desk = desk_view(state)

    assert (desk.waiting, desk.appeals, desk.decided) == (2, 1, 1)
    assert desk.oldest_at == after(5)
    assert desk.median_decision_s == 20
    assert (desk.acts, desk.flags) == ({"delete": 1}, {"blocked_terms": 2})


def test_a_sanction_taken_back_is_a_share_of_all() -> None:
    state = ShowState()
    case = a_case(state)
    for action in actions(decide(case, CaseAct.TIMEOUT, state)):
        told = ActionPerformed(id=f"{action.id}/r", at=after(31), action_id=action.id, outcome=Outcome.DONE)
        live(state, told)
    assert desk_view(state).overturned == 0
    live(state, ordered(UndoDecision(case_id=case.id), MODERATOR, at=40))

    assert desk_view(state).overturned == 1
