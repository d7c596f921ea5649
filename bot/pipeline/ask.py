"""Stage: questions are asked and backed, by a chat command, a button or a form."""

from bot.changes import BackingAdded, KeyMade, QuestionSaved
from bot.commands.read import Ask, Back, Help, Malformed, Where, read_command
from bot.events import Author, CommandInvoked, ControlPressed, FormSubmitted, MessagePosted, Role
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer, owe
from bot.pipeline.consent import is_clarifying, is_objection
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence, Happening, name_for
from bot.polls.pseudonym import pseudonym
from bot.questions.backing import backed, may_back
from bot.questions.life import ask as ask_question
from bot.questions.question import Question
from bot.words import Refusal

BUTTON = "back:"
BACKINGS_KEY = "backings"

Asking = MessagePosted | CommandInvoked | FormSubmitted


def ask(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the question or backing that the event makes, and what its author is told."""
    match event:
        case MessagePosted() if Role.BOT not in event.author.roles:
            return _heard(event, state, evening, scores)
        case CommandInvoked(name="question"):
            asked = _ask(event, event.options.get("texte", ""), state, evening, scores)
            return _with_answer(event, asked, evening)
        case FormSubmitted(form="ask"):
            asked = _ask(event, event.fields.get("text", ""), state, evening, scores)
            return _with_answer(event, asked, evening)
        case CommandInvoked(name="soutien"):
            return _back_and_answer(event, _numbered(event.options.get("numero", ""), state), state, evening)
        case ControlPressed() if event.control.startswith(BUTTON):
            question = state.floor.questions.get(event.control.removeprefix(BUTTON))
            return _back_and_answer(event, question, state, evening)
        case CommandInvoked(name="file"):
            return [answer(event, place_of(event.author, state, evening))]
        case _:
            return []


def place_of(author: Author, state: ShowState, evening: Evening) -> str:
    """Return where an author's best placed question is, in words."""
    ranked = state.floor.ranked()
    mine = [(place, each) for place, each in enumerate(ranked, start=1) if each.author.key == author.key]
    if not mine:
        return evening.words.text("question-none")
    place, question = mine[0]
    return evening.words.text(
        "question-place", number=str(question.number), place=place, backings=question.backings
    )


def _heard(
    event: MessagePosted, state: ShowState, evening: Evening, scores: Scores | None
) -> list[Consequence]:
    match read_command(event.text, event.emotes):
        case Ask() if is_clarifying(state):
            return []
        case Ask(text=text):
            asked = _ask(event, text, state, evening, scores)
            if isinstance(asked, Refusal):
                return [owe(event, asked.said(evening.words), evening)]
            return [asked]
        case Back(number=number) if is_objection(number, state):
            return []
        case Back(number=number):
            backing = _back(_numbered(str(number), state), event.author, state, evening)
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


def _ask(
    event: Asking, text: str, state: ShowState, evening: Evening, scores: Scores | None
) -> QuestionSaved | Refusal:
    heard = Heard.of(text, author_key=event.author.key, at=event.at)
    asked = ask_question(
        question_id=name_for("question", f"{event.platform}:{event.id}"),
        number=len(state.floor.questions) + 1,
        text=text,
        author=event.author,
        channel=event.channel,
        message_id=event.message_id if isinstance(event, MessagePosted) else "",
        at=event.at,
        earlier=[each for each in state.floor.questions.values() if each.author.key == event.author.key],
        limit=evening.questions_per_person,
        flagged=judge(heard, scores, evening.policy, evening.words).flag,
        automatic=evening.accept_automatically,
    )
    return asked if isinstance(asked, Refusal) else QuestionSaved(question=asked)


def _with_answer(
    event: CommandInvoked | FormSubmitted, asked: QuestionSaved | Refusal, evening: Evening
) -> list[Consequence]:
    if isinstance(asked, Refusal):
        return [answer(event, asked.said(evening.words))]
    return [asked, answer(event, evening.words.text("question-received", number=str(asked.question.number)))]


def _numbered(number: str, state: ShowState) -> Question | None:
    return next((each for each in state.floor.questions.values() if str(each.number) == number), None)


def _back(
    question: Question | None, author: Author, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the backing and the question's new count; nothing changes when it was backed before."""
    if question is None:
        return Refusal("order-question-unknown")
    person = state.person_of(author.key)
    if refusal := may_back(question, author.key):
        return refusal
    if person == state.person_of(question.author.key):
        return Refusal("question-own", {"number": question.number})
    made: list[Consequence] = []
    key = state.keys.get(BACKINGS_KEY)
    if key is None:
        key = evening.new_key()
        made.append(KeyMade(name=BACKINGS_KEY, key=key))
    backer = pseudonym(key, person)
    if backer in state.floor.backings[question.id]:
        return made
    return [
        *made,
        BackingAdded(question_id=question.id, backer=backer),
        QuestionSaved(question=backed(question)),
    ]


def _back_and_answer(
    event: CommandInvoked | ControlPressed, question: Question | None, state: ShowState, evening: Evening
) -> list[Consequence]:
    backing = _back(question, event.author, state, evening)
    if isinstance(backing, Refusal) or question is None:
        refused = backing if isinstance(backing, Refusal) else Refusal("order-question-unknown")
        return [answer(event, refused.said(evening.words))]
    return [*backing, answer(event, evening.words.text("question-backed", number=str(question.number)))]
