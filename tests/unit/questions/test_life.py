"""The life of a question, and what is refused on the way."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.orders import QuestionAct
from bot.questions.life import Limits, answered, ask, decide, edit, remove, withdraw
from bot.questions.question import Question, QuestionStatus
from bot.words import Refusal
from tests.unit.questions.made import START, author, question

PROPOSED, ACCEPTED, ON_AIR, ANSWERED, DISMISSED, REMOVED = list(QuestionStatus)[:6]
DEFERRED, ARCHIVED, WITHDRAWN, MERGED = list(QuestionStatus)[6:]
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
        limits=Limits(waiting=limit),
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


def test_what_no_longer_waits_leaves_room() -> None:
    over = [
        question(status, number=number, asked_at=START - timedelta(hours=1))
        for number, status in enumerate(QuestionStatus)
        if status not in (PROPOSED, ACCEPTED)
    ]

    assert isinstance(_ask("Un ?", *over, limit=1), Question)


def test_who_asks_too_fast_is_told_when_to_come_back() -> None:
    lately = [
        question(DISMISSED, number=number, asked_at=START - timedelta(seconds=50 - 10 * number))
        for number in range(3)
    ]

    assert _ask("Un ?", *lately) == Refusal("question-too-fast", {"limit": 3, "seconds": 10})
    assert isinstance(_ask("Un ?", *lately[:2]), Question)
    earlier = [replace(each, asked_at=START - timedelta(minutes=1)) for each in lately]
    assert isinstance(_ask("Un ?", *earlier), Question)


def test_a_correction_keeps_its_place_and_other_words_are_read_again() -> None:
    waiting = question(text="Le tran de nuit sera-t-il rétabli ?")

    corrected = edit(waiting, "Le train de nuit sera-t-il rétabli ?", LATER, flagged=False)
    other = edit(waiting, "Votez tous pour moi !", LATER, flagged=False)
    flagged = edit(waiting, "Le train de nuit sera-t-il rétabli ?", LATER, flagged=True)

    assert isinstance(corrected, Question)
    assert (corrected.status, corrected.text) == (ACCEPTED, "Le train de nuit sera-t-il rétabli ?")
    assert corrected.edited_at == LATER
    assert isinstance(other, Question)
    assert other.status is PROPOSED
    assert isinstance(flagged, Question)
    assert (flagged.status, flagged.flagged) == (PROPOSED, True)


def test_an_edit_must_be_a_question_that_fits() -> None:
    assert edit(question(), " ", LATER, flagged=False) == Refusal("question-empty")
    assert edit(question(), "a" * 401, LATER, flagged=False) == Refusal("question-too-long", {"most": 400})


@pytest.mark.parametrize("status", list(QuestionStatus))
def test_only_what_waits_is_changed_or_withdrawn(status: QuestionStatus) -> None:
    edited = edit(question(status, number=4), "Et le bus ?", LATER, flagged=False)
    gone = withdraw(question(status, number=4))

    if status in (PROPOSED, ACCEPTED):
        assert isinstance(edited, Question)
        assert isinstance(gone, Question)
        assert gone.status is WITHDRAWN
    else:
        assert edited == Refusal("question-too-late-to-edit", {"number": 4})
        assert gone == Refusal("question-too-late-to-withdraw", {"number": 4})


def test_an_answer_is_prepared_for_what_waits_and_ends_what_was_deferred() -> None:
    prepared = answered(question(), " En mars. ", LATER)
    given = answered(question(DEFERRED), "En mars.", LATER)

    assert isinstance(prepared, Question)
    assert (prepared.status, prepared.answer) == (ACCEPTED, "En mars.")
    assert isinstance(given, Question)
    assert (given.status, given.answer, given.answered_at) == (ANSWERED, "En mars.", LATER)
    assert answered(question(MERGED), "En mars.", LATER) == Refusal("order-question-state")
    assert answered(question(), "a" * 1001, LATER) == Refusal("question-answer-too-long", {"most": 1000})


def test_why_and_what_is_promised_are_noted() -> None:
    refused = decide(question(), QuestionAct.DISMISS, LATER, " hors  sujet ")
    deferred = decide(question(), QuestionAct.DEFER, LATER, "le ministère répondra")

    assert isinstance(refused, Question)
    assert refused.note == "hors sujet"
    assert isinstance(deferred, Question)
    assert (deferred.note, deferred.deferred_at) == ("le ministère répondra", LATER)


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
        (QuestionAct.ACCEPT, dict.fromkeys([PROPOSED, DISMISSED, DEFERRED], ACCEPTED)),
        (
            QuestionAct.DISMISS,
            dict.fromkeys([PROPOSED, ACCEPTED, ON_AIR, ANSWERED, DISMISSED, DEFERRED], DISMISSED),
        ),
        (
            QuestionAct.PREVIEW,
            {
                PROPOSED: ACCEPTED,
                ACCEPTED: ACCEPTED,
                ON_AIR: ON_AIR,
                ANSWERED: ANSWERED,
                DEFERRED: DEFERRED,
            },
        ),
        (QuestionAct.AIR, dict.fromkeys([PROPOSED, ACCEPTED, ON_AIR, ANSWERED, DEFERRED], ON_AIR)),
        (QuestionAct.ANSWERED, dict.fromkeys([ACCEPTED, ON_AIR, DEFERRED], ANSWERED)),
        (QuestionAct.DEFER, dict.fromkeys([PROPOSED, ACCEPTED, ON_AIR, ANSWERED, DEFERRED], DEFERRED)),
        (QuestionAct.ARCHIVE, dict.fromkeys([ANSWERED, DISMISSED], ARCHIVED)),
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
