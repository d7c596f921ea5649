"""Decisions that moderators take back, as far as the platform allows."""

from bot.actions import LiftSanction, SendPrivately, TimeoutAuthor
from bot.changes import Audited, ExampleForgotten, Owed
from bot.events import Outcome
from bot.moderation.case import CaseStatus
from bot.orders import CaseAct, DecideCase, JudgeAppeal, NoteCase, UndoDecision
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import case_shown
from tests.unit.pipeline.evening import (
    LEA,
    MODERATOR,
    ROUGH,
    ZOE,
    kept,
    live,
    only,
    plain,
    refusal,
    said,
)
from tests.unit.pipeline.fair import FAIR, a_fair_evening, gesture, owed, performed, sanctioned, the_case


def test_a_timeout_is_lifted_and_its_author_told() -> None:
    state, case = sanctioned()

    followed = gesture(UndoDecision(case_id=case.id, reason="erreur de ma part"), state, at=60)

    lift = kept(LiftSanction, followed)
    assert (lift.author_id, lift.banned, lift.reason) == (ZOE.id, False, "erreur de ma part")
    assert owed(followed) == "@zoé : la décision prise à propos de votre message est levée."
    undone = the_case(state).undone
    assert undone is not None
    assert (undone.actor, [each.outcome for each in undone.effects]) == (MODERATOR, [None])


def test_on_discord_the_reason_is_told_alone() -> None:
    state, case = sanctioned(LEA)

    followed = gesture(UndoDecision(case_id=case.id, reason="erreur"), state, at=60)

    assert plain(kept(SendPrivately, followed).text).endswith("est levée : erreur")
    assert not only(Owed, followed)


def test_what_the_platform_does_not_lift_is_said_and_not_marked_done() -> None:
    state, case = sanctioned()
    lift = kept(LiftSanction, gesture(UndoDecision(case_id=case.id), state, at=60))

    live(state, performed(lift, Outcome.REFUSED, "droits perdus", at=61), evening=FAIR)

    undone = the_case(state).undone
    assert undone is not None
    assert [(each.outcome, each.detail) for each in undone.effects] == [(Outcome.REFUSED, "droits perdus")]


def test_a_sanction_that_was_never_done_is_not_lifted() -> None:
    state, case = sanctioned(outcome=Outcome.REFUSED)

    assert not only(LiftSanction, gesture(UndoDecision(case_id=case.id), state, at=60))


def test_nothing_is_taken_back_before_the_platform_has_answered() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)
    case = the_case(state)
    gesture(DecideCase(case_id=case.id, act=CaseAct.TIMEOUT), state)

    assert "pas encore répondu" in refusal(gesture(UndoDecision(case_id=case.id), state))
    assert not case_shown(the_case(state), state, FAIR).undo


def test_a_deleted_message_does_not_come_back_but_its_decision_no_longer_counts() -> None:
    state, case = sanctioned(act=CaseAct.DELETE)

    followed = gesture(UndoDecision(case_id=case.id), state, at=60)

    assert not [each for each in followed if hasattr(each, "author_id")]
    live(state, said("vraie patate pourrie", ZOE, 100), evening=FAIR)
    assert case_shown(list(state.docket.cases.values())[-1], state, FAIR).past == ()


def test_what_was_allowed_waits_for_a_decision_again() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)
    case = the_case(state)
    gesture(DecideCase(case_id=case.id, act=CaseAct.ALLOW), state)

    followed = gesture(UndoDecision(case_id=case.id), state)

    assert the_case(state).status is CaseStatus.OPEN
    assert not only(Owed, followed)
    assert only(TimeoutAuthor, gesture(DecideCase(case_id=case.id, act=CaseAct.TIMEOUT), state))


def test_a_decision_is_taken_back_once() -> None:
    state, case = sanctioned()
    gesture(UndoDecision(case_id=case.id), state, at=60)

    assert "déjà été annulée par Bob" in refusal(gesture(UndoDecision(case_id=case.id), state, at=61))


def test_an_open_or_unknown_case_has_nothing_to_take_back() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)

    assert "pas de décision" in refusal(gesture(UndoDecision(case_id=the_case(state).id), state))
    assert "n’existe pas" in refusal(gesture(UndoDecision(case_id="x"), state))
    assert "n’existe pas" in refusal(gesture(JudgeAppeal(case_id="x", accepted=True, reason="y"), state))


def test_an_example_goes_with_the_decision_that_made_it() -> None:
    evening = a_fair_evening(keep_examples=True)
    state, case = sanctioned()

    followed = gesture(UndoDecision(case_id=case.id), state, evening=evening)

    assert only(ExampleForgotten, followed) == [ExampleForgotten(case_id=case.id)]


def test_who_is_forgotten_leaves_their_plea_and_the_notes_about_them() -> None:
    state, case = sanctioned()
    note = gesture(NoteCase(case_id=case.id, text="zoé l’a déjà fait"), state)
    live(state, said("!recours je m’appelle Zoé Martin", ZOE, 700), evening=FAIR)

    live(state, said("!oublie-moi oui", ZOE, 701), evening=FAIR)

    left = the_case(state)
    assert left.appeal is not None
    assert (left.appeal.text, left.notes) == ("", ())
    assert "zoé" not in str(only(Audited, note))
