"""Names swapped in labelled rows: what is said decides, not of which party, origin or belief."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace

from training.corpus import Example

# Slots of `families/` whose entries may stand for one another; names of several words are left alone.
_KINDS = (("nation", "people"), ("faith",), ("acronym",), ("pol",))
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SHARE = 0.5


class NameSwap:
    """Puts other names of the same kind into texts, by seeded chance."""

    def __init__(self, chance: random.Random, slots: Mapping[str, list[str]]):
        self._chance = chance
        self._others: dict[str, list[str]] = {}
        for kind in _KINDS:
            names = [name for slot in kind for name in slots[slot] if _WORD.fullmatch(name)]
            plural = kind[0] in ("nation", "faith")
            for name in names:
                self._others[name] = names
                if plural:
                    self._others.setdefault(name.lower(), [other.lower() for other in names])
                    self._others.setdefault(name[:-1], [other[:-1] for other in names])
                    self._others.setdefault(name[:-1].lower(), [other[:-1].lower() for other in names])

    def other(self, example: Example) -> Example:
        """Return the row, half the time with each of its names replaced by another of its kind."""
        if self._chance.random() >= _SHARE:
            return example
        return replace(example, text=_WORD.sub(self._another, example.text))

    def _another(self, found: re.Match[str]) -> str:
        names = self._others.get(found[0])
        return self._chance.choice(names) if names else found[0]
