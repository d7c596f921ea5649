"""Merging questions that ask the same: backers are united, authors are all credited, and it can be undone."""

from msgspec.structs import replace

from bot.questions.question import Question, QuestionStatus
from bot.words import Refusal

MERGEABLE = frozenset({QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED})
RECEIVING = MERGEABLE | {QuestionStatus.ON_AIR, QuestionStatus.DEFERRED}


def merge(question: Question, into: Question) -> tuple[Question, Question] | Refusal:
    """Return a question as part of another one, and that one; who was accepted makes both accepted."""
    if question.id == into.id:
        return Refusal("merge-itself")
    if question.status not in MERGEABLE or into.status not in RECEIVING:
        return Refusal("merge-state")
    part = replace(question, status=QuestionStatus.MERGED, merged_into=into.id, before_merge=question.status)
    waits = {question.status, into.status} <= MERGEABLE
    if waits and QuestionStatus.ACCEPTED in (question.status, into.status):
        into = replace(
            into,
            status=QuestionStatus.ACCEPTED,
            accepted_at=into.accepted_at or question.accepted_at,
        )
    return part, into


def unmerge(question: Question) -> Question | Refusal:
    """Return the question as its own again, where it was before it was merged."""
    if question.status is not QuestionStatus.MERGED or question.before_merge is None:
        return Refusal("merge-not-merged")
    return replace(question, status=question.before_merge, merged_into="", before_merge=None)
