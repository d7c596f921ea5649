"""Questions are asked and backed, and people are told what became of it."""

from collections.abc import Sequence

import pytest

from bot.actions import Answer
from bot.changes import BackingAdded, KeyMade, Owed, QuestionSaved
from bot.events import Author, Platform
from bot.moderation.scores import Scores
from bot.orders import DecideQuestion, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.questions.question import Question, QuestionStatus
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    ROBOT,
    ROUGH,
    ZOE,
    an_evening,
    asked,
    invoked,
    kept,
    live,
    only,
    ordered,
    plain,
    pressed,
    said,
    submitted,
    voices,
)


def accepted(state: ShowState, text: str = "Et le train ?", by: Author = ZOE) -> Question:
    """Return a question that can be backed."""
    question = asked(state, text, by)
    live(state, ordered(DecideQuestion(question_id=question.id, act=QuestionAct.ACCEPT)))
    return state.floor.questions[question.id]


def told(consequences: Sequence[object]) -> str:
    """Return what one person is told, by an answer or in the next summing up."""
    (words,) = [each.text for each in consequences if isinstance(each, Answer | Owed)]
    return plain(words)


def test_a_question_asked_in_chat_waits_for_a_moderator() -> None:
    state = ShowState()

    question = asked(state, "Et le train de nuit ?")

    assert (question.number, question.text, question.author) == (1, "Et le train de nuit ?", ZOE)
    assert question.status is QuestionStatus.PROPOSED
    assert question.message_id


def test_a_question_asked_by_command_is_answered_to_its_author_alone() -> None:
    state = ShowState()

    followed = live(state, invoked("question", texte="Et le vélo ?"))

    assert kept(QuestionSaved, followed).question.text == "Et le vélo ?"
    assert plain(kept(Answer, followed).text).startswith("Question n° 1 reçue, merci !")
    assert only(Owed, followed) == []


def test_a_question_asked_by_a_form_is_answered_to_its_author_alone() -> None:
    state = ShowState()

    followed = live(state, submitted("Et le bus ?"))

    assert kept(QuestionSaved, followed).question.text == "Et le bus ?"
    assert plain(kept(Answer, followed).text).startswith("Question n° 1 reçue")


def test_a_form_of_something_else_asks_nothing() -> None:
    assert only(QuestionSaved, live(ShowState(), submitted("Et le bus ?", form="autre"))) == []


def test_numbers_follow_each_other_whoever_asks_and_wherever() -> None:
    state = ShowState()

    live(state, said("!question Un ?"), invoked("question", texte="Deux ?"), submitted("Trois ?"))

    assert [each.number for each in state.floor.questions.values()] == [1, 2, 3]


def test_who_has_too_many_waiting_is_told_so_in_the_next_summing_up() -> None:
    state = ShowState()
    for number in range(3):
        asked(state, f"Question {number} ?")

    followed = live(state, said("!question Encore une ?"))

    assert only(QuestionSaved, followed) == []
    assert told(followed).startswith("@zoé : Vous avez déjà 3 questions qui attendent")


def test_who_has_too_many_waiting_on_discord_is_told_so_at_once() -> None:
    evening, state = an_evening(questions_per_person=1), ShowState()
    live(state, invoked("question", texte="Une ?"), evening=evening)

    followed = live(state, submitted("Deux ?"), evening=evening)

    assert only(QuestionSaved, followed) == []
    assert kept(Answer, followed).text.startswith("Vous avez déjà une question qui attend")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("!question", "@zoé : Pour poser une question, écrivez-la après !question"),
        ("!question ?", "@zoé : Votre question est vide ou trop courte."),
        ("!question " + "x" * 401, "@zoé : Votre question est trop longue : 400 caractères au plus."),
        ("!soutien", "@zoé : Pour soutenir une question, donnez son numéro"),
    ],
)
def test_a_command_that_lacks_something_is_explained(text: str, why: str) -> None:
    assert told(live(ShowState(), said(text))).startswith(why)


def test_the_same_question_again_is_refused_with_its_number() -> None:
    state = ShowState()
    asked(state, "Et le train de nuit ?")

    assert told(live(state, said("!q ET LE TRAIN DE NUIT"))) == (
        "@zoé : Vous avez déjà posé cette question : c’est la n° 1."
    )


def test_a_bot_asks_nothing() -> None:
    assert only(QuestionSaved, live(ShowState(), said("!question Et moi ?", ROBOT))) == []


def test_automatic_acceptance_takes_what_nothing_flags() -> None:
    evening, state = an_evening(accept_automatically=True), ShowState()

    live(state, said("!question Et le train ?", ZOE), said(f"!question {ROUGH} ?", MAX), evening=evening)
    good, bad = state.floor.questions.values()

    assert (good.status, good.flagged) == (QuestionStatus.ACCEPTED, False)
    assert (bad.status, bad.flagged) == (QuestionStatus.PROPOSED, True)


