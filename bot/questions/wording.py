"""What a question says, reduced to what tells it from others: stems, numbers, what is asked and which way."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import msgspec

from bot.questions.vocabulary import ASKING, MEANINGS, OPPOSED, PLACES, STOP

_WORD = re.compile(r"[a-z0-9]+")
_NUMBER = re.compile(r"\d+")
_STAND = re.compile(r"\b(?:etes|suis|es|est|sont|soyez)(?:-\w+)* (?P<side>pour|contre)\b")
_REPEATED = re.compile(r"(.)\1{2,}")
# Longest first: what ends a word in French, and says little of what it means.
_ENDINGS_LISTED = """
issements issement atrices eraient ateurs ations ements atrice ateur ation ement ments ances ences
erait erons eront aient ables ibles ites ment ance ence ives euse eurs iere iers able ible ales elle
ions eux eur ier ite ive ifs ion aux ale ees ant ent ait ons ont era ee er ez es if al ir ai e s x
"""
_ENDINGS = tuple(_ENDINGS_LISTED.split())
_SHORTEST_STEM = 3


class Wording(msgspec.Struct, frozen=True):
    """A question's text folded, its stems, and what must not differ between two that ask the same."""

    folded: str
    stems: frozenset[str]
    numbers: frozenset[str]
    places: frozenset[str]
    asks: frozenset[str]
    sides: Mapping[str, int]
    negated: bool


@lru_cache(maxsize=20_000)
def wording(text: str) -> Wording:
    """Return what a question's text says."""
    folded = _folded(text)
    words = _WORD.findall(folded)
    asks = {ASKING[word] for word in words if word in ASKING} | _asked(folded)
    kept = [word for word in words if word not in STOP and (word not in ASKING or word in MEANINGS)]
    sides: dict[str, int] = {}
    for word in words:
        for named in (word, stem(word)):
            if named in OPPOSED:
                pair, side = OPPOSED[named]
                sides.setdefault(pair, side)
    if stand := _STAND.search(folded):
        sides["stand"] = stand["side"] == "contre"
    return Wording(
        folded=" ".join(words),
        stems=frozenset(_meaning(word) for word in kept if not word.isdigit()),
        numbers=frozenset(_NUMBER.findall(folded)),
        places=frozenset(word for word in words if word in PLACES),
        asks=frozenset(asks),
        sides=MappingProxyType(sides),
        negated=" pas " in f" {' '.join(words)} " or " jamais " in f" {' '.join(words)} ",
    )


def stem(word: str) -> str:
    """Return a word without what grammar adds to it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _single(word[: -len(ending)])
    return _single(word)


def _meaning(word: str) -> str:
    return MEANINGS.get(word) or MEANINGS.get(stem(word)) or stem(word)


def _single(word: str) -> str:
    """Return a stem that does not end in a doubled letter: « gratuitt » and « gratuit » are one."""
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] else word


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("’", "'"))
    unmarked = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
    return _REPEATED.sub(r"\1", unmarked)


def _asked(folded: str) -> set[str]:
    found = set()
    if "a quel prix" in folded or "quel cout" in folded or "ca coute" in folded:
        found.add("how much")
    if "quelle date" in folded or "quel moment" in folded or "c'est pour quand" in folded:
        found.add("when")
    if "pour quelle raison" in folded or "pour quelles raisons" in folded:
        found.add("why")
    return found
