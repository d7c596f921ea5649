"""In which order the audience's questions wait."""

from collections.abc import Iterable
from datetime import datetime

from bot.questions.question import Question, QuestionStatus


def rank(questions: Iterable[Question], heard: frozenset[str]) -> list[Question]:
    """Return the accepted questions, the next one first; `heard` are the accounts that have had the floor.

    Most backed first, with one exception: among near-equals, first voices go first. Near-equals are found
    from the top: the most backed question and all those that lack at most `slack` backings to it, where
    slack is a tenth of its backings rounded down, and at least 1; then the most backed of the rest and its
    own near-equals; and so on. Within each such band: authors who have not been heard, then more backings,
    then asked earlier, then the smaller number. Bands depend on the numbers of backings alone, so the same
    questions in any order are ranked alike.
    """
    waiting = [each for each in questions if each.status is QuestionStatus.ACCEPTED]
    bands = _bands({each.backings for each in waiting})

    def place(question: Question) -> tuple[int, bool, int, datetime, int, str]:
        return (
            -bands[question.backings],
            question.author.key in heard,
            -question.backings,
            question.asked_at,
            question.number,
            question.id,
        )

    return sorted(waiting, key=place)


def _bands(backings: set[int]) -> dict[int, int]:
    """Return for each number of backings the highest one of its band."""
    bands: dict[int, int] = {}
    top = None
    for number in sorted(backings, reverse=True):
        if top is None or number < top - max(1, top // 10):
            top = number
        bands[number] = top
    return bands
