"""The arithmetic of Phragmén's rule: when do some people, with what they owe, have the price of a question?

Everybody earns one credit per unit of time; a question costs one credit, paid by its backers. Credits are
whole numbers of very small units, rounded up, so that any language gives the same figures: after N questions
a time is at most N² units late (`SAME` covers it), and two times nearer than that are the same time.
"""

from collections.abc import Sequence

# A price is five parts, so that four fifths of it is a whole number too.
PRICE = 5 << 120
NEARLY = 4 << 120
SAME = 1 << 48


def due_at(spent: Sequence[int], price: int) -> int:
    """Return the earliest time at which people own a price; `spent` is until when each has spent all.

    At time t somebody who has spent until s owns t - s, or nothing when t is before s. Needs one person.
    """
    count = len(spent)
    together = -(-(price + sum(spent)) // count)
    if together >= max(spent):
        return together
    # Some have spent until later than that, and do not take part.
    ordered = sorted(spent)
    paying, total = 1, price + ordered[0]
    while total > ordered[paying] * paying:
        total += ordered[paying]
        paying += 1
    return -(-total // paying)


class Times:
    """Makes times that are the same to within the rounding the same number."""

    def __init__(self) -> None:
        """Begin without a known time."""
        self._known: dict[int, int] = {}

    def same(self, time: int) -> int:
        """Return the known time that this one is, or this one, known from now on."""
        bucket = time // SAME
        for near in (bucket, bucket - 1, bucket + 1):
            known = self._known.get(near)
            if known is not None and abs(known - time) <= SAME:
                return known
        self._known[bucket] = time
        return time
