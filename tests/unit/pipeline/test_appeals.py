"""Decisions that their authors contest: how, judged by whom, and what they are told."""

from typing import Any

import pytest

from bot.actions import Answer, LiftSanction, SendPrivately, TimeoutAuthor
from bot.events import Author, Outcome, Role
from bot.moderation.case import AppealStatus, Mode, Severity
from bot.moderation.undoing import appealed
from bot.orders import CaseAct, ConfirmDecision, DecideCase, JudgeAppeal, UndoDecision
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import case_shown
from bot.pipeline.screens.publish import Publisher
from bot.words import Refusal
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    MODERATOR,
    OTHER_MODERATOR,
    ROUGH,
    ZOE,
    after,
    invoked,
    kept,
    live,
    only,
    plain,
    refusal,
    said,
    submitted,
)
from tests.unit.pipeline.fair import (
    FAIR,
    a_fair_evening,
    crowd,
    gesture,
    owed,
    performed,
    sanctioned,
    the_case,
)


def judge(
    state: ShowState, accepted: bool, by: Any = OTHER_MODERATOR, reason: str = "c’était de l’ironie"
) -> Any:
    """Answer the appeal."""
    return gesture(
        JudgeAppeal(case_id=the_case(state).id, accepted=accepted, reason=reason), state, by, at=90
    )


def answered(followed: list[Any]) -> str:
    """Return what the author of an interaction reads."""
    return plain(kept(Answer, followed).text)


def test_a_plea_in_the_chat_is_kept_and_acknowledged() -> None:
    state, _ = sanctioned()

    followed = live(state, said("!recours  c’était pour rire", ZOE, 700), evening=FAIR)

    appeal = the_case(state).appeal
    assert appeal is not None
    assert (appeal.via, appeal.text, appeal.status) == ("chat", "c’était pour rire", AppealStatus.OPEN)
    assert "votre recours est bien reçu" in owed(followed)


def test_whoever_nothing_was_decided_about_is_told_so() -> None:
    state, _ = sanctioned()

    assert "aucune décision récente" in owed(live(state, said("!recours", MAX, 700), evening=FAIR))
    assert answered(live(state, invoked("recours", LEA, 700), evening=FAIR)) == (
        "Aucune décision récente ne vous concerne."
    )


def test_a_plea_is_made_once() -> None:
    state, _ = sanctioned()
    live(state, said("!recours non", ZOE, 700), evening=FAIR)

    assert "déjà enregistré" in owed(live(state, said("!recours encore", ZOE, 701), evening=FAIR))


def test_the_command_shows_what_was_decided_and_the_form_contests_it() -> None:
    state, _ = sanctioned(LEA)

    shown = live(state, invoked("recours", LEA, 50), evening=FAIR)
    received = live(state, submitted("c’était pour rire", LEA, 55, form="recours"), evening=FAIR)

    assert "Votre message a été retiré" in answered(shown)
    assert [each.control for each in kept(Answer, shown).buttons] == ["recours"]
    assert "bien reçu" in answered(received)
    appeal = the_case(state).appeal
    assert appeal is not None
    assert (appeal.via, appeal.text) == ("button", "c’était pour rire")
    assert "déjà enregistré" in answered(live(state, invoked("recours", LEA, 60), evening=FAIR))


def test_the_command_contests_at_once_when_it_says_why() -> None:
    state, _ = sanctioned(LEA)

    live(state, invoked("recours", LEA, 50, texte="c’était pour rire"), evening=FAIR)

    appeal = the_case(state).appeal
    assert appeal is not None
    assert appeal.via == "command"


def test_an_appeal_is_judged_by_somebody_else_than_who_decided() -> None:
    state, _ = sanctioned()
    live(state, said("!recours pour rire", ZOE, 700), evening=FAIR)

    assert case_shown(the_case(state), state, FAIR).barred == ("Bob",)
    assert "une autre personne doit le lire" in refusal(judge(state, accepted=False, by=MODERATOR))
    judge(state, accepted=False)

    appeal = the_case(state).appeal
    assert appeal is not None
    assert (appeal.status, appeal.judge, appeal.reason) == (
        AppealStatus.REJECTED,
        OTHER_MODERATOR,
        "c’était de l’ironie",
    )


def test_neither_of_the_two_who_banned_judges_the_appeal() -> None:
    state = ShowState()
    live(state, said(ROUGH, LEA, 10), evening=FAIR)
    gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.BAN), state)
    gesture(ConfirmDecision(case_id=the_case(state).id), state, OTHER_MODERATOR)
    live(state, submitted("pardon", LEA, 55, form="recours"), evening=FAIR)

    assert case_shown(the_case(state), state, FAIR).barred == ("Bob", "Cléo")
    assert "une autre personne" in refusal(judge(state, accepted=True))


