"""Backing a question, and taking it back: a person behind it more, or one less."""

from bot.actions import Button
from bot.changes import BackingAdded, BackingRemoved, KeyMade, QuestionSaved
from bot.events import Author, CommandInvoked, ControlPressed
from bot.pipeline.answer import answer
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.ranking import BACKINGS_KEY, backers_of, person_of
from bot.pipeline.step import Consequence
from bot.polls.controls import Controls
from bot.polls.pseudonym import pseudonym
from bot.questions.backing import OPEN, backed_by, may_back
from bot.questions.question import Question
from bot.words import Refusal

UNBACK_BUTTON = "unback:"
UNKNOWN = Refusal("order-question-unknown")
Backed = list[Consequence] | Refusal


def numbered(number: str, state: ShowState) -> Question | None:
    """Return the question that people know by a number, None when there is none."""
    return state.floor.questions.get(state.floor.numbers.get(number, ""))


def back(question: Question | None, author: Author, state: ShowState, evening: Evening) -> Backed:
    """Return the backing and the question's new count; nothing changes when it was backed before.

    Who backs a question that became part of another one backs that one.
    """
    if question is None:
        return UNKNOWN
    question = state.floor.whole(question)
    person = person_of(author.key, state)
    if refusal := may_back(question, author.key):
        return refusal
    if any(person_of(each.author.key, state) == person for each in state.floor.with_parts(question)):
        return Refusal("question-own", {"number": question.number})
    made: list[Consequence] = []
    key = state.keys.get(BACKINGS_KEY)
    if key is None:
        key = evening.new_key()
        made.append(KeyMade(name=BACKINGS_KEY, key=key))
    backer, present = pseudonym(key, person), backers_of(question, state)
    if backer in present:
        return made
    return [
        *made,
        BackingAdded(question_id=question.id, backer=backer, unseen=_is_unseen(author, question, state)),
        QuestionSaved(question=backed_by(question, len(present) + 1)),
    ]


def _is_unseen(author: Author, question: Question, state: ShowState) -> bool:
    """Return whether nobody had seen somebody before a question was asked."""
    return not state.people.was_seen_before(state.account_of(author.key), question.asked_at)


def unback(question: Question | None, author: Author, state: ShowState) -> Backed:
    """Return what takes somebody's backing back; a refusal when they do not back the question."""
    if question is None:
        return UNKNOWN
    question = state.floor.whole(question)
    if question.status not in OPEN:
        return Refusal("question-not-open", {"number": question.number})
    key = state.keys.get(BACKINGS_KEY)
    backer = pseudonym(key, person_of(author.key, state)) if key else ""
    present = backers_of(question, state)
    if backer not in present:
        return Refusal("question-not-backed", {"number": question.number})
    removed = [
        BackingRemoved(question_id=each.id, backer=backer)
        for each in state.floor.with_parts(question)
        if backer in state.floor.backings[each.id]
    ]
    return [*removed, QuestionSaved(question=backed_by(question, len(present) - 1))]


def back_and_answer(
    event: CommandInvoked | ControlPressed, question: Question | None, state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return what backs a question, with the answer to who did it and the button that takes it back."""
    backing = back(question, event.author, state, evening)
    if isinstance(backing, Refusal) or question is None:
        refused = backing if isinstance(backing, Refusal) else UNKNOWN
        return [answer(event, refused.said(evening.words))]
    whole = state.floor.whole(question)
    label = evening.words.text("question-unback-button")
    button = Button(control=f"{UNBACK_BUTTON}{whole.id}", label=label)
    said = evening.words.text("question-backed", number=str(whole.number))
    return [*backing, answer(event, said, Controls(buttons=(button,)))]


def unback_and_answer(
    event: CommandInvoked | ControlPressed, question: Question | None, state: ShowState, evening: Evening
) -> list[Consequence]:
    """Return what takes a backing back, with the answer to who did it."""
    taken = unback(question, event.author, state)
    if isinstance(taken, Refusal) or question is None:
        refused = taken if isinstance(taken, Refusal) else UNKNOWN
        return [answer(event, refused.said(evening.words))]
    said = evening.words.text("question-unbacked", number=str(state.floor.whole(question).number))
    return [*taken, answer(event, said)]
