"""What the authors of a question are told when something becomes of it."""

from bot.actions import AnyAction, Say
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.questions.question import Question, QuestionStatus


def told(before: Question, after: Question, state: ShowState, evening: Evening) -> list[AnyAction]:
    """Return what is said to every author of a question that moved on; nothing to whom did not ask."""
    key = _key(before, after)
    if not key:
        return []
    return [_said(each, after, key, evening) for each in state.floor.with_parts(before) if not each.detected]


def told_merged(part: Question, into: Question, evening: Evening) -> list[AnyAction]:
    """Return what is said to the author of a question that became part of another one."""
    if part.detected:
        return []
    text = evening.words.text(
        "question-merged", author=part.author.name, number=str(part.number), into=str(into.number)
    )
    return [_say(part, f"{part.id}/merged/{into.id}", text)]


def page_of(question: Question, evening: Evening) -> str:
    """Return the address of a question's public page, "" when the pages have none."""
    if not evening.results_url:
        return ""
    return f"{evening.results_url.removesuffix('resultats/')}questions/{question.number}/"


def _key(before: Question, after: Question) -> str:
    """Return what is to be said, "" when nothing is."""
    match before.status, after.status:
        case _, QuestionStatus.ON_AIR:
            return "question-on-air"
        case QuestionStatus.DISMISSED, QuestionStatus.DISMISSED:
            return ""
        case _, QuestionStatus.DISMISSED:
            return "question-refused"
        case _, QuestionStatus.DEFERRED if before.note != after.note or before.status is not after.status:
            return "question-deferred"
        case QuestionStatus.DEFERRED, QuestionStatus.ANSWERED:
            return "question-answered"
    return ""


def _said(author_of: Question, after: Question, key: str, evening: Evening) -> Say:
    words = evening.words
    values: dict[str, str | int] = {"author": author_of.author.name, "number": str(author_of.number)}
    page = page_of(after, evening)
    at = after.aired_at
    match key:
        case "question-refused":
            values["reason"] = after.note or words.text("question-refused-default")
            at = None
        case "question-deferred":
            values["promise"] = after.note or words.text("question-deferred-default")
            at = after.deferred_at
        case "question-answered":
            at = after.answered_at
    text = words.text(key, **values)
    if page and key in ("question-deferred", "question-answered"):
        text = f"{text} {words.text('question-page', page=page)}"
    return _say(author_of, f"{author_of.id}/{key.removeprefix('question-')}/{at}", text)


def _say(question: Question, action_id: str, text: str) -> Say:
    return Say(
        id=action_id,
        platform=question.author.platform,
        channel=question.channel,
        text=text,
        reply_to=question.message_id,
    )
