"""What moderators and the host do with questions, and who has the floor."""

from datetime import datetime

from msgspec.structs import replace

from bot.changes import Audited, QuestionSaved, StageSaved
from bot.changes.floor import VoiceHeard
from bot.orders import Actor, ActorRole, DecideQuestion, QuestionAct
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ranking import had_floor_before, ranking
from bot.pipeline.questions.tell import told
from bot.pipeline.step import Consequence
from bot.questions.life import decide
from bot.questions.question import Question, QuestionStatus
from bot.show import life as show
from bot.show.stage import Scene
from bot.words import Refusal

ORDER = Actor(name="bouge", role=ActorRole.SYSTEM)
LEAVING = (QuestionAct.ANSWERED, QuestionAct.DISMISS, QuestionAct.DEFER, QuestionAct.ARCHIVE)


def decide_question(
    order: DecideQuestion, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the question as decided, what its authors are told, and the screens that it comes on."""
    question = state.floor.questions.get(order.question_id)
    if question is None or question.status is QuestionStatus.REMOVED:
        return Refusal("order-question-unknown")
    decided = decide(question, order.act, at, order.reason)
    if isinstance(decided, Refusal):
        return decided
    if order.act is QuestionAct.AIR:
        stage = show.air(state.stage, Scene(question_id=question.id), at)
        return [StageSaved(stage=stage), *passing_the_floor(stage.air, at, state, evening)]
    saved: list[Consequence] = [QuestionSaved(question=decided), *told(question, decided, state, evening)]
    if question.status is QuestionStatus.ON_AIR and order.act in (QuestionAct.ANSWERED, QuestionAct.DEFER):
        saved += _heard(question, at, state)
    if order.act is QuestionAct.PREVIEW:
        return [*saved, StageSaved(stage=show.preview(state.stage, Scene(question_id=question.id)))]
    if order.act in LEAVING:
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
        if not isinstance(answered, Refusal):
            passed += [QuestionSaved(question=answered), *_heard(before, at, state)]
    if coming is not None and coming != before:
        aired = decide(coming, QuestionAct.AIR, at)
        if not isinstance(aired, Refusal):
            passed += _aired(coming, aired, at, state, evening)
    return passed


def _aired(
    before: Question, aired: Question, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return a question as it comes on air, and whether it was its turn."""
    began = state.floor.live_since
    aired = replace(aired, video_s=int((at - began).total_seconds()) if began and began <= at else None)
    authors = {each.author.key: each.author for each in state.floor.with_parts(before)}
    heard: list[Consequence] = []
    for author in authors:
        account = state.account_of(author)
        if account not in state.floor.hidden:
            heard.append(VoiceHeard(account=account, at=at))
    overruled: list[Consequence] = []
    if before.aired_at is None:
        places = ranking(state)
        aired = replace(
            aired,
            new_voice=not had_floor_before(before.author.key, state),
            overruled=bool(places) and places[0].id != before.id,
        )
        if aired.overruled:
            place = next((each.place for each in places if each.id == before.id), 0)
            first = state.floor.questions[places[0].id].number
            detail = f"number={before.number} place={place} first={first}"
            overruled.append(
                Audited(at=at, actor=ORDER, act="floor_overruled", subject=before.id, detail=detail)
            )
    return [QuestionSaved(question=aired), *overruled, *told(before, aired, state, evening)]


def _heard(question: Question, at: datetime, state: ShowState) -> list[Consequence]:
    """Return its authors as heard, for later shows; while it is on air the evening itself knows it."""
    accounts = {state.account_of(each.author.key) for each in state.floor.with_parts(question)}
    return [VoiceHeard(account=each, at=at) for each in sorted(accounts - state.floor.hidden)]
