"""Acts that need two moderators, second opinions and notes."""

import pytest

from bot.actions import BanAuthor, TimeoutAuthor
from bot.moderation.case import CaseStatus
from bot.orders import ActorRole, AskSecond, CaseAct, ConfirmDecision, HoldCase, NoteCase
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    HOST,
    OTHER_MODERATOR,
    kept,
    only,
    plain,
    refusal,
)
from tests.unit.pipeline.fair import (
    decision,
    flagged,
    gesture,
    last_case,
    the_case,
)


def test_a_ban_waits_for_another_moderators_word() -> None:
    state, case = flagged()

    followed = gesture(decision(case, CaseAct.BAN, reason="récidive"), state)

    waiting = last_case(followed)
    assert not only(BanAuthor, followed)
    assert (waiting.status, waiting.holder) == (CaseStatus.OPEN, "")
    assert waiting.second is not None
    assert (waiting.second.asked_by, waiting.second.act, waiting.second.text) == (
        "Bob",
        CaseAct.BAN,
        "récidive",
    )


def test_nobody_confirms_their_own_decision() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.BAN), state)

    assert "votre propre décision" in refusal(gesture(ConfirmDecision(case_id=case.id), state))
    assert the_case(state).status is CaseStatus.OPEN


def test_with_another_moderators_word_it_is_done_and_says_so() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.BAN), state)
    gesture(HoldCase(case_id=case.id), state, OTHER_MODERATOR)

    followed = gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR)

    ban = kept(BanAuthor, followed)
    ruling = the_case(state).decision
    assert ruling is not None
    assert (ruling.actor.name, ruling.confirmed_by, ruling.actor.role) == (
        "Bob",
        "Cléo",
        ActorRole.MODERATOR,
    )
    assert "Deux personnes de la modération en ont décidé ainsi" in ban.reason
    assert "demander à Twitch, à la place du chat, la levée du bannissement" in plain(ban.reason)


def test_the_host_may_be_the_second_person() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.BAN), state)

    assert only(BanAuthor, gesture(ConfirmDecision(case_id=case.id), state, HOST))


def test_without_that_word_the_case_waits_on_with_the_reason() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.BAN), state)

    gesture(ConfirmDecision(case_id=case.id, confirmed=False, reason="trop dur"), state, OTHER_MODERATOR)

    left = the_case(state)
    assert (left.status, left.second) == (CaseStatus.OPEN, None)
    assert [(note.by, plain(note.text)) for note in left.notes] == [("Cléo", "Non confirmé : trop dur")]
    assert "Aucune décision" in refusal(gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR))


def test_a_milder_act_may_be_taken_while_a_ban_waits() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.BAN), state)

    assert only(TimeoutAuthor, gesture(decision(case, CaseAct.TIMEOUT), state, OTHER_MODERATOR))


def test_a_second_opinion_frees_the_case_for_others() -> None:
    state, case = flagged()
    gesture(HoldCase(case_id=case.id), state)

    asked = last_case(gesture(AskSecond(case_id=case.id, text="ironie ?"), state))

    assert (asked.holder, asked.second and asked.second.text) == ("", "ironie ?")
    assert "Aucune décision" in refusal(gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR))


def test_a_note_stays_with_a_case_in_any_state() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.ALLOW), state)

    gesture(NoteCase(case_id=case.id, text=" vu avec Léa "), state)

    assert [(note.by, note.text) for note in the_case(state).notes] == [("Bob", "vu avec Léa")]


@pytest.mark.parametrize(("text", "why"), [("  ", "Écrivez d’abord"), ("x" * 501, "500 caractères")])
def test_a_note_that_cannot_be_kept_is_refused(text: str, why: str) -> None:
    state, case = flagged()

    assert why in refusal(gesture(NoteCase(case_id=case.id, text=text), state))


def test_a_case_does_not_collect_notes_without_end() -> None:
    state, case = flagged()
    for _ in range(50):
        gesture(NoteCase(case_id=case.id, text="encore"), state)

    assert "déjà 50 notes" in refusal(gesture(NoteCase(case_id=case.id, text="encore"), state))


@pytest.mark.parametrize(
    "unknown", [NoteCase(case_id="x", text="y"), ConfirmDecision(case_id="x"), AskSecond(case_id="x")]
)
def test_an_unknown_case_is_said(unknown: NoteCase | ConfirmDecision | AskSecond) -> None:
    assert "n’existe pas" in refusal(gesture(unknown, ShowState()))


def test_nothing_is_asked_about_a_case_that_is_over() -> None:
    state, case = flagged()
    gesture(decision(case, CaseAct.ALLOW), state)

    assert "déjà clos" in refusal(gesture(AskSecond(case_id=case.id), state))
    assert "déjà clos" in refusal(gesture(decision(case, CaseAct.BAN), state))
