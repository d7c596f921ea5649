"""Merging two questions, and parting them again."""

import pytest
from msgspec.structs import replace

from bot.questions.merge import MERGEABLE, RECEIVING, merge, unmerge
from bot.questions.question import QuestionStatus
from bot.words import Refusal
from tests.unit.questions.made import START, question

PROPOSED, ACCEPTED, MERGED = QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED, QuestionStatus.MERGED


def test_a_merged_question_is_part_of_the_other_and_can_come_back() -> None:
    one, into = question(number=1), question(number=2, by="max")

    merged = merge(one, into)

    assert not isinstance(merged, Refusal)
    part, whole = merged
    assert (part.status, part.merged_into, part.before_merge) == (MERGED, "q2", ACCEPTED)
    assert (whole.id, whole.status) == ("q2", ACCEPTED)
    assert unmerge(part) == one


def test_what_one_of_them_was_accepted_for_both_are_accepted_for() -> None:
    accepted = replace(question(ACCEPTED, number=1), accepted_at=START)

    merged = merge(accepted, question(PROPOSED, number=2))

    assert not isinstance(merged, Refusal)
    assert (merged[1].status, merged[1].accepted_at) == (ACCEPTED, START)


@pytest.mark.parametrize("status", list(QuestionStatus))
def test_only_what_waits_becomes_part_of_what_is_not_over(status: QuestionStatus) -> None:
    as_part = merge(question(status, number=1), question(number=2))
    as_whole = merge(question(number=1), question(status, number=2))

    assert (as_part == Refusal("merge-state")) is (status not in MERGEABLE)
    assert (as_whole == Refusal("merge-state")) is (status not in RECEIVING)


def test_a_question_on_air_that_receives_stays_on_air() -> None:
    merged = merge(question(number=1), question(QuestionStatus.ON_AIR, number=2))

    assert not isinstance(merged, Refusal)
    assert merged[1].status is QuestionStatus.ON_AIR


def test_nothing_joins_itself_and_what_is_whole_cannot_be_parted() -> None:
    assert merge(question(), question()) == Refusal("merge-itself")
    assert unmerge(question()) == Refusal("merge-not-merged")
