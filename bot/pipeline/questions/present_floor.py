"""From the floor to what pages show of it: each question with its place and reason, and all in figures."""

from collections import Counter
from collections.abc import Mapping
from itertools import islice

from msgspec.structs import replace

from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ranking import ranking
from bot.pipeline.questions.spot import is_detecting
from bot.questions.order import Place
from bot.questions.question import Question, QuestionStatus
from bot.questions.reason import reason_said
from bot.views import AlikeView, FloorView, QuestionView
from bot.words import Phrasebook

LISTED = frozenset(
    {
        QuestionStatus.PROPOSED,
        QuestionStatus.ACCEPTED,
        QuestionStatus.ON_AIR,
        QuestionStatus.ANSWERED,
        QuestionStatus.DEFERRED,
    }
)
# Nobody reads the reasons of more, and they take time to word.
REASONED = 100
ALIKE_SHOWN = 20

_COUNTED: Mapping[QuestionStatus, str] = {
    QuestionStatus.PROPOSED: "waiting",
    QuestionStatus.ACCEPTED: "waiting",
    QuestionStatus.ON_AIR: "aired",
    QuestionStatus.ANSWERED: "answered",
    QuestionStatus.DEFERRED: "deferred",
    QuestionStatus.DISMISSED: "refused",
    QuestionStatus.ARCHIVED: "answered",
    QuestionStatus.MERGED: "merged",
    QuestionStatus.REMOVED: "gone",
    QuestionStatus.WITHDRAWN: "gone",
}


def question_views(state: ShowState, evening: Evening) -> dict[str, QuestionView]:
    """Return every question that pages may show, by id, with its place among those that wait."""
    shown = [each for each in state.floor.questions.values() if each.status in LISTED]
    places = {each.id: each for each in ranking(state)}
    return {each.id: question_view(each, places.get(each.id), state, evening.words) for each in shown}


def question_view(
    question: Question, place: Place | None, state: ShowState, words: Phrasebook
) -> QuestionView:
    """Return a question, with its place when it waits."""
    parts = state.floor.with_parts(question)[1:]
    reasoned = place is not None and place.place <= REASONED
    return QuestionView(
        id=question.id,
        number=question.number,
        text=question.text,
        author=question.author.name,
        platform=question.author.platform,
        status=question.status,
        backings=question.backings,
        asked_at=question.asked_at,
        message_id=question.message_id,
        rank=place.place if place else 0,
        first_voice=place.first_voice if place else question.new_voice,
        flagged=question.flagged,
        reason=reason_said(place, lambda id: _named(id, state), words) if place and reasoned else "",
        also_by=tuple(dict.fromkeys(each.author.name for each in parts)),
        parts=tuple((each.number, each.id) for each in parts),
        unseen=len(state.floor.unseen[question.id]),
        note=question.note,
        answer=question.answer,
        detected=question.detected,
        overruled=question.overruled,
        video_s=question.video_s,
        theme=question.theme,
    )


def aired_view(question: Question, state: ShowState, words: Phrasebook) -> QuestionView:
    """Return a question as everybody sees it: without what was prepared, judged or noted about it."""
    view = question_view(question, None, state, words)
    return replace(
        view, message_id="", flagged=False, unseen=0, note="", answer="", detected=False, overruled=False
    )


def floor_view(state: ShowState, evening: Evening) -> FloorView:
    """Return the floor in figures, with the pairs of questions that seem to ask the same."""
    questions = state.floor.questions.values()
    counts = Counter(_COUNTED[each.status] for each in questions)
    aired = [each for each in questions if each.aired_at is not None]
    return FloorView(
        asked=len(questions),
        waiting=counts["waiting"],
        aired=counts["aired"],
        answered=counts["answered"],
        deferred=counts["deferred"],
        refused=counts["refused"],
        merged=counts["merged"],
        gone=counts["gone"],
        heard=len(aired),
        new_voices=sum(each.new_voice for each in aired),
        overruled=sum(each.overruled for each in aired),
        detecting=is_detecting(state, evening),
        alike=_alike(state),
        themes=evening.rundown.themes,
    )


def _named(id: str, state: ShowState) -> str:
    return f"n°\u00a0{state.floor.questions[id].number}"


def _alike(state: ShowState) -> tuple[AlikeView, ...]:
    floor = state.floor
    floor.alike.settle()
    if not floor.alike.is_settled():
        # The rest at the next drawing: a long list must not hold the road up.
        state.dirty.add("floor")
    pairs = [
        (like, floor.questions[one], floor.questions[other])
        for one, other, like in floor.alike.pairs()
        if frozenset((one, other)) not in floor.apart
    ]
    pairs.sort(key=lambda pair: (-pair[0], pair[1].number, pair[2].number))
    mergeable = (pair for pair in pairs if _mergeable(pair[1], pair[2]))
    return tuple(_pair(*pair) for pair in islice(mergeable, ALIKE_SHOWN))


def _mergeable(one: Question, other: Question) -> bool:
    waiting = {QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED}
    return one.status in waiting or other.status in waiting


def _pair(like: float, one: Question, other: Question) -> AlikeView:
    """Return a pair, the one first that goes on: what is further, then more backed, then older."""
    waiting = (QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED)
    keep, part = sorted(
        (one, other),
        key=lambda each: (
            each.status in waiting,
            each.status is QuestionStatus.PROPOSED,
            -each.backings,
            each.number,
        ),
    )
    return AlikeView(
        keep_id=keep.id,
        keep_number=keep.number,
        keep_text=keep.text,
        part_id=part.id,
        part_number=part.number,
        part_text=part.text,
        percent=round(like * 100),
    )
