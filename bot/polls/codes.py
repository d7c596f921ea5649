"""The codes of a new poll: they go on where the last ones ended, so that a late vote lands nowhere."""

from collections.abc import Sequence

# Two digits are quick to type and to read on a screen.
HIGHEST = 99


def next_codes(count: int, last: Sequence[str]) -> tuple[str, ...]:
    """Return `count` numeric codes after those of the last poll; back to 1 when they would pass 99.

    None of them is in `last`: where starting again would meet it, they pass 99 instead.
    """
    used = {int(code) for code in last if code.isdecimal()}
    start = max(used, default=0) + 1
    if start + count - 1 > HIGHEST and used.isdisjoint(range(1, count + 1)):
        start = 1
    return tuple(str(code) for code in range(start, start + count))
