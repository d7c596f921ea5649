"""When chats grade which choice: one window each, in an order that nobody could know beforehand.

A bare grade (`tb`) is for the choice of the window in which it was written. Viewers see the stream late, so
that for a while after a window's end its grades may still arrive: in that time a bare grade counts for the
present window from those who have graded the earlier one, and is unclear from the others. A grade that names
its choice (`4 : tb`) is never unclear, nor is a code of the window's own (`25`): those change from window to
window, also because Twitch drops what somebody says twice within thirty seconds.
"""

import hashlib
import hmac
from collections.abc import Collection, Container, Sequence
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from bot.polls.grammar import NotAVote
from bot.polls.marks import GRADES
from bot.polls.poll import Window

USUAL_WINDOW_S = 20
# More time that gives each choice less than this makes the last window longer instead.
SHORTEST_WINDOW = timedelta(seconds=5)
# With fewer tens to choose from, a code would mean another choice before everybody has seen the new one.
FEWEST_TENS = 3


class GradeGiven(msgspec.Struct, frozen=True):
    """A grade for a choice; `stale` when its window is over for everybody."""

    code: str
    grade: int
    stale: bool


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
    rows = list(dict.fromkeys(window.grades for window in windows))
    more = windows_between(codes, last.ends_at, end_at)
    places = enumerate(more, start=len(windows))
    return (*windows, *(replace(each, grades=rows[place % len(rows)]) for place, each in places))


def with_grades(windows: Sequence[Window], taken: Collection[str]) -> tuple[Window, ...]:
    """Return windows with codes for their grades: tens of their own, and the grade. None of them is `taken`.

    Many windows use tens again, as late as there are others; where all tens are taken there are no codes.
    """
    rows = [tuple(f"{tens}{grade}" for grade in GRADES) for tens in range(1, 10)]
    free = [row for row in rows if not set(row) & set(taken)]
    if len(free) < FEWEST_TENS:
        return tuple(windows)
    return tuple(replace(window, grades=free[place % len(free)]) for place, window in enumerate(windows))


def graded_by_code(windows: Sequence[Window], code: str, at: datetime, delay: timedelta) -> GradeGiven | None:
    """Return what a window's own code says at a moment, None for what is no such code, or none yet.

    It counts in its window and as long after it as viewers may still see that; then it is stale.
    """
    begun = [window for window in windows if window.starts_at <= at and code in window.grades]
    if not begun:
        return None
    window = begun[-1]
    is_last = window.ends_at == windows[-1].ends_at
    return GradeGiven(
        code=window.code,
        grade=window.grades.index(code),
        stale=not is_last and at >= window.ends_at + delay,
    )


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
