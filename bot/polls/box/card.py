"""A closed poll's line in the list of results: of its published box, or that it was cancelled."""

from datetime import UTC

import msgspec

from bot.polls.box.document import Box
from bot.polls.poll import Poll


class BoxCard(msgspec.Struct, frozen=True, kw_only=True):
    """What the list of results says of a box; `closed_at` is written as in the box.

    `cancelled` is why the poll was called off; then there is no box, and `digest` is "".
    """

    poll_id: str
    question: str
    method: str
    closed_at: str
    voters: int
    digest: str
    sentence: str = ""
    cancelled: str = ""


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


def card_of_cancelled(poll: Poll) -> BoxCard:
    """Return the line of a poll that was called off: nobody can make a vote vanish by cancelling it."""
    at = (poll.closed_at or poll.opened_at).astimezone(UTC)
    return BoxCard(
        poll_id=poll.id,
        question=poll.question,
        method=poll.method,
        closed_at=at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        voters=0,
        digest="",
        cancelled=poll.cancelled,
    )
