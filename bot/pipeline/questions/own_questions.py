"""Stage: people change or take back their questions and backings, or wish not to be remembered."""

from msgspec.structs import replace

from bot.changes import QuestionSaved
from bot.changes.floor import VoiceForgotten, VoiceHidden
from bot.commands.questions import Discreet, Edit, Unback, Withdraw, read_own
from bot.commands.read import Malformed
from bot.events import Author, CommandInvoked, MessagePosted, Role
from bot.moderation.judge import judge
from bot.moderation.rules.rule import Heard
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer, owe
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.back import UNKNOWN, numbered, unback
from bot.pipeline.questions.ranking import person_of
from bot.pipeline.questions.themes import said_theme
from bot.pipeline.step import Consequence, Happening
from bot.questions.life import edit, withdraw
from bot.questions.question import Question
from bot.words import Refusal

Own = MessagePosted | CommandInvoked


def own_questions(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what somebody changes of their own, and what they are told."""
    match event:
        case MessagePosted() if Role.BOT not in event.author.roles:
            return _heard(event, state, evening, scores)
        case CommandInvoked(name="question") if number := event.options.get("numero"):
            if event.options.get("retirer") == "oui":
                changed, said = _withdraw(number, event.author, state)
            else:
                text = event.options.get("texte", "")
                changed, said = _edit(number, text, event, state, evening, scores)
            return [*changed, answer(event, said.said(evening.words))]
        case CommandInvoked(name="discret"):
            hidden = event.options.get("choix", "oui") != "non"
            return [
                *_discreet(event.author, hidden, state),
                answer(event, _discreet_said(hidden).said(evening.words)),
            ]
        case _:
            return []


def _heard(
    event: MessagePosted, state: ShowState, evening: Evening, scores: Scores | None
) -> list[Consequence]:
    match read_own(event.text, event.emotes):
        case Edit(number=number, text=text):
            changed, said = _edit(str(number), text, event, state, evening, scores)
        case Withdraw(number=number):
            changed, said = _withdraw(str(number), event.author, state)
        case Unback(number=number):
            taken = unback(numbered(str(number), state), event.author, state)
            # As with backing: the number on screen speaks.
            return [] if isinstance(taken, Refusal) else taken
        case Discreet(hidden=hidden):
            changed, said = _discreet(event.author, hidden, state), _discreet_said(hidden)
        case Malformed(key=key):
            changed, said = [], Refusal(key)
        case _:
            return []
    return [*changed, owe(event, said.said(evening.words), evening)]


def _edit(
    number: str, text: str, event: Own, state: ShowState, evening: Evening, scores: Scores | None
) -> tuple[list[Consequence], Refusal]:
    question = _own(number, event.author, state)
    if isinstance(question, Refusal):
        return [], question
    heard = Heard.of(text, author_key=event.author.key, at=event.at)
    flagged = judge(heard, scores, evening.policy, evening.words).flag
    theme, text = said_theme(text, evening)
    edited = edit(question, text, event.at, flagged=flagged)
    if isinstance(edited, Refusal):
        return [], edited
    key = "question-edited" if edited.status is question.status else "question-edited-again-read"
    edited = replace(edited, theme=theme or edited.theme)
    return [QuestionSaved(question=edited)], Refusal(key, {"number": question.number})


def _withdraw(number: str, author: Author, state: ShowState) -> tuple[list[Consequence], Refusal]:
    question = _own(number, author, state)
    if isinstance(question, Refusal):
        return [], question
    gone = withdraw(question)
    if isinstance(gone, Refusal):
        return [], gone
    return [QuestionSaved(question=gone)], Refusal("question-withdrawn", {"number": question.number})


def _own(number: str, author: Author, state: ShowState) -> Question | Refusal:
    """Return somebody's own question by its number; a detected one is its author's too."""
    question = numbered(number, state)
    if question is None:
        return UNKNOWN
    if person_of(question.author.key, state) != person_of(author.key, state):
        return Refusal("question-not-yours", {"number": question.number})
    return question


def _discreet(author: Author, hidden: bool, state: ShowState) -> list[Consequence]:
    changed: list[Consequence] = []
    for account in state.people.accounts(state.account_of(author.key)):
        if hidden:
            changed.append(VoiceForgotten(account=account))
        changed.append(VoiceHidden(account=account, hidden=hidden))
    return changed


def _discreet_said(hidden: bool) -> Refusal:
    return Refusal("voice-hidden" if hidden else "voice-shown")
