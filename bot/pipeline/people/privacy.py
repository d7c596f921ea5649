"""Stage: somebody asks what the bot knows of them, or to be forgotten. Only ever told in private."""

from bot.commands.read import ForgetMe, MyData, read_command
from bot.events import CommandInvoked, MessagePosted, Role
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer, owe
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.people.forget import forgotten, open_cases_of
from bot.pipeline.people.known import known_of
from bot.pipeline.step import Consequence, Happening

CONFIRMED = "oui"


def privacy(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what is kept of somebody, in figures, or what forgets them."""
    match event:
        case MessagePosted() if "!" in event.text or "！" in event.text:
            command = None if Role.BOT in event.author.roles else read_command(event.text, event.emotes)
        case CommandInvoked(name="mes-donnees"):
            return [answer(event, known_of(event.author, state, evening))]
        case CommandInvoked(name="oublie-moi"):
            command = ForgetMe(event.options.get("confirmer") == CONFIRMED)
        case _:
            return []
    match command:
        case MyData():
            return [_told(event, "my-data-in-private", evening)]
        case ForgetMe(confirmed=False):
            key = "forget-confirm-slash" if isinstance(event, CommandInvoked) else "forget-confirm"
            return [_told(event, key, evening)]
        case ForgetMe():
            waits = open_cases_of(event.author, state)
            told = _told(event, "forget-done-but-cases" if waits else "forget-done", evening)
            return [*forgotten(event, state, evening), told]
        case _:
            return []


def _told(event: MessagePosted | CommandInvoked, key: str, evening: Evening) -> Consequence:
    if isinstance(event, CommandInvoked):
        return answer(event, evening.words.text(key))
    return owe(event, evening.words.text(key), evening)