def test_a_name_that_the_rules_flag_is_seen_by_somebody_before_its_question_is_taken() -> None:
    evening, state = an_evening(accept_automatically=True), ShowState()
    rough = Author(platform=Platform.TWITCH, id="3", name=ROUGH)

    live(state, said("!question Et le train ?", rough), evening=evening)

    (question,) = state.floor.questions.values()
    assert (question.status, question.flagged) == (QuestionStatus.PROPOSED, True)


def test_a_question_that_the_classifier_flags_is_not_accepted_automatically() -> None:
    evening, state = an_evening(accept_automatically=True), ShowState()

    live(
        state,
        invoked("question", texte="Et toi ?"),
        evening=evening,
        scores=Scores(abusive=0.8, categories={"insult": 0.8}),
    )

    (question,) = state.floor.questions.values()
    assert (question.status, question.flagged) == (QuestionStatus.PROPOSED, True)


@pytest.mark.parametrize("text", ["+1 1", "!soutien 1", "!soutien n° 1", "+1 1 !"])
def test_a_question_is_backed_in_chat(text: str) -> None:
    state = ShowState()
    question = accepted(state)

    followed = live(state, said(text, MAX))

    assert kept(QuestionSaved, followed).question.backings == 1
    assert MAX.key not in kept(BackingAdded, followed).backer
    assert state.floor.questions[question.id].backings == 1


def test_emotes_around_a_backing_do_not_matter() -> None:
    state = ShowState()
    question = accepted(state)

    live(state, said("+1 1 zoeCoeur", MAX, emotes=("zoeCoeur",)))

    assert state.floor.questions[question.id].backings == 1


def test_an_account_backs_a_question_once_by_whatever_way() -> None:
    state = ShowState()
    question = accepted(state)

    live(
        state,
        pressed(f"back:{question.id}", LEA),
        said("+1 1", LEA),
        invoked("soutien", LEA, numero="1"),
        pressed(f"back:{question.id}", LEA),
    )

    assert state.floor.questions[question.id].backings == 1
    assert len(state.floor.backings[question.id]) == 1


def test_backing_again_is_answered_as_counted() -> None:
    state = ShowState()
    question = accepted(state)
    live(state, pressed(f"back:{question.id}"))

    followed = live(state, pressed(f"back:{question.id}"))

    assert told(followed) == "Soutien compté pour la question n° 1."
    assert only(BackingAdded, followed) == []


def test_many_accounts_are_as_many_backings_under_one_key() -> None:
    state = ShowState()
    question = accepted(state)

    followed = live(state, *(said("+1 1", by) for by in voices(20)))

    assert state.floor.questions[question.id].backings == 20
    assert len(only(KeyMade, followed)) == 1


@pytest.mark.parametrize("numero", ["2", "", "zéro", "9" * 5_000, "-1"])
def test_backing_a_question_that_is_not_there_is_said(numero: str) -> None:
    state = ShowState()
    accepted(state)

    assert told(live(state, invoked("soutien", numero=numero))).startswith("Cette question n’existe pas")


def test_ones_own_question_cannot_be_backed() -> None:
    state = ShowState()
    question = accepted(state, by=LEA)

    assert told(live(state, pressed(f"back:{question.id}", LEA))).startswith("La question n° 1 est la vôtre")
    assert state.floor.questions[question.id].backings == 0


def test_a_question_that_waits_for_a_moderator_cannot_be_backed_yet() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")

    assert "ne peut pas" in told(live(state, invoked("soutien", numero="1")))
    live(state, said("+1 1", MAX))
    assert state.floor.questions[question.id].backings == 0


def test_a_refused_backing_in_chat_makes_no_noise() -> None:
    state = ShowState()
    accepted(state, by=ZOE)

    followed = live(state, said("+1 1", ZOE), said("+1 7", MAX))

    assert only(Owed, followed) == []
    assert only(BackingAdded, followed) == []


def test_a_place_in_the_file_is_told() -> None:
    state = ShowState()
    accepted(state, "Et le train ?", ZOE)
    accepted(state, "Et le bus ?", MAX)
    live(state, *(said("+1 2", by) for by in voices(3)))

    assert told(live(state, said("!file", ZOE))) == (
        "@zoé : Votre question n° 1 est 2e dans la file : aucun soutien pour l’instant ; "
        "première prise de parole."
    )
    assert told(live(state, said("!file", MAX))) == (
        "@max : Votre question n° 2 est 1re dans la file : 3 soutiens, dont aucune question n’est encore "
        "passée ; première prise de parole."
    )


def test_a_place_is_told_on_discord_to_its_author_alone() -> None:
    state = ShowState()
    accepted(state, by=LEA)

    assert told(live(state, invoked("file", LEA))).startswith("Votre question n° 1 est")


def test_who_has_no_question_learns_how_to_ask_one() -> None:
    assert told(live(ShowState(), invoked("file"))).startswith("Vous n’avez pas de question dans la file.")


@pytest.mark.parametrize("text", ["!aide", "!help", "!bouge"])
def test_help_is_given(text: str) -> None:
    assert told(live(ShowState(), said(text))).startswith("@zoé : Pour participer : votez")
