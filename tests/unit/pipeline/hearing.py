"""Questions on their way to the floor: accepted with their backers, and as they are now."""

from bot.events import Author
from bot.orders import DecideQuestion, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.questions.question import Question
from tests.unit.pipeline.evening import ZOE, asked, live, ordered, said, voices


def accepted(state: ShowState, text: str, by: Author = ZOE, backers: int = 0, first: int = 0) -> Question:
    """Return an accepted question with some backers, the first of which is a numbered voice."""
    question = asked(state, text, by)
    live(state, ordered(DecideQuestion(question_id=question.id, act=QuestionAct.ACCEPT)))
    live(state, *(said(f"+1 {question.number}", each) for each in voices(first + backers)[first:]))
    return state.floor.questions[question.id]


def now(question: Question, state: ShowState) -> Question:
    """Return the question as it is now."""
    return state.floor.questions[question.id]
