"""A rundown's text cut at its segments, so that they move with their comments and nothing else changes."""

import re
from itertools import pairwise

import msgspec

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*segments[ \t]*\]\][ \t]*(?:#.*)?")
# The head of any table, and that of a table inside a segment.
_TABLE = re.compile(r"\[{1,2}[\w .\"-]+\]{1,2}[ \t]*(?:#.*)?")
_INNER = re.compile(r"\[{1,2}[ \t]*segments[ \t]*\.")


class Blocks(msgspec.Struct, frozen=True, kw_only=True):
    """What comes before the first segment, each segment with the comments right above it, and what follows.

    `foot` are the tables that come after the last segment and are none of its own.
    """

    head: str
    segments: tuple[str, ...]
    foot: str = ""

    @property
    def text(self) -> str:
        """Return the whole text again."""
        return self.head + "".join(self.segments) + self.foot


def cut(text: str) -> Blocks:
    """Return the text in blocks; put together again they are the text."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    headers = [place for place, line in enumerate(lines) if _HEADER.fullmatch(line.rstrip("\r\n"))]
    starts = [_with_comments(lines, place) for place in headers]
    if not starts:
        return Blocks(head="".join(lines), segments=())
    end = _end(lines, headers[-1])
    edges = [*starts, end]
    return Blocks(
        head="".join(lines[: starts[0]]),
        segments=tuple("".join(lines[a:b]) for a, b in pairwise(edges)),
        foot="".join(lines[end:]),
    )


def _with_comments(lines: list[str], place: int) -> int:
    """Return where the comments begin that stand right above a line."""
    while place > 0 and lines[place - 1].lstrip().startswith("#"):
        place -= 1
    return place


def _end(lines: list[str], start: int) -> int:
    """Return where the last segment ends: at the first table that is not under it."""
    for place in range(start + 1, len(lines)):
        line = lines[place].strip()
        if _TABLE.fullmatch(line) and not _INNER.match(line):
            return _with_comments(lines, place)
    return len(lines)
