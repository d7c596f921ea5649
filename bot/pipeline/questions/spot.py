"""Stage: what is plainly a question in the chat is proposed to moderators, when the show wants it.

Its author did not ask it: nobody is told, and it goes on air only when somebody accepts it.
"""

from msgspec.structs import replace

from bot.changes import QuestionSaved
from bot.commands.questions import read_own
from bot.commands.read import read_command
from bot.events import MessagePosted, Role
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ask import asked_by
from bot.pipeline.step import Consequence, Happening
from bot.questions.detect import is_plainly_question
from bot.questions.duplicates import likeness
from bot.questions.question import QuestionStatus
from bot.words import Refusal

# Said again, or by many: once in the list is enough.
_SAID_ALREADY = 0.95


def is_detecting(state: ShowState, evening: Evening) -> bool:
    """Return whether plain questions in the chat are proposed: as the régie said last, else the settings."""
    return evening.detect_questions if state.floor.detecting is None else state.floor.detecting


def spot(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the question that a chat line plainly is."""
    if not isinstance(event, MessagePosted) or Role.BOT in event.author.roles:
        return []
    if not is_detecting(state, evening) or not is_plainly_question(event.text):
        return []
    if read_command(event.text, event.emotes) or read_own(event.text, event.emotes):
        return []
    asked = asked_by(event, event.text, state, evening, scores)
    if isinstance(asked, Refusal) or asked.question.flagged:
        return []
    near = state.floor.alike.near(event.text)[:1]
    if near and likeness(event.text, state.floor.questions[near[0][0]].text) >= _SAID_ALREADY:
        return []
    proposed = replace(asked.question, detected=True, status=QuestionStatus.PROPOSED, accepted_at=None)
    return [QuestionSaved(question=proposed)]
