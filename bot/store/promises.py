"""The deferred questions, read by their public pages from what the pipeline has written."""

from bot.questions.question import Question, QuestionStatus
from bot.store.codec import decode_question
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

SHOWN = frozenset({QuestionStatus.DEFERRED, QuestionStatus.ANSWERED, QuestionStatus.ARCHIVED})


class RedisPromises:
    """The promises of one show."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read under the show's keys."""
        self._client = client
        self._keys = keys

    async def promised(self) -> list[Question]:
        """Return the questions that were deferred, those without an answer first, then the latest."""
        with speaking_to_store("la lecture des réponses promises"):
            stored = await self._client.hvals(self._keys.questions)
        questions = [decode_question(each) for each in stored]
        promised = [each for each in questions if each.deferred_at is not None and each.status in SHOWN]
        return sorted(promised, key=lambda each: (each.status is not QuestionStatus.DEFERRED, -each.number))
