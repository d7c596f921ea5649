"""Changes of the audience's questions."""

from bot.changes.change import Change
from bot.questions.question import Question


class QuestionSaved(Change, frozen=True, kw_only=True, tag="question_saved"):
    """A question was asked or moved on."""

    question: Question


class BackingAdded(Change, frozen=True, kw_only=True, tag="backing_added"):
    """An account (as a pseudonym) backs a question."""

    question_id: str
    backer: str


class BackingRemoved(Change, frozen=True, kw_only=True, tag="backing_removed"):
    """A backer (as a pseudonym) no longer backs a question."""

    question_id: str
    backer: str


FloorChange = QuestionSaved | BackingAdded | BackingRemoved
