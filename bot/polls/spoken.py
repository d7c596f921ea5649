"""Choices and shares as they are said: labels in quotation marks, lists, whole percents."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from bot.polls.outcome import Share
from bot.polls.poll import Choice
from bot.words import Phrasebook

# Nobody listens to more, and a message has its limits.
MOST_LISTED = 5


def labels_of(codes: Iterable[str], choices: Sequence[Choice], words: Phrasebook) -> str:
    """Return the labels of codes as a list in words, in their order; only the first ones of many."""
    by_code = {choice.code: choice.label for choice in choices}
    labels = [words.text("result-label", label=by_code[code]) for code in codes if code in by_code]
    if len(labels) > MOST_LISTED:
        labels[MOST_LISTED:] = [words.text("result-more", count=len(labels) - MOST_LISTED)]
    if not labels:
        return ""
    *before, last = labels
    return words.text("result-and", list=", ".join(before), last=last) if before else last


def percent(share: Share) -> int:
    """Return whole percents, halves up; 100 is kept for all."""
    part, whole = share
    exact = Fraction(part, whole or 1)
    return 100 if exact == 1 else min(99, int(exact * 100 + Fraction(1, 2)))
