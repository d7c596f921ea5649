"""Text as rules compare it: small plain letters, each knowing where it stands in the original.

Case, accents, widths, invisible marks and look-alike letters go; digits, signs and spaces stay. A run of one
character keeps at most three of them, digits apart. Every step looks at one character at a time, so any text
takes time in proportion to its length.
"""

import unicodedata
from functools import lru_cache
from itertools import pairwise

import msgspec

LONGEST_RUN = 3

_LOOKALIKES = dict(
    zip(
        "аеорсухіѕјкмтнвгпгԁһӏԛԝαβοειντρυκσωηγχ",
        "aeopcyxisjkmthbrnrdhlqwaboeivtpukownyx",
        strict=True,
    )
)
_SPELLED_OUT = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ħ": "h"}
_SIGNS = dict(zip("’‘ʼ´`‐‑‒–—−·•。．∕⁄", "'''''------....//", strict=True))
_BOXED = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)


class Folded(msgspec.Struct, frozen=True):
    """A folded text; its character i comes from the original's characters starts[i] to ends[i]."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters [start, end), at least one, stand in the original."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Return the folded form of a text."""
    letters: list[str] = []
    places: list[int] = []
    run = 0
    for place, original in enumerate(text):
        for letter in _fold_one(original):
            run = run + 1 if letters[-1:] == [letter] else 1
            if run <= LONGEST_RUN or letter.isdigit():
                letters.append(letter)
                places.append(place)
    # What was dropped belongs to the character before it, so that a span covers its marks and repeats.
    ends = [after if after > place else place + 1 for place, after in pairwise([*places, len(text)])]
    return Folded("".join(letters), tuple(places), tuple(ends))


@lru_cache(maxsize=4096)
def _fold_one(original: str) -> str:
    """Return what one character becomes: usually one letter, nothing for a mark, several for a ligature."""
    if original.isascii():
        return original.lower() if original >= " " else (" " if original.isspace() else "")
    box = next((first for first in _BOXED if first <= ord(original) < first + 26), None)
    if box is not None:
        return chr(ord("a") + ord(original) - box)
    small = _SIGNS.get(original) or unicodedata.normalize("NFKD", original).casefold()
    return "".join(_fold_part(part) for part in small)


def _fold_part(part: str) -> str:
    if part in _LOOKALIKES:
        return _LOOKALIKES[part]
    if part in _SPELLED_OUT:
        return _SPELLED_OUT[part]
    kind = unicodedata.category(part)
    if kind in ("Zs", "Zl", "Zp"):
        return " "
    return "" if kind in ("Mn", "Me", "Cf", "Cc", "Cs") else _SIGNS.get(part, part)
