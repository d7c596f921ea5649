"""Adds to the scores of flagged texts the words that made them."""

from collections.abc import Sequence

import msgspec

from bot.classifier.explain import explain, variants
from bot.classifier.scorer import TextModel
from bot.moderation.scores import Scores

# How many texts one call may score again: in a raid the worst are explained, and the chat does not wait. A
# call with many texts says that the chat is busy: scores come first.
MOST_VARIANTS = 160
BUSY_TEXTS, BUSY_VARIANTS = 32, 64


class ExplainingModel:
    """A model whose scores say, from a threshold on, which words made them."""

    def __init__(self, model: TextModel, threshold: float, most_variants: int = MOST_VARIANTS) -> None:
        """Explain what `model` scores at `threshold` or above."""
        self._model, self._threshold, self._most_variants = model, threshold, most_variants
        self.flag_threshold, self.act_threshold = model.flag_threshold, model.act_threshold

    def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order; those of flagged texts have their spans, the worst first."""
        scores = self._model.score(texts)
        flagged = [place for place, each in enumerate(scores) if each.abusive >= self._threshold]
        budget = self._most_variants if len(texts) <= BUSY_TEXTS else min(BUSY_VARIANTS, self._most_variants)
        for place in sorted(flagged, key=lambda at: -scores[at].abusive):
            budget -= variants(texts[place])
            if budget < 0:
                break
            spans = explain(texts[place], scores[place].abusive, self._threshold, self._chances)
            scores[place] = msgspec.structs.replace(scores[place], spans=spans)
        return scores

    def _chances(self, texts: Sequence[str]) -> list[float]:
        return [each.abusive for each in self._model.score(texts)]
