"""The life of a question, and what is refused on the way."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.orders import QuestionAct
from bot.questions.life import ask, decide, remove
from bot.questions.question import Question, QuestionStatus
from bot.words import Refusal
from tests.unit.questions.made import START, author, question

PROPOSED, ACCEPTED, ON_AIR, ANSWERED, DISMISSED, REMOVED = QuestionStatus
LATER = START + timedelta(minutes=1)


def _ask(
    text: str, *earlier: Question, limit: int = 3, flagged: bool = False, automatic: bool = False
) -> Question | Refusal:
    return ask(
        question_id="q9",
        number=9,
        text=text,
        author=author(),
        channel="bouge",
        message_id="m9",
        at=START,
        earlier=earlier,
        limit=limit,
        flagged=flagged,
        automatic=automatic,
    )


def _text(text: str) -> str:
    asked = _ask(text)
    assert isinstance(asked, Question), asked
    return asked.text


@pytest.mark.parametrize(
    ("flagged", "automatic", "status"),
    [(False, False, PROPOSED), (True, False, PROPOSED), (True, True, PROPOSED), (False, True, ACCEPTED)],
)
def test_only_what_nothing_flags_may_be_accepted_at_once(
    flagged: bool, automatic: bool, status: QuestionStatus
) -> None:
    asked = _ask("Et le vélo ?", flagged=flagged, automatic=automatic)

    assert isinstance(asked, Question)
    assert (asked.status, asked.flagged, asked.number, asked.author) == (status, flagged, 9, author())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Et\nle \t vélo ?\u0000 ", "Et le vélo ?"),
        ("\u202eolév el tE\u200b", "olév el tE"),
        ("e\u0301t\u0301\u0335\u0300\u0301\u0302\u0303 ?", "ét\u0335\u0301 ?"),
        ("Une famille 👨\u200d👩\u200d👧 ?", "Une famille 👨\u200d👩\u200d👧 ?"),
        ("<b>Gras</b> ?\ud800", "<b>Gras</b> ?"),
    ],
)
def test_a_text_is_made_fit_to_be_shown(typed: str, kept: str) -> None:
    assert _text(typed) == kept


@pytest.mark.parametrize("text", ["", "  ", "ah", "\u0000\u200b\u202e", " a \n"])
def test_a_question_of_nothing_is_refused(text: str) -> None:
    assert _ask(text) == Refusal("question-empty")


def test_a_question_has_at_most_400_characters() -> None:
    assert len(_text("a" * 400)) == 400
    assert _ask("a" * 401) == Refusal("question-too-long", {"most": 400})
    assert _ask("a" * 10_000) == Refusal("question-too-long", {"most": 400})


def test_one_person_has_so_many_questions_waiting_and_no_more() -> None:
    waiting = [question(PROPOSED, number=1, text="Un ?"), question(ACCEPTED, number=2, text="Deux ?")]

    assert isinstance(_ask("Trois ?", *waiting, limit=3), Question)
    assert _ask("Trois ?", *waiting, limit=2) == Refusal("question-limit", {"limit": 2})


def test_what_no_longer_waits_or_is_of_others_leaves_room() -> None:
    others = [
        *(question(status, text="Un ?") for status in (ON_AIR, ANSWERED, DISMISSED, REMOVED)),
        question(PROPOSED, by="sam", text="Un ?"),
    ]

    assert isinstance(_ask("Un ?", *others, limit=1), Question)


def test_the_same_question_twice_is_refused_with_its_number() -> None:
    waiting = question(PROPOSED, number=4, text="À quand le RER à Tours ?")

    assert _ask("a quand  le RER a tours", waiting, limit=1) == Refusal("question-repeated", {"number": 4})
    assert isinstance(_ask("À quand le RER à Blois ?", waiting), Question)


def test_questions_of_signs_alone_are_compared_as_they_are() -> None:
    assert isinstance(_ask("🚲🚲🚲", question(PROPOSED, text="🚗🚗🚗")), Question)
    assert _ask("🚲🚲🚲", question(PROPOSED, text="🚲🚲🚲")) == Refusal("question-repeated", {"number": 1})


@settings(deadline=None)
@given(st.text())
def test_any_text_is_asked_or_refused_and_what_is_kept_can_be_stored(text: str) -> None:
    asked = _ask(text)

    assert isinstance(asked, Refusal) or 3 <= len(asked.text.encode()) <= 4 * 400


@pytest.mark.parametrize(
    ("act", "moves"),
    [
        (QuestionAct.ACCEPT, {PROPOSED: ACCEPTED, DISMISSED: ACCEPTED}),
        (
            QuestionAct.DISMISS,
            dict.fromkeys([PROPOSED, ACCEPTED, ON_AIR, ANSWERED, DISMISSED], DISMISSED),
        ),
        (
            QuestionAct.PREVIEW,
            {PROPOSED: ACCEPTED, ACCEPTED: ACCEPTED, ON_AIR: ON_AIR, ANSWERED: ANSWERED},
        ),
        (QuestionAct.AIR, dict.fromkeys([PROPOSED, ACCEPTED, ON_AIR, ANSWERED], ON_AIR)),
        (QuestionAct.ANSWERED, {ACCEPTED: ANSWERED, ON_AIR: ANSWERED}),
    ],
)
def test_each_act_moves_a_question_from_some_states_and_is_refused_in_others(
    act: QuestionAct, moves: dict[QuestionStatus, QuestionStatus]
) -> None:
    refused = Refusal("order-question-state")
    decided = {status: decide(question(status), act, LATER) for status in QuestionStatus}

    assert {
        status: refused if isinstance(each, Refusal) else each.status for status, each in decided.items()
    } == {status: moves.get(status, refused) for status in QuestionStatus}


def test_the_time_on_air_is_remembered() -> None:
    aired = decide(question(), QuestionAct.AIR, LATER)
    assert isinstance(aired, Question)
    answered = decide(aired, QuestionAct.ANSWERED, LATER + timedelta(minutes=5))

    assert isinstance(answered, Question)
    assert answered.aired_at == LATER


def test_a_removed_question_is_gone_for_good() -> None:
    gone = remove(question(ON_AIR))

    assert gone.status is REMOVED
    assert all(isinstance(decide(gone, act, LATER), Refusal) for act in QuestionAct)
