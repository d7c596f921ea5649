"""Who says how abusive a text is."""

from collections.abc import Sequence
from typing import Protocol

from bot.moderation.scores import Scores


class TextScorer(Protocol):
    """Says how abusive texts are."""

    async def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order; raises ModelError when it cannot."""
        ...
