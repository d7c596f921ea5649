"""The questions whose answer was promised, for anybody to read."""

from typing import Protocol

from bot.questions.question import Question


class Promises(Protocol):
    """The questions that were deferred, answered since or not."""

    async def promised(self) -> list[Question]:
        """Return each of them, those without an answer first, then the latest."""
        ...
