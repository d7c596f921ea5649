"""Stage: questions are asked and backed, by a chat command, a button, a form or a reward."""

from msgspec.structs import replace

from bot.actions import Button
from bot.changes import QuestionSaved
from bot.commands.read import Ask, Back, Help, Malformed, Where, read_command
from bot.events import (
    Author,
    CommandInvoked,
    ControlPressed,
    FormSubmitted,
    MessagePosted,
    RewardRedeemed,
    Role,
)
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer, owe, owe_to
from bot.pipeline.consent.consent import is_clarifying, is_objection
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.back import UNBACK_BUTTON, back, back_and_answer, numbered, unback_and_answer
from bot.pipeline.questions.ranking import person_of, ranking
from bot.pipeline.questions.themes import own_theme, said_theme
from bot.pipeline.step import Consequence, Happening, name_for
from bot.polls.controls import Controls
from bot.questions.backing import OPEN
from bot.questions.life import Limits
from bot.questions.life import ask as ask_question
from bot.questions.question import Question
from bot.questions.reason import why_said
from bot.words import Refusal

BUTTON = "back:"

Asking = MessagePosted | CommandInvoked | FormSubmitted | RewardRedeemed


def ask(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the question or backing that the event makes, and what its author is told."""
    match event:
        case MessagePosted() if event.reward_id and event.reward_id == evening.question_reward:
            return _bought(event, state, evening, scores)
        case MessagePosted() if Role.BOT not in event.author.roles:
            return _heard(event, state, evening, scores)
        case CommandInvoked(name="question") if not event.options.get("numero"):
            asked = asked_by(event, event.options.get("texte", ""), state, evening, scores)
            return _with_answer(event, asked, state, evening)
        case FormSubmitted(form="ask"):
            asked = asked_by(event, event.fields.get("text", ""), state, evening, scores)
            return _with_answer(event, asked, state, evening)
        case RewardRedeemed() if event.is_named(evening.question_reward):
            asked = asked_by(event, event.text, state, evening, scores)
            return [
                owe_to(event.platform, event.author, _said(asked, state, evening), evening),
                *_kept(asked),
            ]
        case CommandInvoked(name="soutien"):
            question = numbered(event.options.get("numero", ""), state)
            if event.options.get("retirer") == "oui":
                return unback_and_answer(event, question, state, evening)
            return back_and_answer(event, question, state, evening)
        case ControlPressed() if event.control.startswith(BUTTON):
            question = state.floor.questions.get(event.control.removeprefix(BUTTON))
            return back_and_answer(event, question, state, evening)
        case ControlPressed() if event.control.startswith(UNBACK_BUTTON):
            question = state.floor.questions.get(event.control.removeprefix(UNBACK_BUTTON))
            return unback_and_answer(event, question, state, evening)
        case CommandInvoked(name="file"):
            return [answer(event, place_of(event.author, state, evening))]
        case _:
            return []


def place_of(author: Author, state: ShowState, evening: Evening) -> str:
    """Return where an author's best placed question is and why, in words."""
    person = person_of(author.key, state)
    for place in ranking(state):
        parts = state.floor.with_parts(state.floor.questions[place.id])
        if any(person_of(each.author.key, state) == person for each in parts):
            reason = why_said(place, lambda id: _named(state.floor.questions[id]), evening.words)
            number = str(state.floor.questions[place.id].number)
            return evening.words.text("question-where", number=number, place=place.place, reason=reason)
    return evening.words.text("question-none")


def asked_by(
    event: Asking, text: str, state: ShowState, evening: Evening, scores: Scores | None
) -> QuestionSaved | Refusal:
    """Return the question that an event asks, or why it cannot be taken."""
    person = person_of(event.author.key, state)
    theme, text = said_theme(text, evening)
    asked = ask_question(
        question_id=name_for("question", f"{event.platform}:{event.id}"),
        number=len(state.floor.questions) + 1,
        text=text,
        author=event.author,
        channel=event.channel,
        message_id=event.message_id if isinstance(event, MessagePosted) else "",
        at=event.at,
        earlier=[
            each for each in state.floor.questions.values() if person_of(each.author.key, state) == person
        ],
        limits=Limits(waiting=evening.questions_per_person, per_minute=evening.questions_per_minute),
        flagged=_is_flagged(text, event, evening, scores),
        automatic=evening.accept_automatically,
    )
    if isinstance(asked, Refusal):
        return asked
    return QuestionSaved(question=replace(asked, theme=theme or own_theme(asked.text, state, evening)))


def _is_flagged(text: str, event: Asking, evening: Evening, scores: Scores | None) -> bool:
    """Return whether somebody has to see the words first, or the name that the screen shows beside them."""
    author = event.author
    heard = Heard.of(text, author_key=author.key, at=event.at)
    name = Heard.of(author.name, author_key=author.key, at=event.at)
    judged = ((heard, scores), (name, None))
    return any(judge(each, known, evening.policy, evening.words).flag for each, known in judged)


def alike_to(question: Question, state: ShowState) -> Question | None:
    """Return the question that can be backed and that asks most nearly the same, None when none does."""
    near = (state.floor.questions[id] for id, _ in state.floor.alike.near(question.text))
    person = person_of(question.author.key, state)
    return next(
        (
            each
            for each in near
            if each.id != question.id and each.status in OPEN and person_of(each.author.key, state) != person
        ),
        None,
    )


def _named(question: Question) -> str:
    return f"n°\u00a0{question.number}"


def _heard(
    event: MessagePosted, state: ShowState, evening: Evening, scores: Scores | None
) -> list[Consequence]:
    match read_command(event.text, event.emotes):
        case Ask() if is_clarifying(state):
            return []
        case Ask(text=text):
            asked = asked_by(event, text, state, evening, scores)
            if isinstance(asked, Refusal):
                return [owe(event, asked.said(evening.words), evening)]
            near = alike_to(asked.question, state)
            if near is None:
                return [asked]
            hint = evening.words.text("question-alike", number=str(near.number))
            return [asked, owe(event, hint, evening)]
        case Back(number=number) if is_objection(number, state):
            return []
        case Back(number=number):
            backing = back(numbered(str(number), state), event.author, state, evening)
            # A crowd backs by hundreds: who may not is not told each time, the number on screen speaks.
            return [] if isinstance(backing, Refusal) else backing
        case Where():
            return [owe(event, place_of(event.author, state, evening), evening)]
        case Help():
            return [owe(event, evening.words.text("help"), evening)]
        case Malformed(key=key):
            return [owe(event, evening.words.text(key), evening)]
        case _:
            return []


def _bought(
    event: MessagePosted | RewardRedeemed, state: ShowState, evening: Evening, scores: Scores | None
) -> list[Consequence]:
    """Return the question that a reward asks; Twitch may tell it twice, as a redemption and as a message."""
    asked = asked_by(event, event.text, state, evening, scores)
    if isinstance(asked, Refusal) and asked.key == "question-repeated":
        return []
    return [*_kept(asked), owe_to(event.platform, event.author, _said(asked, state, evening), evening)]


def _kept(asked: QuestionSaved | Refusal) -> list[Consequence]:
    return [] if isinstance(asked, Refusal) else [asked]


def _said(asked: QuestionSaved | Refusal, state: ShowState, evening: Evening) -> str:
    if isinstance(asked, Refusal):
        return asked.said(evening.words)
    said = evening.words.text("question-received", number=str(asked.question.number))
    near = alike_to(asked.question, state)
    return f"{said} {evening.words.text('question-alike', number=str(near.number))}" if near else said


def _with_answer(
    event: CommandInvoked | FormSubmitted,
    asked: QuestionSaved | Refusal,
    state: ShowState,
    evening: Evening,
) -> list[Consequence]:
    """Return the question with its receipt, and the button that backs the one that asks the same."""
    said = _said(asked, state, evening)
    near = None if isinstance(asked, Refusal) else alike_to(asked.question, state)
    if near is None:
        return [*_kept(asked), answer(event, said)]
    label = evening.words.text("question-back-button", number=str(near.number))
    button = Button(control=f"{BUTTON}{near.id}", label=label)
    return [*_kept(asked), answer(event, said, Controls(buttons=(button,)))]
