"""What moderators and the host do with questions, and who has the floor."""

from datetime import datetime

from bot.actions import AnyAction, Say
from bot.changes import QuestionSaved, StageSaved
from bot.orders import DecideQuestion, QuestionAct
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence
from bot.questions.life import decide
from bot.questions.question import Question, QuestionStatus
from bot.show import life as show
from bot.show.stage import Scene
from bot.words import Refusal


def decide_question(
    order: DecideQuestion, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the question as decided, and the screens when it goes to one or leaves them."""
    question = state.floor.questions.get(order.question_id)
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


def passing_the_floor(air: Scene, at: datetime, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what becomes of the question that leaves the air, and of the one that comes on it."""
    # What panic took off the air had the floor until something else is shown.
    left = state.stage.before_panic or state.stage.air
    before = state.floor.questions.get(left.question_id or "")
    coming = state.floor.questions.get(air.question_id or "")
    passed: list[Consequence] = []
    if before is not None and before != coming and before.status is QuestionStatus.ON_AIR:
        answered = decide(before, QuestionAct.ANSWERED, at)
        passed += [] if isinstance(answered, Refusal) else [QuestionSaved(question=answered)]
    if coming is not None and coming != before:
        aired = decide(coming, QuestionAct.AIR, at)
        if not isinstance(aired, Refusal):
            passed += [QuestionSaved(question=aired), _told(aired, evening)]
    return passed


def _told(question: Question, evening: Evening) -> AnyAction:
    text = evening.words.text("question-on-air", author=question.author.name, number=str(question.number))
    return Say(
        id=f"{question.id}/on-air/{question.aired_at}",
        platform=question.author.platform,
        channel=question.channel,
        text=text,
        reply_to=question.message_id,
    )
