"""Stage: an author contests what moderation decided about them, in the chat, or on Discord."""

from bot.actions import Button
from bot.changes import CaseSaved
from bot.commands.contest import Contest, read_contest
from bot.events import (
    Author,
    CommandInvoked,
    FormSubmitted,
    MessagePosted,
    Role,
)
from bot.moderation.acts import CONTEST
from bot.moderation.case import AppealStatus, Case
from bot.moderation.scores import Scores
from bot.moderation.undoing import appealed, contested
from bot.pipeline.answer import answer, owe
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.copied import parted
from bot.pipeline.step import Consequence, Happening
from bot.polls.controls import Controls
from bot.words import Refusal

Alone = CommandInvoked | FormSubmitted


def appeal(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the case with its author's plea, and what the author is told."""
    match event:
        case MessagePosted() if Role.BOT not in event.author.roles:
            command = read_contest(event.text)
            return _in_chat(event, command.text, state, evening) if isinstance(command, Contest) else []
        case CommandInvoked(name="recours"):
            text = event.options.get("texte", "")
            return _plea(event, text, state, evening) if text else _reminder(event, state, evening)
        case FormSubmitted(form="recours"):
            return _plea(event, event.fields.get("text", ""), state, evening)
        case _:
            return []


def _meant(author: Author, state: ShowState, event: Happening) -> Case | None:
    """Return the decision that somebody contests: about their own message, or a copy that they wrote."""
    cases = [*state.docket.about(author.key), *parted(author, state)]
    return contested(cases, event.at)


def _in_chat(event: MessagePosted, text: str, state: ShowState, evening: Evening) -> list[Consequence]:
    case = _meant(event.author, state, event)
    if case is None:
        return [owe(event, evening.words.text("appeal-nothing"), evening)]
    contest = appealed(case, via="chat", text=text, at=event.at)
    if isinstance(contest, Refusal):
        return [owe(event, contest.said(evening.words), evening)]
    return [CaseSaved(case=contest), owe(event, evening.words.text("appeal-received"), evening)]


def _plea(event: Alone, text: str, state: ShowState, evening: Evening) -> list[Consequence]:
    case = _meant(event.author, state, event)
    if case is None:
        return [answer(event, _capital(evening.words.text("appeal-nothing")))]
    via = "button" if isinstance(event, FormSubmitted) else "command"
    contest = appealed(case, via=via, text=text, at=event.at)
    if isinstance(contest, Refusal):
        return [answer(event, _standing(case, evening))]
    return [CaseSaved(case=contest), answer(event, evening.words.text("appeal-received-alone"))]


def _reminder(event: Alone, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return what was decided about somebody, with the button that contests it, or where their appeal is."""
    case = _meant(event.author, state, event)
    if case is None:
        return [answer(event, _capital(evening.words.text("appeal-nothing")))]
    if case.appeal is not None:
        return [answer(event, _standing(case, evening))]
    statement = case.decision.statement if case.decision else ""
    button = Button(control=CONTEST, label=evening.words.text("appeal-button"))
    text = "\n".join(each for each in (evening.words.text("appeal-sanction"), statement) if each)
    return [answer(event, text, Controls(buttons=(button,)))]


def _standing(case: Case, evening: Evening) -> str:
    """Return where an appeal is, to its author alone."""
    if case.appeal is None or case.appeal.status is AppealStatus.OPEN:
        return _capital(evening.words.text("appeal-open"))
    return evening.words.text(f"appeal-{case.appeal.status}-alone", reason=case.appeal.reason)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
