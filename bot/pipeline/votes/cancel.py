"""What calling a poll off leads to: it closes at once, without result, and its ballots go."""

from datetime import datetime

from bot.changes import BallotsForgotten, PollSaved
from bot.orders import CancelPoll
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.pipeline.votes.polling import closing_words
from bot.polls.life import cancel_poll
from bot.polls.methods import METHODS
from bot.polls.tally import Tally
from bot.words import Refusal


def cancelled(
    order: CancelPoll, at: datetime, state: ShowState, evening: Evening
) -> list[Consequence] | Refusal:
    """Return the poll called off, said in every chat with the reason, or why it cannot be."""
    poll = state.polls.get(order.poll_id)
    if poll is None:
        return Refusal("order-poll-unknown")
    called_off = cancel_poll(poll, order.reason, at)
    if isinstance(called_off, Refusal):
        return called_off
    nothing = Tally(outcome=METHODS[poll.method].count([], poll.choices))
    sentence = evening.words.text("result-cancelled", question=poll.question, reason=called_off.cancelled)
    return [
        PollSaved(poll=called_off),
        BallotsForgotten(poll_id=poll.id, tally=nothing),
        *closing_words(called_off, sentence, evening),
    ]
