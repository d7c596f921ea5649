"""Questions and their authors for the tests."""

from datetime import UTC, datetime

from bot.events import Author, Platform
from bot.questions.question import Question, QuestionStatus

START = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)


def author(name: str = "lea") -> Author:
    """Return a viewer on Twitch."""
    return Author(platform=Platform.TWITCH, id=name, name=name.title())


def question(
    status: QuestionStatus = QuestionStatus.ACCEPTED,
    *,
    number: int = 1,
    by: str = "lea",
    text: str = "Pourquoi pas le tirage au sort ?",
    backings: int = 0,
    asked_at: datetime = START,
) -> Question:
    """Return a question in a state."""
    return Question(
        id=f"q{number}",
        number=number,
        text=text,
        author=author(by),
        channel="bouge",
        message_id=f"m{number}",
        asked_at=asked_at,
        status=status,
        backings=backings,
    )
