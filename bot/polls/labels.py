"""Whether a line says one option's own words, and that option alone."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from rapidfuzz.distance import OSA

from bot.polls.letters import fold, words_of
from bot.polls.poll import Choice

_ARTICLES = frozenset({"le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "the", "of"})
# A part of a label that leaves one of these out would say the opposite of it.
_TURNING = re.compile(
    "ne|ni|non?|not|pas|plus|moins|jamais|never|aucune?|sans|without|contre|against|ou|or|peu|trop|mal"
)
_ELISION = re.compile(r"\b[dl]['’]")
_CLAUSE = re.compile(r"[,;:(/–—]| - ")
_RUN_OF_THREE = re.compile(r"([^\W\d_])\1\1")
_SHORT_NUMBER = re.compile(r"[0-9]{1,3}")
_RUN = re.compile(r"([^\W\d_])\1+")
# Shorter words have too many neighbours that are words too (non, nom, on).
_SHORTEST_WITH_TYPO = 6
_SHORTEST_PART = 4


class _Said(msgspec.Struct, frozen=True):
    """What is compared: all letters, the words that carry sense, and those of the first clause."""

    letters: str
    content: tuple[str, ...]
    head: tuple[str, ...]


def named(text: str, choices: tuple[Choice, ...]) -> str | None:
    """Return the code of the one choice whose label a cleaned text says, None for none or several.

    Asked in this order: the same letters; the same letters with some held long (`ouiiii`); the same words
    but articles; the label's first clause (`oui` for "Oui, dès demain"); at least half of its words in one
    piece, found in no other label; one slip of the finger (a letter too many, missing, or two swapped) in
    six letters or more. The first that fits any label decides, and fits one label alone or counts for none.
    A short number says no label: it was meant as a code.
    """
    said, labels = _said(text), _labels(choices)
    if not said.letters or _SHORT_NUMBER.fullmatch(said.letters):
        return None
    for fits in (_same_letters, _held_long, _same_content, _first_clause):
        found = [code for code, label in labels if fits(said, label)]
        if found:
            return _alone(found)
    touched = [(code, label) for code, label in labels if _holds(label.content, said.content)]
    if touched:
        return _alone(code for code, label in touched if len(touched) == 1 and _is_enough(said, label))
    return _alone(code for code, label in labels if _slipped(said, label))


def _alone(found: Iterable[str]) -> str | None:
    codes = list(found)
    return codes[0] if len(codes) == 1 else None


@lru_cache(maxsize=64)
def _labels(choices: tuple[Choice, ...]) -> tuple[tuple[str, _Said], ...]:
    return tuple((choice.code, _said(fold(choice.label))) for choice in choices)


def _said(folded: str) -> _Said:
    return _Said("".join(words_of(folded)), _content(folded), _content(_CLAUSE.split(folded, maxsplit=1)[0]))


def _content(folded: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(_ELISION.sub(" ", folded)) if word not in _ARTICLES)


def _same_letters(said: _Said, label: _Said) -> bool:
    return said.letters == label.letters


def _held_long(said: _Said, label: _Said) -> bool:
    if not _RUN_OF_THREE.search(said.letters):
        return False
    return _RUN.sub(r"\1", said.letters) == _RUN.sub(r"\1", label.letters)


def _same_content(said: _Said, label: _Said) -> bool:
    return bool(said.content) and said.content == label.content


def _first_clause(said: _Said, label: _Said) -> bool:
    return bool(said.content) and said.content == label.head


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Tell whether `part` is in `whole`, in one piece."""
    starts = range(len(whole) - len(part) + 1) if part else ()
    return any(whole[start : start + len(part)] == part for start in starts)


def _is_enough(said: _Said, label: _Said) -> bool:
    return (
        2 * len(said.content) >= len(label.content)
        and len("".join(said.content)) >= _SHORTEST_PART
        and _turns(said.content) == _turns(label.content)
    )


def _turns(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if _TURNING.fullmatch(word)]


def _slipped(said: _Said, label: _Said) -> bool:
    """Tell whether one slip of the finger parts them; a changed letter is no slip (contre, centre)."""
    one, other = said.letters, label.letters
    return (
        len(other) >= _SHORTEST_WITH_TYPO
        and one[0] == other[0]
        and _digits(one) == _digits(other)
        and OSA.distance(one, other, score_cutoff=1) == 1
        and (len(one) != len(other) or sorted(one) == sorted(other))
    )


def _digits(letters: str) -> list[str]:
    return [letter for letter in letters if letter.isdigit()]
