"""What moderators and the host do with questions."""

from datetime import datetime

from bot.changes import QuestionSaved, StageSaved
from bot.orders import DecideQuestion, QuestionAct
from bot.pipeline.evening import Evening
from bot.pipeline.screens import passing_the_floor
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence
from bot.questions.life import decide
from bot.questions.question import QuestionStatus
from bot.show import life as show
from bot.show.stage import Scene
from bot.words import Refusal


def decide_question(
    order: DecideQuestion, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the question as decided, and the screens when it goes to one or leaves them."""
    question = state.questions.get(order.question_id)
    if question is None or question.status is QuestionStatus.REMOVED:
        return Refusal("order-question-unknown")
    decided = decide(question, order.act, at)
    if isinstance(decided, Refusal):
        return decided
    if order.act is QuestionAct.AIR:
        stage = show.air(state.stage, Scene(question_id=question.id), at)
        return [StageSaved(stage=stage), *passing_the_floor(stage.air, at, state, evening)]
    saved: list[Consequence] = [QuestionSaved(question=decided)]
    if order.act is QuestionAct.PREVIEW:
        return [*saved, StageSaved(stage=show.preview(state.stage, Scene(question_id=question.id)))]
    if order.act in (QuestionAct.ANSWERED, QuestionAct.DISMISS):
        stage = show.forget_question(state.stage, question.id)
        return [*saved, StageSaved(stage=stage)] if stage != state.stage else saved
    return saved
