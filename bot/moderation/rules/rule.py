"""What a rule is: it sees one message and finds something, or nothing."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

import msgspec

from bot.moderation.case import Severity
from bot.moderation.normalise import Folded, fold

MOST_SPANS = 20
LONGEST_EXCERPT = 60

Span = tuple[int, int]


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A message as rules see it.

    `recent` is when and what its author wrote lately, this message left out; `emotes` are the emote words
    that the platform found; `folded` is the text as it is compared. `first`: nobody had seen this account
    this evening; `may_link`: a moderator has let it post a link.
    """

    text: str
    author_key: str
    at: datetime
    folded: Folded
    recent: tuple[tuple[datetime, str], ...] = ()
    emotes: tuple[str, ...] = ()
    first: bool = False
    may_link: bool = False

    @classmethod
    def of(
        cls,
        text: str,
        *,
        author_key: str,
        at: datetime,
        recent: tuple[tuple[datetime, str], ...] = (),
        emotes: tuple[str, ...] = (),
        first: bool = False,
        may_link: bool = False,
    ) -> "Heard":
        """Return the message with its folded form."""
        return cls(
            text=text,
            author_key=author_key,
            at=at,
            recent=recent,
            emotes=emotes,
            folded=fold(text),
            first=first,
            may_link=may_link,
        )


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule found: `key` and `values` make its sentence in the phrasebook.

    `spans` are [start, end) in code points of the message's own text.
    """

    severity: Severity
    key: str
    values: dict[str, str | int] = {}
    spans: tuple[Span, ...] = ()


class Rule(Protocol):
    """One automatic check; it never raises, whatever the text."""

    @property
    def name(self) -> str:
        """What reasons and settings call it."""
        ...

    def __call__(self, heard: Heard) -> Finding | None:
        """Return what was found in the message, None when all is well."""
        ...


def few(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the first spans, as many as are useful to see."""
    return tuple(spans)[:MOST_SPANS]


def excerpt(text: str) -> str:
    """Return the beginning of what was found, short enough for a sentence."""
    return text if len(text) <= LONGEST_EXCERPT else text[: LONGEST_EXCERPT - 1] + "…"
