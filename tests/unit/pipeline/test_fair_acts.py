"""A decision cites a rule, is told to its author, may need two people, and the bot acts only as it may."""

import pytest

from bot.actions import BanAuthor, DeleteMessage, SendPrivately, TimeoutAuthor, WarnAuthor
from bot.changes import Audited, CaseSaved, Owed
from bot.events import Outcome
from bot.moderation.case import Case, CaseStatus, Effect, Mode, Severity
from bot.orders import ActorRole, AskSecond, CaseAct, ConfirmDecision, DecideCase, HoldCase, NoteCase
from bot.pipeline.case_shown import case_shown
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from tests.unit.pipeline.evening import (
    HOST,
    LEA,
    OTHER_MODERATOR,
    ROUGH,
    ZOE,
    kept,
    live,
    only,
    plain,
    refusal,
    said,
    withheld,
)
from tests.unit.pipeline.fair import FAIR, a_fair_evening, gesture, last_case, owed, performed, the_case

TITLE = "On parle des idées, pas des personnes"


def flagged(by: object = ZOE, evening: Evening = FAIR) -> tuple[ShowState, Case]:
    """Return an evening with the case of a rough message."""
    state = ShowState()
    live(state, said(ROUGH, by, 10), evening=evening)  # type: ignore[arg-type]
    return state, the_case(state)


def order(case: Case, act: CaseAct, **more: object) -> DecideCase:
    """Return a decision."""
    return DecideCase(case_id=case.id, act=act, **more)  # type: ignore[arg-type]


# The rule and the ladder


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
    gesture(order(case, CaseAct.WARN), state)
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
        for each in gesture(order(case, CaseAct.WARN), state)
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

    assert "pas dans la charte" in refusal(gesture(order(case, CaseAct.DELETE, rule="x"), state))
    gesture(order(case, CaseAct.DELETE, rule="place"), state)

    decision = the_case(state).decision
    assert decision is not None
    assert (decision.rule, decision.reason) == ("place", "On laisse de la place aux autres")


# The statement


def test_a_warning_on_twitch_says_what_which_rule_who_and_how_to_contest() -> None:
    state, case = flagged()

    warning = kept(WarnAuthor, gesture(order(case, CaseAct.WARN), state))

    assert plain(warning.reason) == (
        f"Votre message a été retiré : il s’écarte de notre règle « {TITLE} ». "
        "C’est un avertissement, sans autre suite. Une personne de la modération en a décidé. "
        "Vous n’êtes pas d’accord ? Écrivez !recours suivi de vos raisons : quelqu’un d’autre relira."
    )


def test_a_timeout_says_how_long_and_that_it_can_be_contested_afterwards() -> None:
    state, case = flagged()

    silence = kept(TimeoutAuthor, gesture(order(case, CaseAct.TIMEOUT, seconds=600), state))

    assert "écrire de nouveau dans 10 minutes" in plain(silence.reason)
    assert "Passé ce délai, écrivez !recours" in plain(silence.reason)


@pytest.mark.parametrize("note", ["Merci d’éviter les surnoms.", "très long " * 80])
def test_a_moderators_words_follow_within_what_twitch_shows(note: str) -> None:
    state, case = flagged()

    warning = kept(WarnAuthor, gesture(order(case, CaseAct.WARN, reason=note), state))

    assert "Précision" in warning.reason
    assert len(warning.reason) <= 500


def test_a_deletion_on_twitch_is_told_in_the_chat_since_nothing_else_reaches_its_author() -> None:
    state, case = flagged()

    followed = gesture(order(case, CaseAct.DELETE), state)

    assert owed(followed) == (
        f"@zoé : un de vos messages a été retiré (règle « {TITLE} »). "
        "Pour en parler : !recours suivi de vos raisons."
    )


def test_what_was_held_by_the_platform_is_not_told_in_the_chat() -> None:
    state = ShowState()
    live(state, withheld(ROUGH), evening=FAIR)

    followed = gesture(order(the_case(state), CaseAct.DELETE), state)

    assert not only(Owed, followed)


def test_on_discord_the_author_is_told_alone_with_a_button_to_contest() -> None:
    state, case = flagged(LEA)

    followed = gesture(order(case, CaseAct.TIMEOUT, seconds=3600), state)

    letter = kept(SendPrivately, followed)
    assert "dans 1 heure" in plain(letter.text)
    assert [(each.control, each.label) for each in letter.buttons] == [("recours", "Contester")]
    assert not only(Owed, followed)


def test_a_warning_on_discord_is_that_letter() -> None:
    state, case = flagged(LEA)

    followed = gesture(order(case, CaseAct.WARN), state)

    assert "avertissement" in kept(SendPrivately, followed).text
    assert not only(WarnAuthor, followed)


def test_who_takes_no_private_words_is_told_in_the_channel_without_the_rule() -> None:
    state, case = flagged(LEA)
    letter = kept(SendPrivately, gesture(order(case, CaseAct.TIMEOUT), state))

    followed = live(state, performed(letter, Outcome.REFUSED, "messages privés fermés"), evening=FAIR)

    assert "Tapez /recours pour savoir pourquoi" in owed(followed)
    assert TITLE not in owed(followed)
    told = [each for each in _effects(the_case(state)) if each.act == "tell"]
    assert [(each.outcome, each.detail) for each in told] == [(Outcome.REFUSED, "messages privés fermés")]


