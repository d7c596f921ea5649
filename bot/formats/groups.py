"""Grouping ideas by the words that they share: a first proposal, which a moderator puts right.

Each idea joins the group whose words it shares most, the rare ones weighing more (inverse document
frequency), when that likeness (cosine) is large enough; else it begins a group of its own.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from bot.formats.words import plain, stems

ALIKE = 0.22
MOST_GROUPS = 9
LABEL_WORDS = 2


def proposed_groups(texts: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return for each text the number of its group, from 1, 0 for none; and the groups' names, in order.

    The largest groups come first; a text that is like no other is in none.
    """
    said = [stems(text) for text in texts]
    weight = _weights(said)
    members: list[list[int]] = []
    centres: list[Counter[str]] = []
    for place, words in enumerate(said):
        likeness = [(_cosine(words, centre, weight), -at) for at, centre in enumerate(centres)]
        best, at = max(likeness, default=(0.0, 0))
        if best >= ALIKE:
            members[-at].append(place)
            centres[-at].update(words)
        else:
            members.append([place])
            centres.append(Counter(words))
    kept = sorted((group for group in members if len(group) > 1), key=len, reverse=True)[:MOST_GROUPS]
    numbers = [0] * len(texts)
    for number, group in enumerate(kept, 1):
        for place in group:
            numbers[place] = number
    return numbers, [_label([texts[place] for place in group], weight) for group in kept]


def _weights(said: Sequence[frozenset[str]]) -> Mapping[str, float]:
    spread = Counter(word for words in said for word in words)
    return {word: log(1 + len(said) / times) for word, times in spread.items()}


def _cosine(words: frozenset[str], centre: Mapping[str, int], weight: Mapping[str, float]) -> float:
    shared = sum(weight[word] ** 2 * centre[word] for word in words if word in centre)
    if not shared:
        return 0.0
    length = sqrt(sum(weight[word] ** 2 for word in words))
    other = sqrt(sum((weight[word] * times) ** 2 for word, times in centre.items()))
    return shared / (length * other)


def _label(texts: Sequence[str], weight: Mapping[str, float]) -> str:
    """Return the words that most of a group's texts share, as people wrote them most often."""
    written: dict[str, Counter[str]] = {}
    for text in texts:
        for word in dict.fromkeys(re.findall(r"[^\W_]+", text)):
            for stem in stems(word):
                written.setdefault(stem, Counter())[word.lower()] += 1
    shared = sorted(written, key=lambda stem: (-written[stem].total(), -weight.get(stem, 0.0), plain(stem)))
    words = [written[stem].most_common(1)[0][0] for stem in shared[:LABEL_WORDS] if written[stem].total() > 1]
    label = " · ".join(words)
    return label[:1].upper() + label[1:]
