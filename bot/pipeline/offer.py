"""Offering the floor to whoever just changed their mind, in one gesture of the host."""

from datetime import datetime

from bot.actions import Say
from bot.changes.talk import CrossingSeen
from bot.orders import OfferFloor, PutArgument
from bot.pipeline.debate import LONGEST_SPEAKER, put_argument
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence
from bot.words import Refusal


def floor_offered(
    order: OfferFloor, cause: str, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the words that call them, and the debate with their argument on air; or why it cannot be."""
    seen = _crosser(order, state)
    if seen is None:
        return Refusal("offer-gone")
    poll = state.polls[order.poll_id]
    number = max((argument.number for argument in poll.arguments), default=0) + 1
    name = seen.author.name
    argument = PutArgument(poll_id=poll.id, number=number, speaker=name[:LONGEST_SPEAKER].strip())
    put = put_argument(argument, at, state)
    if isinstance(put, Refusal):
        return put
    labels = {choice.code: choice.label for choice in poll.choices}
    side = labels.get(seen.crossing.side, seen.crossing.side)
    text = evening.words.text("offer-floor", author=name, side=side)
    call = Say(id=f"{cause}/offer", platform=seen.author.platform, channel="", text=text)
    return [*put, call]


def _crosser(order: OfferFloor, state: ShowState) -> CrossingSeen | None:
    """Return who is meant, None when they are no longer among those who just crossed."""
    return next(
        (
            seen
            for seen in state.talk.crossers
            if seen.poll_id == order.poll_id
            and (seen.author.name, seen.author.platform) == (order.author, order.platform)
        ),
        None,
    )
