"""The themes of questions: named, taken from the segment or from the words, changed by moderators, listed."""

from dataclasses import replace as with_values

import pytest
from msgspec.structs import replace

from bot.changes import QuestionSaved
from bot.orders import Actor, GoToSegment, RetagQuestion, UndoAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.present_floor import floor_view, question_views
from bot.pipeline.questions.themes import said_theme
from bot.pipeline.step import Consequence
from tests.unit.pipeline.evening import (
    EVENING,
    HOST,
    LEA,
    MAX,
    MODERATOR,
    RUNDOWN,
    SCREEN,
    ZOE,
    invoked,
    kept,
    live,
    ordered,
    refusal,
    said,
)

THEMED = with_values(
    EVENING,
    rundown=replace(
        RUNDOWN,
        themes=("Transports et vélo", "École", "Logement"),
        segments=(*RUNDOWN.segments[:2], replace(RUNDOWN.segments[2], theme="École")),
    ),
)


@pytest.mark.parametrize(
    ("asked", "theme", "text"),
    [
        ("#école qui nettoie ?", "École", "qui nettoie ?"),
        ("[ecole] qui nettoie ?", "École", "qui nettoie ?"),
        ("vélo : qui nettoie ?", "Transports et vélo", "qui nettoie ?"),
        ("qui nettoie ? #Logement", "Logement", "qui nettoie ?"),
        ("qui paie le #logement des profs ?", "Logement", "qui paie le logement des profs ?"),
        ("#foot qui nettoie ?", "", "#foot qui nettoie ?"),
        ("#2 qui nettoie ?", "", "#2 qui nettoie ?"),
        ("2 : qui nettoie ?", "", "2 : qui nettoie ?"),
        ("#logement ou #école d’abord ?", "Logement", "ou #école d’abord ?"),
        ("d’abord #logement ou #école ?", "", "d’abord #logement ou #école ?"),
        ("voir page#logement ?", "", "voir page#logement ?"),
    ],
)
def test_a_theme_that_a_question_names_is_read_and_not_asked(asked: str, theme: str, text: str) -> None:
    assert said_theme(asked, THEMED) == (theme, text)
    assert said_theme(asked, EVENING) == ("", asked)


def test_a_question_takes_its_own_theme_then_the_segments_then_that_of_its_words() -> None:
    state = ShowState()
    by_words = kept(QuestionSaved, live(state, said("!q où sont les vélos ?", ZOE), evening=THEMED))
    none = kept(QuestionSaved, live(state, said("!q qui commence ce soir ?", MAX), evening=THEMED))
    live(state, ordered(GoToSegment(segment_id="questions")), evening=THEMED)
    by_segment = kept(QuestionSaved, live(state, said("!q où sont les bus ?", LEA), evening=THEMED))
    own = kept(
        QuestionSaved, live(state, invoked("question", texte="#logement et les loyers ?"), evening=THEMED)
    )

    themes = [each.question.theme for each in (by_words, none, by_segment, own)]
    assert themes == ["Transports et vélo", "", "École", "Logement"]
    assert own.question.text == "et les loyers ?"
    assert floor_view(state, THEMED).themes == THEMED.rundown.themes
    assert question_views(state, THEMED)[own.question.id].theme == "Logement"


def test_an_author_who_names_another_theme_in_new_words_changes_it() -> None:
    state = ShowState()
    asked = kept(QuestionSaved, live(state, said("!q #école qui nettoie ?", ZOE), evening=THEMED)).question

    live(state, said("!modifier 1 qui nettoie donc ?", ZOE), evening=THEMED)
    assert state.floor.questions[asked.id].theme == "École"
    live(state, said("!modifier 1 #logement qui nettoie donc ?", ZOE), evening=THEMED)

    now = state.floor.questions[asked.id]
    assert (now.theme, now.text) == ("Logement", "qui nettoie donc ?")


def test_a_moderator_puts_a_question_under_another_theme_and_the_host_takes_it_back() -> None:
    state = ShowState()
    asked = kept(QuestionSaved, live(state, said("!q #école qui nettoie ?", ZOE), evening=THEMED)).question

    def retag(theme: str, by: Actor = HOST) -> list[Consequence]:
        order = RetagQuestion(question_id=asked.id, theme=theme)
        return live(state, ordered(order, by=by), evening=THEMED)

    retag("Logement", by=MODERATOR)
    assert state.floor.questions[asked.id].theme == "Logement"
    retag("Transports et vélo")
    live(state, ordered(UndoAct()), evening=THEMED)
    assert state.floor.questions[asked.id].theme == "Logement"
    assert "thème" in refusal(retag("Foot"))
    assert refusal(retag("Logement", by=SCREEN)) != ""
    retag("")
    assert state.floor.questions[asked.id].theme == ""
    live(state, said("!retirer 1", ZOE), evening=THEMED)
    assert refusal(retag("Logement")) != ""
