"""Keeps the scores of recent texts: a chat repeats itself."""

from collections import OrderedDict

from bot.moderation.scores import Scores

# Long texts are rarely repeated and would fill memory.
_LONGEST = 600


class RecentScores:
    """The scores of the texts seen last, at most `size` of them; the least recently used leaves first."""

    def __init__(self, size: int) -> None:
        """Start empty; a size of 0 keeps nothing."""
        self._size = size
        self._kept: OrderedDict[str, Scores] = OrderedDict()

    def __len__(self) -> int:
        """Return how many texts are kept."""
        return len(self._kept)

    def get(self, text: str) -> Scores | None:
        """Return the scores of `text` if they are kept."""
        found = self._kept.get(text)
        if found is not None:
            self._kept.move_to_end(text)
        return found

    def put(self, text: str, scores: Scores) -> None:
        """Keep the scores of `text`."""
        if len(text) > _LONGEST or self._size <= 0:
            return
        self._kept[text] = scores
        self._kept.move_to_end(text)
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
