"""Which questions ask the same: candidates for merging, proposed to people and never merged by themselves.

Two questions are alike when their letters nearly agree, or when most of what they mean does; and nothing
tells them apart: another number, another place, another thing asked for, the opposite way.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from bot.questions.question import Question, QuestionStatus
from bot.questions.wording import Wording, wording

LIVE = frozenset(
    {QuestionStatus.PROPOSED, QuestionStatus.ACCEPTED, QuestionStatus.ON_AIR, QuestionStatus.DEFERRED}
)
ALIKE = 0.62
_ONE_WORD = 0.6
_SAME_WORD = 0.9
_SAME_LETTERS = 0.94
_COMPARED = 24


def likeness(one: str, other: str) -> float:
    """Return how alike two questions are, 0 to 1."""
    a, b = wording(one), wording(other)
    if a.folded == b.folded:
        return 1.0 if a.folded else float(one == other)
    if _tell_apart(a, b):
        return 0.0
    meant, instead = _shared(a.stems, b.stems)
    if a.asks and b.asks and a.asks.isdisjoint(b.asks):
        return meant * 0.6
    # Where one says a word instead of the other's, nearly the same letters are another question.
    letters = fuzz.ratio(a.folded, b.folded) / 100 if not instead else 0.0
    weakened = 0.85 if a.negated != b.negated else 1.0
    return weakened * max(letters if letters >= _SAME_LETTERS else 0.0, meant)


def are_alike(one: str, other: str) -> bool:
    """Return whether two questions are proposed for merging."""
    return likeness(one, other) >= ALIKE


def _tell_apart(a: Wording, b: Wording) -> bool:
    if a.numbers != b.numbers and (a.numbers and b.numbers):
        return True
    if a.places and b.places and a.places != b.places:
        return True
    return any(a.sides[pair] != b.sides[pair] for pair in a.sides.keys() & b.sides.keys())


def _shared(a: frozenset[str], b: frozenset[str]) -> tuple[float, bool]:
    """Return which part of all that is meant both mean, and whether each has a word instead of the other's.

    Dice's coefficient: what one adds to the other counts half; a word instead of another counts twice as
    much, since « gratuit pour les étudiants » and « gratuit pour les retraités » are two questions. Slips of
    the finger are forgiven.
    """
    both = a & b
    shared = sum(map(_weight, both))
    left, right, slips = 0.0, set(b - both), 0
    for word in sorted(a - both):
        near = max(right, key=lambda each: (JaroWinkler.similarity(word, each), each), default="")
        if min(len(word), len(near)) > 3 and JaroWinkler.similarity(word, near) >= _SAME_WORD:
            right.discard(near)
            slips += 1
            shared += _weight(word)
        else:
            left += _weight(word)
    added = sum(map(_weight, right))
    instead = min(left, added)
    whole = 2 * shared + left + added + 2 * instead
    meant = 2 * shared / whole if shared else 0.0
    # One word in common and another beside it: too little to say that they ask the same.
    return (min(meant, _ONE_WORD) if len(both) + slips <= 1 and left + added > 0 else meant), instead > 0


def _weight(word: str) -> float:
    return 1.0 if len(word) > 3 else 0.6


class AlikeIndex:
    """The live questions by what they mean, and the pairs among them that are alike."""

    def __init__(self) -> None:
        """Begin without questions."""
        self._texts: dict[str, str] = {}
        self._by_stem: dict[str, set[str]] = defaultdict(set)
        self._pending: dict[str, None] = {}
        self._pairs: dict[str, dict[str, float]] = defaultdict(dict)

    def is_settled(self) -> bool:
        """Return whether every question has been compared."""
        return not self._pending

    def note(self, question: Question) -> None:
        """Learn of a question, its new text, or that it waits no longer."""
        text = question.text if question.status in LIVE else None
        if self._texts.get(question.id) == text:
            return
        self._drop(question.id)
        if text is not None:
            self._texts[question.id] = text
            self._pending[question.id] = None
            for stem in wording(text).stems:
                self._by_stem[stem].add(question.id)

    def settle(self, most: int = 200) -> None:
        """Compare the questions that are new, at most so many of them."""
        for id in list(self._pending)[:most]:
            del self._pending[id]
            for other, like in self.near(self._texts[id]):
                if other != id:
                    self._pairs[id][other] = self._pairs[other][id] = like

    def near(self, text: str) -> list[tuple[str, float]]:
        """Return the questions that are alike a text, the most alike first."""
        shared: Counter[str] = Counter()
        for stem in wording(text).stems:
            found = self._by_stem.get(stem, ())
            # A word that is in every question tells none from the others.
            if len(found) <= 50 or len(found) * 4 <= len(self._texts):
                shared.update(found)
        scored = ((id, likeness(text, self._texts[id])) for id, _ in shared.most_common(_COMPARED))
        return sorted((each for each in scored if each[1] >= ALIKE), key=lambda each: (-each[1], each[0]))

    def pairs(self) -> Iterator[tuple[str, str, float]]:
        """Yield every pair that is alike, once."""
        for one, others in self._pairs.items():
            for other, like in others.items():
                if one < other:
                    yield one, other, like

    def _drop(self, id: str) -> None:
        text = self._texts.pop(id, None)
        self._pending.pop(id, None)
        if text is not None:
            for stem in wording(text).stems:
                self._by_stem[stem].discard(id)
        for other in self._pairs.pop(id, {}):
            self._pairs[other].pop(id, None)
