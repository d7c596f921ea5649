"""Grouping ideas by the words that they share: a first proposal, which a moderator puts right.

Only words of two ideas or more count, the rarer ones more (inverse document frequency). Each idea joins the
group that it is most like (cosine), when it is enough so; else it begins one. Then each is asked once more
which group it is most like, since the first ones had few to choose from.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import log, sqrt

from bot.formats.words import stems

ALIKE = 0.4
MOST_GROUPS = 9
LABEL_WORDS = 2


def proposed_groups(texts: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return for each text the number of its group, from 1, 0 for none; and the groups' names, in order.

    The largest groups come first; a text that is like no other is in none.
    """
    weight = _weights([stems(text) for text in texts])
    said = [frozenset(stems(text) & weight.keys()) for text in texts]
    centres: list[Counter[str]] = []
    for words in said:
        at = _nearest(words, centres, weight)
        if at is None:
            centres.append(Counter(words))
        else:
            centres[at].update(words)
    members: dict[int, list[int]] = defaultdict(list)
    for place, words in enumerate(said):
        at = _nearest(words, centres, weight)
        if at is not None:
            members[at].append(place)
    large = (group for group in members.values() if len(group) > 1)
    kept = sorted(large, key=len, reverse=True)[:MOST_GROUPS]
    numbers = [0] * len(texts)
    for number, group in enumerate(kept, 1):
        for place in group:
            numbers[place] = number
    return numbers, [_label([texts[place] for place in group], weight) for group in kept]


def _weights(said: Sequence[frozenset[str]]) -> Mapping[str, float]:
    spread = Counter(word for words in said for word in words)
    return {word: log(1 + len(said) / times) for word, times in spread.items() if times > 1}


def _nearest(
    words: frozenset[str], centres: Sequence[Mapping[str, int]], weight: Mapping[str, float]
) -> int | None:
    """Return the place of the centre that some words are most like, None when they are like none."""
    likeness = [(_cosine(words, centre, weight), -at) for at, centre in enumerate(centres)]
    best, at = max(likeness, default=(0.0, 0))
    return -at if best >= ALIKE else None


def _cosine(words: frozenset[str], centre: Mapping[str, int], weight: Mapping[str, float]) -> float:
    shared = sum(weight[word] ** 2 * centre[word] for word in words if word in centre)
    if not shared:
        return 0.0
    length = sqrt(sum(weight[word] ** 2 for word in words))
    other = sqrt(sum((weight[word] * times) ** 2 for word, times in centre.items()))
    return shared / (length * other)


def _label(texts: Sequence[str], weight: Mapping[str, float]) -> str:
    """Return the one or two words that most of a group's texts share, as people wrote them most often."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in dict.fromkeys(each.lower() for each in re.findall(r"[^\W_]+", text)):
            for stem in stems(word):
                written[stem][word] += 1
    shared = sorted(written, key=lambda stem: (-written[stem].total(), -weight.get(stem, 0.0), stem))
    enough = [stem for stem in shared if 2 * written[stem].total() > len(texts)] or shared[:1]
    words = [written[stem].most_common(1)[0][0] for stem in enough[:LABEL_WORDS]]
    said = next((text.lower() for text in texts if all(word in text.lower() for word in words)), "")
    label = " ".join(sorted(words, key=said.find))
    return label[:1].upper() + label[1:]
