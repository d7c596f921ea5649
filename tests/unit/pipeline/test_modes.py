"""The bot acts, or takes a message away, by itself only where the settings say so."""

from bot.actions import DeleteMessage, WarnAuthor
from bot.changes import Audited, CaseSaved
from bot.events import Outcome
from bot.moderation.case import CaseStatus, Mode, Severity
from bot.orders import CaseAct
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    ROUGH,
    ZOE,
    kept,
    live,
    only,
    plain,
    said,
    withheld,
)
from tests.unit.pipeline.fair import a_fair_evening, decision, gesture, owed, performed, the_case


def test_the_bot_acts_by_itself_only_where_the_settings_say_so_and_says_that_it_did() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.ACT})
    state = ShowState()

    followed = live(state, said(ROUGH, ZOE, 10), evening=evening)

    case = the_case(state)
    assert case.decision is not None
    assert (case.decision.act, case.decision.automatic) == (CaseAct.WARN, True)
    assert "C’est une décision automatique, prise selon" in plain(kept(WarnAuthor, followed).reason)
    assert [each.act for each in only(Audited, followed)] == ["automatic"]


def test_the_bot_never_takes_a_step_that_needs_two_people() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.ACT})
    state = ShowState()
    for place in range(4):
        live(state, said(f"{'très ' * place} patate pourrie", ZOE, 10 + 100 * place), evening=evening)

    acts = [case.decision and case.decision.act for case in state.docket.cases.values()]

    assert acts == [CaseAct.WARN, CaseAct.TIMEOUT, None, None]


def test_a_message_held_for_review_goes_first_and_its_case_waits() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.HOLD})
    state = ShowState()

    followed = live(state, said(ROUGH, ZOE, 10, "m1"), evening=evening)

    case = the_case(state)
    assert [each.message_id for each in only(DeleteMessage, followed)] == ["m1"]
    assert (case.status, case.mode) == (CaseStatus.OPEN, Mode.HOLD)


def test_a_message_held_for_review_that_is_fine_may_be_posted_again() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.HOLD})
    state = ShowState()
    removal = kept(DeleteMessage, live(state, said(ROUGH, ZOE, 10, "m1"), evening=evening))
    live(state, performed(removal), evening=evening)

    followed = gesture(decision(the_case(state), CaseAct.ALLOW), state, evening=evening)

    assert "vous pouvez le publier de nouveau" in owed(followed)
    assert not only(DeleteMessage, followed)


def test_a_message_that_could_not_be_taken_away_is_deleted_with_the_decision() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.HOLD})
    state = ShowState()
    removal = kept(DeleteMessage, live(state, said(ROUGH, ZOE, 10), evening=evening))
    live(state, performed(removal, Outcome.REFUSED, "trop tard"), evening=evening)

    case = the_case(state)
    assert case.removal is not None
    assert case.removal.detail == "trop tard"
    assert only(DeleteMessage, gesture(decision(case, CaseAct.DELETE), state, evening=evening))


def test_what_the_platform_already_holds_is_not_taken_away_twice() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.HOLD})
    state = ShowState()

    followed = live(state, withheld(ROUGH), evening=evening)

    assert not only(DeleteMessage, followed)
    assert kept(CaseSaved, followed).case.mode is Mode.PROPOSE
