"""A published box's line in the list of results."""

import msgspec

from bot.polls.box.document import Box


class BoxCard(msgspec.Struct, frozen=True, kw_only=True):
    """What the list of results says of a box; `closed_at` is written as in the box."""

    poll_id: str
    question: str
    method: str
    closed_at: str
    voters: int
    digest: str
    sentence: str = ""


def card_of(box: Box, poll_id: str, digest: str) -> BoxCard:
    """Return the line of a box under the poll's own id."""
    return BoxCard(
        poll_id=poll_id,
        question=box.poll.question,
        method=box.poll.method,
        closed_at=box.poll.closed_at,
        voters=box.turnout.voters,
        digest=digest,
        sentence=box.result.sentence if box.result else "",
    )
