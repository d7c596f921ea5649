"""Which words made a score: those without which the message would not have been proposed.

A word matters by what the text loses without it and by what it says alone: the first and the last term of its
Shapley value (Shapley 1953), enough to rank words for two scores each. The words that matter most are shown,
and as many more as it takes for the rest not to be flagged. Nothing but the model itself is asked, so the
answer is about the model, not about the language. Offsets are those of the text as it was written: words are
cut from it before any normalisation.
"""

import math
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

Span = tuple[int, int]
Score = Callable[[Sequence[str]], Sequence[float]]

# Longer texts are taken in pieces of several words, so that the price stays flat.
MOST_PIECES = 24
# How many of the words that matter most are shown.
_MOST_TOGETHER = 8
# A word that matters less than this share of the one that matters most is not shown for its own sake.
_TELLING = 0.4
# What a word says alone counts less: nobody said it alone.
_ALONE = 0.3
_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")
_CERTAIN = 1e-9


def variants(text: str) -> int:
    """Return how many texts are scored, at most, to explain one."""
    return 2 * min(len(_units(text)), MOST_PIECES) + _MOST_TOGETHER


def explain(text: str, abusive: float, threshold: float, score: Score) -> tuple[Span, ...]:
    """Return the spans of `text` that lifted its score `abusive` over `threshold`, in order, apart.

    `score` returns the overall probability of texts. Empty only for a text without words.
    """
    pieces = _pieces(_units(text))
    if len(pieces) < 2:
        return _joined(text, pieces)
    weights = _weights(text, pieces, abusive, score)
    ranked = sorted(range(len(pieces)), key=lambda place: -weights[place])
    telling = min(sum(weight >= _TELLING * max(weights) for weight in weights), _MOST_TOGETHER)
    needed = _needed(text, [pieces[place] for place in ranked], max(1, telling), threshold, score)
    return _joined(text, sorted(needed))


def _weights(text: str, pieces: list[Span], abusive: float, score: Score) -> list[float]:
    """Return how much each piece matters, in logits: what goes with it, and what it says alone."""
    without = [_without(text, [piece]) for piece in pieces]
    chances = [_logit(each) for each in score([*without, *(text[start:end] for start, end in pieces)])]
    left, alone = chances[: len(pieces)], chances[len(pieces) :]
    base = min(alone)
    return [_logit(abusive) - less + _ALONE * (own - base) for less, own in zip(left, alone, strict=True)]


def _needed(text: str, ranked: list[Span], least: int, threshold: float, score: Score) -> list[Span]:
    """Return the first `least` pieces, and more if what is left would still be flagged."""
    most = min(max(least, _MOST_TOGETHER), len(ranked))
    counts = range(least, most + 1)
    left = score([_without(text, ranked[:count]) for count in counts])
    enough = (count for count, chance in zip(counts, left, strict=True) if chance < threshold)
    return ranked[: next(enough, least)]


def _units(text: str) -> list[Span]:
    """Return the words of a text; letters set apart ("c o n n a r d") are one word."""
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    units: list[Span] = []
    apart: list[Span] = []
    for start, end in words:
        if end - start == 1:
            apart.append((start, end))
            continue
        units += _spelled(apart)
        apart = []
        units.append((start, end))
    units += _spelled(apart)
    return units


def _spelled(apart: list[Span]) -> list[Span]:
    return [(apart[0][0], apart[-1][1])] if len(apart) > 2 else apart


def _pieces(units: list[Span]) -> list[Span]:
    """Return at most MOST_PIECES pieces of a text: its words, or runs of them."""
    size = math.ceil(len(units) / MOST_PIECES) or 1
    groups = [units[start : start + size] for start in range(0, len(units), size)]
    return [(group[0][0], group[-1][1]) for group in groups]


def _without(text: str, pieces: Sequence[Span]) -> str:
    kept: list[str] = []
    place = 0
    for start, end in sorted(pieces):
        kept.append(text[place:start])
        place = end
    return " ".join("".join([*kept, text[place:]]).split())


def _joined(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans without the signs around their words, neighbours made one."""
    joined: list[Span] = []
    for span in spans:
        start, end = _trimmed(text, span)
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    assert all(before[1] <= after[0] for before, after in pairwise(joined))
    return tuple(joined)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    said = _EDGES.sub("", text[start:end])
    if not said:
        return span
    begins = start + text[start:end].index(said)
    return begins, begins + len(said)


def _logit(chance: float) -> float:
    sure = min(max(chance, _CERTAIN), 1 - _CERTAIN)
    return math.log(sure / (1 - sure))
