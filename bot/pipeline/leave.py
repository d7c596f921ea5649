"""Stage: a message leaves its platform, so it leaves the air, the pages and the context too."""

from collections.abc import Iterable

from bot.changes import CaseSaved, LineForgotten, QuestionSaved, StageSaved
from bot.events import ChatCleared, HoldResolved, MessageRemoved
from bot.moderation.case import Case
from bot.moderation.cases import left_platform, resolved_elsewhere
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.formats.gone import formats_left
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.questions.life import remove
from bot.questions.question import Question, QuestionStatus
from bot.show.life import forget_question


def leave(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what must go with the message, or with all of an author's messages."""
    match event:
        case MessageRemoved():
            questions = [each for each in state.floor.questions.values() if _is_from(event, each)]
            cases = [each for each in state.docket.open_cases() if _is_from(event, each)]
            gone = [event.message_id]
        case ChatCleared():
            questions = [each for each in state.floor.questions.values() if _is_cleared(event, each)]
            cases = [each for each in state.docket.open_cases() if _is_cleared(event, each)]
            gone = [line.message_id for author, line in state.lines[event.channel] if _is_by(event, author)]
        case HoldResolved():
            held = [each for each in state.docket.open_cases() if _is_from(event, each)]
            return [
                CaseSaved(case=resolved_elsewhere(case, event.at, event.allowed, event.moderator))
                for case in held
            ]
        case _:
            return []
    return [
        *(LineForgotten(channel=event.channel, message_id=message_id) for message_id in gone),
        *_take_back(questions, state),
        *formats_left(event, state),
        *(CaseSaved(case=left_platform(case, event.at)) for case in cases),
    ]


def _take_back(questions: Iterable[Question], state: ShowState) -> list[Consequence]:
    """Return what takes questions off the lists, the preview and the air."""
    taken: list[Consequence] = []
    stage = state.stage
    for question in questions:
        if question.status is not QuestionStatus.REMOVED:
            taken.append(QuestionSaved(question=remove(question)))
            stage = forget_question(stage, question.id)
    return [*taken, StageSaved(stage=stage)] if stage != state.stage else taken


def _is_from(event: MessageRemoved | HoldResolved, thing: Question | Case) -> bool:
    # A question from a form has no message: it leaves with its author's messages only.
    same = thing.message_id == event.message_id and thing.author.platform is event.platform
    return same and bool(thing.message_id)


def _is_by(event: ChatCleared, author_key: str) -> bool:
    return event.author_id is None or author_key == f"{event.platform}:{event.author_id}"


def _is_cleared(event: ChatCleared, thing: Question | Case) -> bool:
    return thing.channel == event.channel and _is_by(event, thing.author.key)
