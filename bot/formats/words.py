"""What people typed, compared: the words that matter in it, and whether two texts say the same."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from types import MappingProxyType

from rapidfuzz.distance import OSA

SHORTEST, LONGEST = 3, 280
SHORTEST_STEM = 4
# Little words that say nothing of a subject, in French and in English.
_LITTLE = """
a ai alors as au aussi aux avec avoir car ce cela celle celui ces cet cette chaque chez comme
comment dans de des donc dont du elle elles en encore entre est et etre faire fait faut il ils je la
le les leur leurs lui ma mais me mes moins mon ne nos notre nous on ou par pas peu peut plus pour
pourquoi quand que quel quelle quelles quels qui sa sans se ses si son sont sous sur ta te tes ton
tous tout toute toutes tres tu un une vos votre vous y the and of to in for is are be we it on with
more less not all an or that this should must would cest jai quil quelle nest faudrait devrait doit
doivent idee idees
"""
_EMPTY = frozenset(_LITTLE.split())


# What people type for a command word, too far from it to be a slip.
_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "idees": "idee",
        "idea": "idee",
        "temoignage": "temoigne",
        "volunteer": "volontaire",
        "benevole": "volontaire",
        "main": "parole",
        "quote": "citer",
    }
)
# Long enough for a slip of the finger to be no other word.
_FORGIVEN_FROM = 6


def known_word(word: str, words: Collection[str]) -> str:
    """Return the command word that was meant, "" for none of those given."""
    if word in words:
        return word
    if _OTHERWISE.get(word) in words:
        return _OTHERWISE[word]
    near = (each for each in words if len(each) >= _FORGIVEN_FROM)
    return next((each for each in sorted(near) if OSA.distance(word, each, score_cutoff=1) <= 1), "")


def plain(text: str) -> str:
    """Return the text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


def one_line(text: str) -> str:
    """Return the text on one line, without characters that are not seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ only by case, accents, signs and spaces."""
    return _letters(one) == _letters(other)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that matter in a text: plurals and endings do not count."""
    found = re.findall(r"[^\W_]+", re.sub(r"\b(?:[cdjlmnst]|qu)['’]", " ", plain(text)))
    return frozenset(_stem(word) for word in found if word not in _EMPTY and len(word) > 2)


def _stem(word: str) -> str:
    for ending in ("issements", "issement", "ations", "ation", "ements", "ement", "iques", "ique", "ables"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    for ending in (
        "euses",
        "euse",
        "eurs",
        "eur",
        "iers",
        "ier",
        "able",
        "ees",
        "ee",
        "er",
        "es",
        "aux",
        "al",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return re.sub(r"e?[sx]?$", "", word) if len(word) > SHORTEST_STEM else word


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(text)) or [text.strip()]
