"""Stage: somebody asks for the show's rules: in short in the chat, whole on Discord for them alone."""

from datetime import timedelta

from bot.actions import Say
from bot.changes import CharterRead
from bot.commands.contest import ReadCharter, read_contest
from bot.events import CommandInvoked, MessagePosted, Role
from bot.moderation.charter import Charter
from bot.moderation.scores import Scores
from bot.pipeline.answer import answer
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening
from bot.words import Phrasebook

# What one message of Twitch holds, and one of Discord.
LONGEST_LINE, LONGEST_ANSWER = 500, 2_000
# A crowd that asks is answered once: the rules are still on everybody's screen.
AGAIN_AFTER = timedelta(minutes=1)


def read_charter(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the rules, for the chat that asked or for the one person."""
    match event:
        case MessagePosted() if Role.BOT not in event.author.roles:
            if not isinstance(read_contest(event.text), ReadCharter):
                return []
            return _in_chat(event, state, evening)
        case CommandInvoked(name="charte"):
            return [answer(event, whole(evening.charter, evening.words))]
        case _:
            return []


def in_short(charter: Charter, words: Phrasebook) -> str:
    """Return the rules by their titles, as many as one line of a chat holds."""
    titles = [f"{place}. {rule.title}" for place, rule in enumerate(charter.rules, 1)]
    if not titles:
        return words.text("charter-none")
    said = words.text("charter-in-short", rules=" · ".join(titles))
    while len(said) > LONGEST_LINE and len(titles) > 1:
        titles.pop()
        said = words.text("charter-in-short", rules=" · ".join([*titles, "…"]))
    return said


def whole(charter: Charter, words: Phrasebook) -> str:
    """Return the rules with what each means, or by their titles where that is too long for one message."""
    if not charter.rules:
        return words.text("charter-none")
    rules = [f"{place}. **{rule.title}**\n{rule.text}" for place, rule in enumerate(charter.rules, 1)]
    said = "\n".join([words.text("charter-title"), *rules, words.text("charter-contest")])
    return said if len(said) <= LONGEST_ANSWER else in_short(charter, words)


def _in_chat(event: MessagePosted, state: ShowState, evening: Evening) -> list[Consequence]:
    last = state.debts.charter_read_at.get(event.channel)
    if last is not None and event.at - last < AGAIN_AFTER:
        return []
    return [
        CharterRead(platform=event.platform, channel=event.channel, at=event.at),
        Say(
            id=f"{event.id}/charter",
            platform=event.platform,
            channel=event.channel,
            text=in_short(evening.charter, evening.words),
        ),
    ]
