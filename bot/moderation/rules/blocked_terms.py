"""Words that the show does not want, however they are spelled, and never inside another word.

A term is found whole: "con" is in neither « concombre » nor « balcon ». Letters may be digits or signs that
look like them, be repeated, be masked by a star, or be spelled out one by one. Short words are read more
strictly, because more innocent words are close to them.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.moderation.case import Severity
from bot.moderation.normalise import LONGEST_RUN, fold
from bot.moderation.rules.rule import Finding, Heard, excerpt, few

LONG_WORD = 5
# Two letters spelled out are an abbreviation or two initials.
SHORTEST_SPELLED = 3

_LEET = {
    "a": "4@", "b": "8", "e": "3€", "g": "9", "i": "1!|", "l": "1|", "o": "0", "s": "5$", "t": "7+", "u": "v",
}  # fmt: skip
_VOWELS = frozenset("aeiouy")
# What people put between the letters of a word; a star stands for a letter instead.
_BETWEEN = r"[-._'~,/\\]"
_NOT_INSIDE = r"(?<![\w@#])"
_ENDS = r"(?:e?s|x)?(?!\w)"


class BlockedTerms:
    """Flags the terms of a list; one that ends in * also matches longer words."""

    name = "blocked_terms"

    def __init__(self, terms: Iterable[str], allowed: Iterable[str] = ()) -> None:
        """Read each term once; a term without a letter is none. `allowed` words pass whatever is in them."""
        self._pattern = _disguised(terms)
        self._allowed = _literal(allowed)

    def __call__(self, heard: Heard) -> Finding | None:
        """Return the terms in the message."""
        text = heard.folded.text
        found = list(self._pattern.finditer(text)) if self._pattern else []
        if found and self._allowed is not None:
            excused = [match.span() for match in self._allowed.finditer(text)]
            found = [match for match in found if not _is_within(match.span(), excused)]
        if not found:
            return None
        spans = few(heard.folded.span(*match.span()) for match in found)
        start, end = spans[0]
        return Finding(
            severity=Severity.MEDIUM,
            key="reason-blocked-terms",
            values={"term": excerpt(heard.text[start:end])},
            spans=spans,
        )


def _disguised(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds terms in all their spellings."""
    folded = (fold(term.strip()).text.removesuffix("*").strip() for term in terms)
    stars = (term.strip().endswith("*") for term in terms)
    patterns = [
        way
        for term, open_ended in zip(folded, stars, strict=True)
        if any(letter.isalpha() for letter in term)
        for way in _ways(term, open_ended)
    ]
    return re.compile(_NOT_INSIDE + "(?:" + "|".join(patterns) + ")") if patterns else None


def _literal(allowed: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds words as they are written, with what follows a star."""
    folded = [fold(word.strip()).text for word in allowed]
    written = [
        re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "")
        for word in folded
        if word.removesuffix("*").strip()
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(written) + r")(?!\w)") if written else None


def _is_within(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _ways(term: str, open_ended: bool) -> Iterator[str]:
    """Yield the patterns of one term: written, and spelled out."""
    words = re.split(r"[^\w*]+", term)
    letters = sum(len(word) for word in words)
    yield r"[\s\W_]{1,3}".join(_written(word) for word in words) + (r"\w{0,30}" if open_ended else _ENDS)
    if letters >= SHORTEST_SPELLED:
        yield _spelled([letter for word in words for letter in word], letters >= LONG_WORD)


def _written(word: str) -> str:
    """Return the pattern of one word; all its repetitions are bounded, so that no text makes it slow."""
    is_long = len(word) >= LONG_WORD
    between = f"{_BETWEEN}?" if is_long else ""
    parts = []
    for index, (letter, group) in enumerate(groupby(word)):
        run = min(len(list(group)), LONGEST_RUN)
        one = _one(letter, masked=index > 0)
        if run > 1:
            parts.append(f"{one}{between}{one}{{{run - 1},{LONGEST_RUN}}}")
        else:
            # A long word may double any letter; a short one is its own, or drawn out.
            parts.append(f"{one}{{1,{LONGEST_RUN}}}" if is_long else f"{one}(?:{one}{one})?")
    return between.join(parts)


def _spelled(letters: list[str], is_long: bool) -> str:
    """Return the pattern of letters set apart one by one.

    What is spelled out must be the term alone, or for a long one begin or end with it: S C U N T H O R P E.
    """
    apart = r"\W{1,3}"
    body = apart.join(_one(letter, masked=index > 0) for index, letter in enumerate(letters))
    first = "".join(rf"(?<!\b\w{gap})" for gap in (r"\W", r"\W\W", r"\W\W\W"))
    last = rf"(?!{apart}\w\b)"
    return rf"(?:{first}{body}|{body}{last})(?!\w)" if is_long else rf"{first}{body}{last}(?!\w)"


def _one(letter: str, masked: bool) -> str:
    star = "*" if masked and letter in _VOWELS else ""
    signs = letter + _LEET.get(letter, "") + star
    return f"[{re.escape(signs)}]" if len(signs) > 1 else re.escape(signs)
