"""What the pages' gestures on the floor lead to: decisions, answers, mergers, what is put away."""

from datetime import datetime

from bot.changes import QuestionSaved
from bot.changes.floor import DetectionSet, QuestionsApart
from bot.orders import (
    ArchiveQuestions,
    DecideQuestion,
    DetectQuestions,
    FloorOrder,
    KeepApart,
    MergeQuestions,
    QuestionAct,
    RetagQuestion,
    UnmergeQuestion,
    WriteAnswer,
)
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.give_floor import decide_question
from bot.pipeline.questions.ranking import backers_of, united
from bot.pipeline.questions.tell import told, told_merged
from bot.pipeline.questions.themes import retag
from bot.pipeline.step import Consequence
from bot.questions.backing import backed_by
from bot.questions.life import answered, decide
from bot.questions.merge import merge, unmerge
from bot.words import Refusal

Led = list[Consequence] | Refusal


def lead_floor(order: FloorOrder, at: datetime, state: ShowState, evening: Evening) -> Led:
    """Return what a gesture changes on the floor, or why it cannot be done."""
    match order:
        case DecideQuestion():
            return decide_question(order, at, state, evening)
        case WriteAnswer():
            return _answer(order, at, state, evening)
        case RetagQuestion():
            return retag(order, state, evening)
        case MergeQuestions():
            return _merge(order, state, evening)
        case UnmergeQuestion():
            return _unmerge(order, state)
        case KeepApart():
            return _keep_apart(order, state)
        case DetectQuestions():
            return [DetectionSet(on=order.on)]
        case ArchiveQuestions():
            return _archive(at, state)


def _answer(order: WriteAnswer, at: datetime, state: ShowState, evening: Evening) -> Led:
    question = state.floor.questions.get(order.question_id)
    if question is None:
        return Refusal("order-question-unknown")
    written = answered(question, order.text, at)
    if isinstance(written, Refusal):
        return written
    return [QuestionSaved(question=written), *told(question, written, state, evening)]


def _merge(order: MergeQuestions, state: ShowState, evening: Evening) -> Led:
    question, into = (state.floor.questions.get(id) for id in (order.question_id, order.into_id))
    if question is None or into is None:
        return Refusal("order-question-unknown")
    into = state.floor.whole(into)
    merged = merge(question, into)
    if isinstance(merged, Refusal):
        return merged
    part, whole = merged
    return [
        QuestionSaved(question=part),
        QuestionSaved(question=backed_by(whole, len(united(whole, question, state)))),
        *told_merged(part, whole, evening),
    ]


def _unmerge(order: UnmergeQuestion, state: ShowState) -> Led:
    question = state.floor.questions.get(order.question_id)
    if question is None:
        return Refusal("order-question-unknown")
    own = unmerge(question)
    if isinstance(own, Refusal):
        return own
    whole = state.floor.questions[question.merged_into]
    without = backers_of(whole, state, leaving=question.id)
    return [
        QuestionSaved(question=backed_by(own, len(backers_of(own, state)))),
        QuestionSaved(question=backed_by(whole, len(without))),
        # Who parts them has read both: they are not proposed again.
        QuestionsApart(one=question.id, other=whole.id),
    ]


def _keep_apart(order: KeepApart, state: ShowState) -> Led:
    if order.question_id == order.other_id or not {order.question_id, order.other_id} <= set(
        state.floor.questions
    ):
        return Refusal("order-question-unknown")
    return [QuestionsApart(one=order.question_id, other=order.other_id)]


def _archive(at: datetime, state: ShowState) -> Led:
    put_away = (decide(each, QuestionAct.ARCHIVE, at) for each in state.floor.questions.values())
    return [QuestionSaved(question=each) for each in put_away if not isinstance(each, Refusal)]
