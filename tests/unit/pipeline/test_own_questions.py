"""People change and take back what is theirs: a question, a backing, what is remembered of them."""

from bot.actions import Answer
from bot.changes import Owed
from bot.orders import QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ranking import ranking
from bot.questions.question import Question, QuestionStatus
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    ROBOT,
    ROUGH,
    ZOE,
    act,
    an_evening,
    invoked,
    kept,
    live,
    plain,
    pressed,
    said,
    submitted,
    voices,
)


def accepted(state: ShowState, text: str = "Et le train de nuit ?") -> Question:
    """Return a question of Zoé that can be backed."""
    live(state, said(f"!question {text}"))
    question = list(state.floor.questions.values())[-1]
    act(question, QuestionAct.ACCEPT, state)
    return state.floor.questions[question.id]


def now(question: Question, state: ShowState) -> Question:
    """Return the question as it is now."""
    return state.floor.questions[question.id]


def test_its_author_changes_a_question_and_it_is_read_again() -> None:
    state = ShowState()
    question = accepted(state)

    told = kept(Owed, live(state, said("!modifier 1 Qui paie les travaux de la gare ?")))

    assert now(question, state).text == "Qui paie les travaux de la gare ?"
    assert now(question, state).status is QuestionStatus.PROPOSED
    assert "la modération la relit" in told.text


def test_a_correction_keeps_the_place() -> None:
    state = ShowState()
    question = accepted(state, "Et le tran de nuit ?")

    live(state, said("!modifier n°1: Et le train de nuit ?"))

    assert now(question, state).status is QuestionStatus.ACCEPTED


def test_what_the_rules_flag_is_read_again_even_as_a_correction() -> None:
    state = ShowState()
    question = accepted(state, f"{ROUGH} ou le train ?"[8:])

    live(state, said(f"!modifier 1 {ROUGH} et le train ?"))

    assert now(question, state).flagged
    assert now(question, state).status is QuestionStatus.PROPOSED


def test_nobody_else_changes_or_withdraws_a_question() -> None:
    state = ShowState()
    question = accepted(state)

    for text in ("!modifier 1 Rien du tout ?", "!retirer 1"):
        assert "n’est pas la vôtre" in kept(Owed, live(state, said(text, MAX))).text
    assert "n’existe pas" in kept(Owed, live(state, said("!retirer 7", MAX))).text
    assert now(question, state) == question


def test_its_author_withdraws_a_question_and_it_leaves_the_order() -> None:
    state = ShowState()
    question = accepted(state)

    live(state, said("!retirer 1"))

    assert now(question, state).status is QuestionStatus.WITHDRAWN
    assert ranking(state) == []
    again = kept(Owed, live(state, said("!retirer 1")))
    assert "ne peut plus être retirée" in again.text


def test_discord_changes_and_withdraws_with_options() -> None:
    state = ShowState()
    live(state, submitted("Et le bus de nuit ?"))
    (question,) = state.floor.questions.values()

    live(state, invoked("question", LEA, numero="1", texte="Et les bus de nuit ?"))
    assert now(question, state).text == "Et les bus de nuit ?"
    too_short = kept(Answer, live(state, invoked("question", LEA, numero="1")))
    assert "trop courte" in too_short.text

    told = kept(Answer, live(state, invoked("question", LEA, numero="1", retirer="oui")))
    assert plain(told.text) == "Question n° 1 retirée."
    assert now(question, state).status is QuestionStatus.WITHDRAWN


def test_a_command_without_what_it_needs_is_explained() -> None:
    state = ShowState()

    assert "!modifier 12" in kept(Owed, live(state, said("!modifier 12"))).text
    assert "!retirer 12" in kept(Owed, live(state, said("!retirer ma question"))).text


def test_a_backing_is_taken_back_by_line_command_and_button() -> None:
    state = ShowState()
    question = accepted(state)
    one, two, three = voices(3)
    live(state, *(said("+1 1", by) for by in (one, two, three)), pressed(f"back:{question.id}", LEA))
    assert now(question, state).backings == 4

    live(state, said("-1 1", one), said("!soutien -1", two), said("−1 n°1 :)", three))
    assert now(question, state).backings == 1

    answered = kept(Answer, live(state, pressed(f"unback:{question.id}", LEA)))
    assert now(question, state).backings == 0
    assert plain(answered.text) == "Soutien retiré de la question n° 1."
    again = kept(Answer, live(state, pressed(f"unback:{question.id}", LEA)))
    assert "ne soutenez pas" in again.text
    assert "n’existe pas" in kept(Answer, live(state, pressed("unback:q", LEA))).text


def test_the_slash_command_takes_back_too_and_the_answer_has_a_button_for_it() -> None:
    state = ShowState()
    question = accepted(state)

    backed = kept(Answer, live(state, invoked("soutien", LEA, numero="1")))
    assert [each.control for each in backed.buttons] == [f"unback:{question.id}"]

    live(state, invoked("soutien", LEA, numero="1", retirer="oui"))
    assert now(question, state).backings == 0


def test_a_number_in_a_sentence_takes_nothing_back() -> None:
    state = ShowState()
    question = accepted(state)
    live(state, said("+1 1", MAX))

    live(state, said("-1 pour le bus", MAX), said("il fait -1 1 degré", MAX), said("-1", MAX))

    assert now(question, state).backings == 1


def test_robots_change_nothing() -> None:
    state = ShowState()
    question = accepted(state)

    live(state, said("!retirer 1", ROBOT))

    assert now(question, state) == question


def test_who_is_discreet_is_no_first_voice_and_not_remembered() -> None:
    state = ShowState()
    question = accepted(state)
    act(question, QuestionAct.AIR, state)
    act(question, QuestionAct.ANSWERED, state)
    account = state.account_of(ZOE.key)
    assert list(state.floor.voices) == [account]

    told = kept(Owed, live(state, said("!discret")))
    assert "priorité" in told.text
    assert state.floor.voices == {}
    assert state.floor.hidden == {account}

    other = accepted(state, "Et le vélo ?")
    act(other, QuestionAct.AIR, state)
    act(other, QuestionAct.ANSWERED, state)
    assert state.floor.voices == {}

    live(state, said("!discret non"))
    assert state.floor.hidden == set()
    assert kept(Answer, live(state, invoked("discret", LEA))).text.startswith("Entendu")
    assert state.floor.hidden == {state.account_of(LEA.key)}


def test_who_asks_too_often_is_told_when_to_come_back() -> None:
    state = ShowState()
    evening = an_evening(questions_per_person=100, questions_per_minute=2)
    live(state, said("!q Un train ?", at=10), said("!q Un bus ?", at=20), evening=evening)

    told = kept(Owed, live(state, said("!q Un vélo ?", at=25), evening=evening))

    assert plain(told.text).endswith("vous pourrez en poser une autre dans 45 secondes.")
    live(state, said("!q Un vélo ?", at=71), evening=evening)
    assert len(state.floor.questions) == 3
