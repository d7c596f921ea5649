"""Backing a question: another viewer's +1."""

from msgspec.structs import replace

from bot.questions.question import Question, QuestionStatus
from bot.words import Refusal

OPEN = frozenset({QuestionStatus.ACCEPTED, QuestionStatus.ON_AIR})


def may_back(question: Question, account_key: str) -> Refusal | None:
    """Return why an account may not back a question, None when it may."""
    if question.status not in OPEN:
        return Refusal("question-not-open", {"number": question.number})
    if question.author.key == account_key:
        return Refusal("question-own", {"number": question.number})
    return None


def backed_by(question: Question, persons: int) -> Question:
    """Return the question with so many persons behind it."""
    return replace(question, backings=persons)
