"""The codes of a new poll: they go on where the last ones ended, so that a late vote lands nowhere."""

from collections.abc import Collection, Sequence
from itertools import chain

# Two digits are quick to type and to read on a screen.
HIGHEST = 99


def next_codes(count: int, last: Sequence[str], taken: Collection[str] = ()) -> tuple[str, ...]:
    """Return `count` numeric codes after those of the last poll; back to low ones when they would pass 99.

    None of them is in `last` nor `taken`: where no other number is left, they pass 99 instead.
    """
    used = {int(code) for code in last if code.isdecimal()}
    busy = used | {int(code) for code in taken if code.isdecimal()}
    after, highest = max(used, default=0) + 1, HIGHEST - count + 1
    starts = chain(range(after, highest + 1), range(1, min(after, highest + 1)))
    free = (start for start in starts if busy.isdisjoint(range(start, start + count)))
    start = next(free, max(busy, default=0) + 1)
    return tuple(str(code) for code in range(start, start + count))
