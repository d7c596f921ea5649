"""Backing a question."""

import pytest

from bot.questions.backing import backed_by, may_back
from bot.questions.question import QuestionStatus
from bot.words import Refusal
from tests.unit.questions.made import question


@pytest.mark.parametrize("status", list(QuestionStatus))
def test_a_question_is_backed_while_it_waits_accepted_or_is_on_air(status: QuestionStatus) -> None:
    refusal = may_back(question(status, number=7), "twitch:sam")

    if status in {QuestionStatus.ACCEPTED, QuestionStatus.ON_AIR}:
        assert refusal is None
    else:
        assert refusal == Refusal("question-not-open", {"number": 7})


def test_nobody_backs_their_own_question() -> None:
    assert may_back(question(number=7, by="lea"), "twitch:lea") == Refusal("question-own", {"number": 7})
    assert may_back(question(number=7, by="lea"), "discord:lea") is None


def test_a_question_has_as_many_backings_as_persons_behind_it() -> None:
    assert backed_by(question(backings=3), 4).backings == 4
