"""The same letter, sign, word or emote over and over, and marks piled up on letters."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard, Span, few

# "ouiiiiiii" and "😂😂😂😂😂" are how a chat laughs and cheers; these are walls.
RUN = 16
WORD_RUN = 10
CYCLE_CHARACTERS = 60
# No writing system stacks more than three marks on a letter.
PILED_MARKS = 4

_CYCLE = re.compile(r"(\S{2,12}?)\1{4,}")


class Repeated:
    """Flags walls of the same thing."""

    name = "repeated"

    def __call__(self, heard: Heard) -> Finding | None:
        """Return where the message repeats itself."""
        piled = few(_piled(heard.text))
        if piled:
            return Finding(severity=Severity.LOW, key="reason-piled-marks", spans=piled)
        walls = few([*_runs(heard.text), *_word_runs(heard.text), *_cycles(heard.text)])
        return Finding(severity=Severity.LOW, key="reason-repeated", spans=walls) if walls else None


def _piled(text: str) -> Iterator[Span]:
    """Yield letters with piles of marks, the letter included."""
    place = 0
    for mark, group in groupby(text, key=lambda each: unicodedata.category(each) in ("Mn", "Me")):
        length = len(list(group))
        if mark and length >= PILED_MARKS:
            yield max(place - 1, 0), place + length
        place += length


def _runs(text: str) -> Iterator[Span]:
    """Yield runs of one character, spaces apart."""
    place = 0
    for letter, group in groupby(text):
        length = len(list(group))
        if length >= RUN and not letter.isspace():
            yield place, place + length
        place += length


def _word_runs(text: str) -> Iterator[Span]:
    """Yield runs of one word or emote."""
    place = 0
    places: list[tuple[str, int, int]] = []
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        places.append((word.casefold(), start, place))
    for _, group in groupby(places, key=lambda each: each[0]):
        run = list(group)
        if len(run) >= WORD_RUN:
            yield run[0][1], run[-1][2]


def _cycles(text: str) -> Iterator[Span]:
    """Yield long stretches in which a group of 2 to 12 characters comes again and again."""
    for match in _CYCLE.finditer(text):
        if match.end() - match.start() >= CYCLE_CHARACTERS:
            yield match.span()
