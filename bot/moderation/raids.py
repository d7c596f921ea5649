"""The same words from many people: what is compared, and how alike two texts must be.

A text is reduced to its letters. Its sketch is the smallest few hashes of its six-letter pieces (bottom-k
sketches: Broder, "On the resemblance and containment of documents", 1997), taken two by two: texts that share
most of their pieces share some of these, and texts that merely share words do not.
"""

import re
from collections.abc import Collection
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import msgspec
from rapidfuzz import fuzz

from bot.moderation.normalise import fold

# Votes, laughs and greetings are short, and come from many people at once.
SHORTEST = 12
SHORTEST_RAID = 20
PIECE = 6
SKETCH = 8
# In a hundred: one word of ten may differ, a « pas » in a short sentence may not.
ALIKE = 92.0
LONGEST = 400
# Whoever answers a text often repeats it; with one of these more, it says something else.
_STANCE_LIST = (
    "pas non ne jamais rien aucun aucune stop contre arretez arrete ignorez ignore signalez bloquez refusez "
    "pourquoi qui faux honte not no never against ignore report why fake"
)
_STANCE = frozenset(_STANCE_LIST.split())


class RaidWatch(msgspec.Struct, frozen=True, kw_only=True):
    """From where on a show is raided; 0 is never.

    So many `authors` send the same words within `window`; a case still takes copies for `joins` after its
    latest one. So many `newcomers`, whatever they say, are a wave; so are so many `followers`,
    who need not say anything.
    """

    authors: int = 10
    window: timedelta = timedelta(seconds=20)
    joins: timedelta = timedelta(minutes=10)
    newcomers: int = 60
    newcomers_within: timedelta = timedelta(seconds=30)
    followers: int = 60
    followers_within: timedelta = timedelta(seconds=30)


class Likeness(msgspec.Struct, frozen=True):
    """A text as it is compared with others; `stance` are its words that turn what is said around."""

    letters: str
    sketch: tuple[int, ...]
    stance: frozenset[str] = frozenset()


_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1024)
def likeness(text: str, emotes: Collection[str] = ()) -> Likeness | None:
    """Return a text as it is compared, None when it is too short to tell anything by being sent again."""
    words = " ".join(word for word in text[: 2 * LONGEST].split() if word not in emotes) if emotes else text
    folded = fold(words[: 2 * LONGEST]).text
    letters = "".join(letter for letter in folded if letter.isalpha())[:LONGEST]
    if len(letters) < SHORTEST:
        return None
    raw = letters.encode()
    pieces = {crc32(raw[start : start + PIECE]) for start in range(max(len(raw) - PIECE + 1, 1))}
    stance = _STANCE.intersection(_WORDS.findall(folded))
    smallest = sorted(pieces)[:SKETCH]
    pairs = [one << 32 | other for one, other in pairwise(smallest)]
    return Likeness(letters, tuple(pairs or smallest), stance)


def alike(one: Likeness, other: Likeness) -> bool:
    """Return whether two texts are the same but for a few letters."""
    if one.stance != other.stance:
        return False
    return one.letters == other.letters or fuzz.ratio(one.letters, other.letters, score_cutoff=ALIKE) > 0
