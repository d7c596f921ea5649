"""How many must vote for a result to count: what was asked for, else what the plan or the show says."""

from msgspec.structs import replace

from bot.orders import OpenPoll
from bot.pipeline.evening import Evening
from bot.polls.methods import METHODS
from bot.polls.poll import Poll
from bot.show.life import segment_of
from bot.words import Refusal

MOST_REQUIRED = 10_000_000


def with_minimum_turnout(poll: Poll, order: OpenPoll, evening: Evening) -> Poll | Refusal:
    """Return the poll with its minimum turnout, or why that is none."""
    least = order.minimum_turnout
    if least is None and poll.segment_id:
        segment = segment_of(evening.rundown, poll.segment_id)
        least = None if isinstance(segment, Refusal) or segment.poll is None else segment.poll.minimum_turnout
    if least is None:
        least = evening.minimum_turnout
    if not 0 <= least <= MOST_REQUIRED:
        return Refusal("order-poll-turnout", {"most": MOST_REQUIRED})
    # What is no vote has no turnout to reach.
    if not METHODS[poll.method].has_box:
        least = 0
    return replace(poll, minimum_turnout=least)
