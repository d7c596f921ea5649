"""Stage: moderators run votes from Discord, with the same orders as the régie."""

from bot.events import Author, CommandInvoked
from bot.formats import WORDS
from bot.moderation.scores import Scores
from bot.orders import Actor, ActorRole, AirPoll, AnyOrder, ClosePoll, OpenPoll
from bot.pipeline.answer import answer
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.operate import carry_out
from bot.pipeline.step import Consequence, Happening
from bot.words import Refusal

MOST_DIGITS = 9
KNOWN = (
    "question", "soutien", "file", "discret", "vote", "lier", "delier",
    "mes-donnees", "oublie-moi", "recours", "charte",
)  # fmt: skip


def slash(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what `/vote` leads to, and its answer."""
    if not isinstance(event, CommandInvoked):
        return []
    if event.name not in KNOWN and event.name not in WORDS:
        return [answer(event, evening.words.text("slash-unknown"))]
    if event.name != "vote":
        return []
    if not event.author.moderates:
        return [answer(event, evening.words.text("slash-moderators"))]
    order = _order(event, state)
    if isinstance(order, Refusal):
        return [answer(event, order.said(evening.words))]
    carried = carry_out(order, _actor(event.author), event.id, event.at, state, evening)
    if isinstance(carried, Refusal):
        return [answer(event, carried.said(evening.words))]
    return [*carried, answer(event, evening.words.text("slash-done"))]


def _actor(author: Author) -> Actor:
    return Actor(name=author.name, role=ActorRole.MODERATOR)


def _order(event: CommandInvoked, state: ShowState) -> AnyOrder | Refusal:
    polls = state.open_polls()
    match event.options.get("action"):
        case "ouvrir":
            return _opening(event.options)
        case "clore" if polls:
            return ClosePoll(poll_id=polls[0].id)
        case "clore":
            return Refusal("order-poll-none-open")
        case "antenne":
            latest = polls[:1] or state.latest_polls()[:1]
            return AirPoll(poll_id=latest[0].id) if latest else Refusal("order-poll-none-open")
        case _:
            return Refusal("slash-vote-how")


def _opening(options: dict[str, str]) -> OpenPoll | Refusal:
    """Return the order that opens the vote described, or the segment's when nothing is."""
    seconds = options.get("secondes", "")
    if seconds and not (seconds.isdecimal() and len(seconds) <= MOST_DIGITS):
        return Refusal("order-poll-seconds")
    choices = tuple(part.strip() for part in options.get("choix", "").split(";") if part.strip())
    question, method = options.get("question", ""), options.get("methode", "")
    if method and not question.strip():
        return Refusal("order-poll-question")
    return OpenPoll(
        question=question,
        choices=choices,
        seconds=int(seconds) if seconds else None,
        method=method or "plurality",
    )
