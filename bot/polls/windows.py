"""When chats grade which choice: one window each, in an order that nobody could know beforehand.

A bare grade (`tb`) is for the choice of the window in which it was written. Viewers see the stream late, so
that for a while after a window's end its grades may still arrive: in that time a bare grade counts for the
present window from those who have graded the earlier one, and is unclear from the others. A grade that names
its choice (`4 : tb`) is never unclear.
"""

import hashlib
import hmac
from collections.abc import Container, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.polls.grammar import NotAVote
from bot.polls.poll import Window

USUAL_WINDOW_S = 20
# More time that gives each choice less than this makes the last window longer instead.
SHORTEST_WINDOW = timedelta(seconds=5)


def shuffled(codes: Sequence[str], key: bytes) -> tuple[str, ...]:
    """Return the codes in the order of their HMAC-SHA-256 under the poll's key."""
    return tuple(sorted(codes, key=lambda code: hmac.new(key, code.encode(), hashlib.sha256).digest()))


def windows_between(codes: Sequence[str], start_at: datetime, end_at: datetime) -> tuple[Window, ...]:
    """Return a window of equal length for each code, one after the other."""
    length = (end_at - start_at) / len(codes)
    starts = [start_at + length * place for place in range(len(codes))]
    ends = [*starts[1:], end_at]
    return tuple(
        Window(code=code, starts_at=starts_at, ends_at=ends_at)
        for code, starts_at, ends_at in zip(codes, starts, ends, strict=True)
    )


def lengthened(windows: tuple[Window, ...], end_at: datetime) -> tuple[Window, ...]:
    """Return windows that go on until a later end: once more around, or a longer last one."""
    codes = tuple(dict.fromkeys(window.code for window in windows))
    last = windows[-1]
    if (end_at - last.ends_at) / len(codes) < SHORTEST_WINDOW:
        return (*windows[:-1], replace(last, ends_at=end_at))
    return (*windows, *windows_between(codes, last.ends_at, end_at))


def window_at(windows: Sequence[Window], at: datetime) -> int:
    """Return the place of the window of a moment, counted from 1; 0 when there is none."""
    return next((n for n, window in enumerate(windows, 1) if window.starts_at <= at < window.ends_at), 0)


def graded_then(
    windows: Sequence[Window], at: datetime, graded: Container[str], delay: timedelta
) -> str | NotAVote:
    """Return the code of the choice that a bare grade of this moment is for.

    `graded` are the choices that its author has graded, `delay` is how late viewers may see the stream.
    """
    heard = [window.code for window in windows if window.starts_at <= at < window.ends_at + delay]
    code = heard[-1] if heard else windows[-1].code
    unclear = any(earlier != code and earlier not in graded for earlier in heard)
    return NotAVote("which-choice") if unclear else code