def test_a_warning_that_twitch_refuses_is_told_in_the_chat() -> None:
    state, case = flagged()
    warning = kept(WarnAuthor, gesture(order(case, CaseAct.WARN), state))

    followed = live(state, performed(warning, Outcome.REFUSED), evening=FAIR)

    assert "un de vos messages a été retiré" in owed(followed)


def test_on_discord_an_author_is_told_before_they_are_excluded() -> None:
    state, case = flagged(LEA)
    gesture(order(case, CaseAct.BAN), state)
    followed = gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR)
    letter = kept(SendPrivately, followed)

    assert not only(BanAuthor, followed)
    after_letter = live(state, performed(letter, Outcome.REFUSED, "fermés"), evening=FAIR)

    assert len(only(BanAuthor, after_letter)) == 1
    assert not only(Owed, after_letter)
    assert [each.act for each in _effects(the_case(state))] == ["delete", "tell", "ban"]


def test_a_show_without_a_charter_tells_nobody_more_than_its_platform_does() -> None:
    evening = a_fair_evening(charter=type(FAIR.charter)())
    state, case = flagged(LEA, evening)

    followed = gesture(order(case, CaseAct.TIMEOUT), state, evening=evening)

    assert not only(SendPrivately, followed)
    assert "charte" in kept(TimeoutAuthor, followed).reason


def _effects(case: Case) -> tuple[Effect, ...]:
    return case.decision.effects if case.decision else ()


# Two people


def test_a_ban_waits_for_another_moderators_word() -> None:
    state, case = flagged()

    followed = gesture(order(case, CaseAct.BAN, reason="récidive"), state)

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
    gesture(order(case, CaseAct.BAN), state)

    assert "votre propre décision" in refusal(gesture(ConfirmDecision(case_id=case.id), state))
    assert the_case(state).status is CaseStatus.OPEN


def test_with_another_moderators_word_it_is_done_and_says_so() -> None:
    state, case = flagged()
    gesture(order(case, CaseAct.BAN), state)
    gesture(HoldCase(case_id=case.id), state, OTHER_MODERATOR)

    followed = gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR)

    ban = kept(BanAuthor, followed)
    decision = the_case(state).decision
    assert decision is not None
    assert (decision.actor.name, decision.confirmed_by, decision.actor.role) == (
        "Bob",
        "Cléo",
        ActorRole.MODERATOR,
    )
    assert "Deux personnes de la modération en ont décidé" in ban.reason
    assert "Demandez à Twitch la levée du bannissement" in plain(ban.reason)


def test_the_host_may_be_the_second_person() -> None:
    state, case = flagged()
    gesture(order(case, CaseAct.BAN), state)

    assert only(BanAuthor, gesture(ConfirmDecision(case_id=case.id), state, HOST))


def test_without_that_word_the_case_waits_on_with_the_reason() -> None:
    state, case = flagged()
    gesture(order(case, CaseAct.BAN), state)

    gesture(ConfirmDecision(case_id=case.id, confirmed=False, reason="trop dur"), state, OTHER_MODERATOR)

    left = the_case(state)
    assert (left.status, left.second) == (CaseStatus.OPEN, None)
    assert [(note.by, plain(note.text)) for note in left.notes] == [("Cléo", "Non confirmé : trop dur")]
    assert "Aucune décision" in refusal(gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR))


def test_a_milder_act_may_be_taken_while_a_ban_waits() -> None:
    state, case = flagged()
    gesture(order(case, CaseAct.BAN), state)

    assert only(TimeoutAuthor, gesture(order(case, CaseAct.TIMEOUT), state, OTHER_MODERATOR))


def test_a_second_opinion_frees_the_case_for_others() -> None:
    state, case = flagged()
    gesture(HoldCase(case_id=case.id), state)

    asked = last_case(gesture(AskSecond(case_id=case.id, text="ironie ?"), state))

    assert (asked.holder, asked.second and asked.second.text) == ("", "ironie ?")
    assert "Aucune décision" in refusal(gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR))


def test_a_note_stays_with_a_case_in_any_state() -> None:
    state, case = flagged()
    gesture(order(case, CaseAct.ALLOW), state)

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


# What the bot does by itself


def test_the_bot_acts_by_itself_only_where_the_settings_say_so_and_says_that_it_did() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.ACT})
    state = ShowState()

    followed = live(state, said(ROUGH, ZOE, 10), evening=evening)

    case = the_case(state)
    assert case.decision is not None
    assert (case.decision.act, case.decision.automatic) == (CaseAct.WARN, True)
    assert "C’est une décision automatique." in plain(kept(WarnAuthor, followed).reason)
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

    followed = gesture(order(the_case(state), CaseAct.ALLOW), state, evening=evening)

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
    assert only(DeleteMessage, gesture(order(case, CaseAct.DELETE), state, evening=evening))


def test_what_the_platform_already_holds_is_not_taken_away_twice() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.HOLD})
    state = ShowState()

    followed = live(state, withheld(ROUGH), evening=evening)

    assert not only(DeleteMessage, followed)
    assert kept(CaseSaved, followed).case.mode is Mode.PROPOSE
