"""What authors are told of an act, and where, when the first way is closed."""

import pytest

from bot.actions import BanAuthor, SendPrivately, TimeoutAuthor, WarnAuthor
from bot.changes import Owed
from bot.events import Outcome
from bot.orders import CaseAct, ConfirmDecision
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    LEA,
    OTHER_MODERATOR,
    ROUGH,
    kept,
    live,
    only,
    plain,
    withheld,
)
from tests.unit.pipeline.fair import (
    FAIR,
    TITLE,
    a_fair_evening,
    decision,
    effects,
    flagged,
    gesture,
    owed,
    performed,
    the_case,
)


def test_a_warning_on_twitch_says_what_which_rule_who_and_how_to_contest() -> None:
    state, case = flagged()

    warning = kept(WarnAuthor, gesture(decision(case, CaseAct.WARN), state))

    assert plain(warning.reason) == (
        f"Votre message a été retiré : il s’écarte de notre règle « {TITLE} ». "
        "C’est un avertissement, sans autre suite. Une personne de la modération en a décidé ainsi. "
        "Vous n’êtes pas d’accord ? Écrivez !recours suivi de vos raisons : "
        "une autre personne relira la décision."
    )


def test_a_timeout_says_how_long_and_that_it_can_be_contested_afterwards() -> None:
    state, case = flagged()

    silence = kept(TimeoutAuthor, gesture(decision(case, CaseAct.TIMEOUT, seconds=600), state))

    assert "écrire de nouveau dans 10 minutes" in plain(silence.reason)
    assert "Passé ce délai, écrivez !recours" in plain(silence.reason)


@pytest.mark.parametrize("note", ["Merci d’éviter les surnoms.", "très long " * 80])
def test_a_moderators_words_follow_within_what_twitch_shows(note: str) -> None:
    state, case = flagged()

    warning = kept(WarnAuthor, gesture(decision(case, CaseAct.WARN, reason=note), state))

    assert "Précision" in warning.reason
    assert len(warning.reason) <= 500


def test_a_deletion_on_twitch_is_told_in_the_chat_since_nothing_else_reaches_its_author() -> None:
    state, case = flagged()

    followed = gesture(decision(case, CaseAct.DELETE), state)

    assert owed(followed) == (
        f"@zoé : un de vos messages a été retiré (règle « {TITLE} »). "
        "Pour en parler : !recours suivi de vos raisons."
    )


def test_what_was_held_by_the_platform_is_not_told_in_the_chat() -> None:
    state = ShowState()
    live(state, withheld(ROUGH), evening=FAIR)

    followed = gesture(decision(the_case(state), CaseAct.DELETE), state)

    assert not only(Owed, followed)


def test_on_discord_the_author_is_told_alone_with_a_button_to_contest() -> None:
    state, case = flagged(LEA)

    followed = gesture(decision(case, CaseAct.TIMEOUT, seconds=3600), state)

    letter = kept(SendPrivately, followed)
    assert "dans 1 heure" in plain(letter.text)
    assert [(each.control, each.label) for each in letter.buttons] == [("recours", "Contester")]
    assert not only(Owed, followed)


def test_a_warning_on_discord_is_that_letter() -> None:
    state, case = flagged(LEA)

    followed = gesture(decision(case, CaseAct.WARN), state)

    assert "avertissement" in kept(SendPrivately, followed).text
    assert not only(WarnAuthor, followed)


def test_who_takes_no_private_words_is_told_in_the_channel_without_the_rule() -> None:
    state, case = flagged(LEA)
    letter = kept(SendPrivately, gesture(decision(case, CaseAct.TIMEOUT), state))

    followed = live(state, performed(letter, Outcome.REFUSED, "messages privés fermés"), evening=FAIR)

    assert "Tapez /recours pour savoir pourquoi" in owed(followed)
    assert TITLE not in owed(followed)
    told = [each for each in effects(the_case(state)) if each.act == "tell"]
    assert [(each.outcome, each.detail) for each in told] == [(Outcome.REFUSED, "messages privés fermés")]


def test_a_warning_that_twitch_refuses_is_told_in_the_chat() -> None:
    state, case = flagged()
    warning = kept(WarnAuthor, gesture(decision(case, CaseAct.WARN), state))

    followed = live(state, performed(warning, Outcome.REFUSED), evening=FAIR)

    assert "un de vos messages a été retiré" in owed(followed)


def test_on_discord_an_author_is_told_before_they_are_excluded() -> None:
    state, case = flagged(LEA)
    gesture(decision(case, CaseAct.BAN), state)
    followed = gesture(ConfirmDecision(case_id=case.id), state, OTHER_MODERATOR)
    letter = kept(SendPrivately, followed)

    assert not only(BanAuthor, followed)
    after_letter = live(state, performed(letter, Outcome.REFUSED, "fermés"), evening=FAIR)

    assert len(only(BanAuthor, after_letter)) == 1
    assert not only(Owed, after_letter)
    assert [each.act for each in effects(the_case(state))] == ["delete", "tell", "ban"]


def test_a_show_without_a_charter_tells_nobody_more_than_its_platform_does() -> None:
    evening = a_fair_evening(charter=type(FAIR.charter)())
    state, case = flagged(LEA, evening)

    followed = gesture(decision(case, CaseAct.TIMEOUT), state, evening=evening)

    assert not only(SendPrivately, followed)
    assert "charte" in kept(TimeoutAuthor, followed).reason