def test_an_accepted_appeal_lifts_the_sanction_and_says_why() -> None:
    state, _ = sanctioned()
    live(state, said("!recours pour rire", ZOE, 700), evening=FAIR)

    followed = judge(state, accepted=True)

    assert kept(LiftSanction, followed).author_id == ZOE.id
    assert owed(followed) == "@zoé : votre recours a été accepté : c’était de l’ironie"
    assert the_case(state).undone is not None


def test_a_rejected_appeal_says_why_and_lifts_nothing() -> None:
    state, _ = sanctioned(LEA)
    live(state, submitted("pour rire", LEA, 55, form="recours"), evening=FAIR)

    followed = judge(state, accepted=False)

    assert "Elle maintient la décision" in kept(SendPrivately, followed).text
    assert not only(LiftSanction, followed)
    assert the_case(state).undone is None
    assert "Elle maintient la décision" in answered(live(state, invoked("recours", LEA, 95), evening=FAIR))


def test_an_answer_that_does_not_arrive_is_announced_in_the_channel() -> None:
    state, _ = sanctioned(LEA)
    live(state, submitted("pour rire", LEA, 55, form="recours"), evening=FAIR)
    letter = kept(SendPrivately, judge(state, accepted=False))

    followed = live(state, performed(letter, Outcome.REFUSED, "fermés", at=91), evening=FAIR)

    assert "tapez /recours pour la lire" in owed(followed)


@pytest.mark.parametrize("accepted", [True, False])
def test_an_answer_needs_a_reason_and_an_open_appeal(accepted: bool) -> None:
    state, _ = sanctioned()

    assert "Aucun recours" in refusal(judge(state, accepted))
    live(state, said("!recours", ZOE, 700), evening=FAIR)
    assert "Écrivez pourquoi" in refusal(judge(state, accepted, reason=" "))
    judge(state, accepted)
    assert "Aucun recours" in refusal(judge(state, accepted))


def test_what_was_taken_back_or_is_long_ago_is_not_contested() -> None:
    state, case = sanctioned()
    month = 31 * 24 * 3600
    assert "aucune décision récente" in owed(live(state, said("!recours", ZOE, month), evening=FAIR))
    gesture(UndoDecision(case_id=case.id), state, at=60)

    assert "aucune décision récente" in owed(live(state, said("!recours", ZOE, 70), evening=FAIR))


def test_whoever_joined_a_raid_contests_on_their_own_account() -> None:
    state = ShowState()
    people = crowd(6)
    live(state, *(said("Rejoignez la meute sur notre salon", by, 10) for by in people), evening=FAIR)
    raid = the_case(state)
    acts = gesture(DecideCase(case_id=raid.id, act=CaseAct.TIMEOUT), state)
    live(state, *(performed(each) for each in only(TimeoutAuthor, acts)), evening=FAIR)

    live(state, said("!recours on m’a dit de le coller", people[2], 700), evening=FAIR)

    own = list(state.docket.cases.values())[-1]
    assert (own.author, own.appeal is not None, raid.id != own.id) == (people[2], True, True)
    followed = gesture(JudgeAppeal(case_id=own.id, accepted=True, reason="bien"), state, OTHER_MODERATOR)
    assert [each.author_id for each in only(LiftSanction, followed)] == [people[2].id]
    assert state.docket.cases[raid.id].undone is None


def test_an_open_appeal_stays_on_the_pages_among_the_closed_cases() -> None:
    state, case = sanctioned()
    publisher = Publisher(FAIR)
    live(state, said("!recours", ZOE, 700), evening=FAIR)
    publisher.updates(state, after(800))
    for place in range(40):
        author = Author(platform=ZOE.platform, id=f"6{place}", name="x")
        live(state, said(f"patate pourrie {'bleue ' * place}", author, 900), evening=FAIR)
        other = list(state.docket.cases.values())[-1]
        gesture(DecideCase(case_id=other.id, act=CaseAct.DELETE), state, at=901)

    gone = [item.topic for item in publisher.updates(state, after(2_000)) if item.view is None]

    assert gone
    assert f"case:{case.id}" not in gone


def test_a_moderator_may_not_use_the_chat_to_contest_for_others() -> None:
    state, _ = sanctioned()
    guard = Author(platform=ZOE.platform, id="77", name="garde", roles=(Role.MODERATOR,))

    live(state, said("!recours pour zoé", guard, 700), evening=FAIR)

    assert the_case(state).appeal is None


def test_a_decision_of_the_bot_is_judged_by_any_moderator() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.ACT})
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=evening)
    live(state, said("!recours", ZOE, 20), evening=evening)

    assert case_shown(the_case(state), state, evening).barred == ()
    judge(state, accepted=True, by=MODERATOR)
    assert the_case(state).undone is not None


def test_an_appeal_is_not_accepted_before_the_platform_has_answered() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)
    gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.TIMEOUT), state)
    live(state, said("!recours", ZOE, 31), evening=FAIR)

    assert "pas encore répondu" in refusal(judge(state, accepted=True))


def test_only_a_decision_can_be_contested() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)

    assert appealed(the_case(state), via="chat", text="", at=after(20)) == Refusal("appeal-nothing")
