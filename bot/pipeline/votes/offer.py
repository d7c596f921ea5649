"""Offering the floor in one gesture of the host: to whoever just changed their mind, or objects.

The chat reads that the floor is theirs, and nothing of what they think: a ballot or an objection given on
Discord is nobody else's business until they speak.
"""

from bot.actions import Say
from bot.events import Author
from bot.orders import OfferFloor
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.words import Refusal


def floor_offered(
    order: OfferFloor, cause: str, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the words that call them, or why nobody can be called."""
    if order.poll_id not in state.polls:
        return Refusal("order-poll-unknown")
    called = _objectors(order, state) if order.number else _crosser(order, state)
    if not called:
        return Refusal("offer-gone")
    return [
        Say(
            id=f"{cause}/offer/{number}",
            platform=author.platform,
            channel="",
            text=evening.words.text("offer-floor", author=author.name),
        )
        for number, author in enumerate(called)
    ]


def _crosser(order: OfferFloor, state: ShowState) -> list[Author]:
    """Return who just crossed under this name, nobody when that was too long ago."""
    wanted = order.poll_id, order.author, order.platform
    return [
        seen.author
        for seen in state.talk.crossers
        if (seen.poll_id, seen.author.name, seen.author.platform) == wanted
    ][:1]


def _objectors(order: OfferFloor, state: ShowState) -> list[Author]:
    """Return who made an objection, as far as this life of the bot has heard them."""
    led = state.talk.round_of(state.polls[order.poll_id])
    known = state.talk.voices.get(order.poll_id, {})
    authors = {voter for each in led.objections if each.number == order.number for voter in each.authors}
    return sorted((known[voter] for voter in authors if voter in known), key=lambda author: author.key)
