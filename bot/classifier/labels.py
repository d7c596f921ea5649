"""What a model's outputs mean: its labels as our categories, its numbers as probabilities."""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.errors import ModelError
from bot.moderation.scores import CATEGORIES, Scores

ABUSIVE = "abusive"
IGNORED = "none"

# Names that public toxicity models give to what we look for; obscenity that attacks nobody is not abuse.
_KNOWN = {
    **{name: name for name in (*CATEGORIES, ABUSIVE, IGNORED)},
    **dict.fromkeys(("toxic", "toxicity", "abuse", "offensive", "hateful", "toxique", "haineux"), ABUSIVE),
    **dict.fromkeys(("severe_toxic", "severe_toxicity"), ABUSIVE),
    **dict.fromkeys(("insulte", "insults", "insulting"), "insult"),
    **dict.fromkeys(("identity_attack", "identity_hate", "hate_speech", "haine", "racism", "sexism"), "hate"),
    **dict.fromkeys(("menace", "threatening", "violence"), "threat"),
    **dict.fromkeys(("sexual_explicit", "sexually_explicit"), "sexual"),
    **dict.fromkeys(("obscene", "profanity", "neutral", "non_toxic", "not_toxic", "non_hate"), IGNORED),
    **dict.fromkeys(("nothate", "normal", "ok", "safe", "clean", "civil", "neutre", "non_toxique"), IGNORED),
}


class Meaning(msgspec.Struct, frozen=True):
    """How to read one row of logits: a category per output, and whether the outputs exclude each other."""

    categories: tuple[str, ...]
    activation: Literal["sigmoid", "softmax"]

    def scores(self, logits: NDArray[np.float32]) -> list[Scores]:
        """Return one Scores per row of `logits` [texts, outputs]."""
        chances = _softmax(logits) if self.activation == "softmax" else _sigmoid(logits)
        return [self._scores_of(row) for row in chances.tolist()]

    def _scores_of(self, row: list[float]) -> Scores:
        found: dict[str, float] = {}
        for category, chance in zip(self.categories, row, strict=True):
            if category == IGNORED:
                continue
            # Outputs that exclude each other add up; others are views of the same thing.
            before = found.get(category, 0.0)
            found[category] = before + chance if self.activation == "softmax" else max(before, chance)
        overall = found.pop(ABUSIVE, None)
        if self.activation == "softmax":
            overall = (overall or 0.0) + sum(found.values())
        elif overall is None:
            overall = max(found.values())
        return Scores(min(overall, 1.0), {name: min(chance, 1.0) for name, chance in found.items()})


def read_meaning(names: Sequence[str], problem: str | None, given: Mapping[str, str], where: str) -> Meaning:
    """Return the meaning of a model's outputs; raise ModelError naming every label that stays unknown."""
    allowed = (*CATEGORIES, ABUSIVE, IGNORED)
    wrong = [f"{label} → {category}" for label, category in given.items() if category not in allowed]
    if wrong:
        raise ModelError(
            f"classifier.labels\u00a0: {', '.join(wrong)} ne désigne pas une de nos catégories "
            f"({', '.join(allowed)}). Corrigez ces lignes."
        )
    plain = {_plain(label): category for label, category in given.items()}
    found = [plain.get(_plain(name)) or _KNOWN.get(_plain(name)) for name in names]
    unknown = [name for name, category in zip(names, found, strict=True) if category is None]
    if unknown:
        raise ModelError(
            f"{where}\u00a0: étiquettes inconnues\u00a0: {', '.join(unknown)}. Dites ce qu’elles "
            f'veulent dire dans classifier.labels, par exemple {{ {unknown[0]} = "abusive" }}\u202f; '
            "«\u00a0none\u00a0» les ignore."
        )
    categories = tuple(category for category in found if category is not None)
    if all(category == IGNORED for category in categories):
        raise ModelError(
            f"{where}\u00a0: aucune étiquette ne signale un abus ({', '.join(names)}). "
            "Dites dans classifier.labels laquelle veut dire «\u00a0abusive\u00a0»."
        )
    return Meaning(categories, _activation(problem, len(categories)))


def _activation(problem: str | None, outputs: int) -> Literal["sigmoid", "softmax"]:
    """Read the outputs the way transformers does: one output or a stated multi-label problem is a sigmoid."""
    if problem == "multi_label_classification" or (problem is None and outputs == 1):
        return "sigmoid"
    return "softmax" if outputs > 1 else "sigmoid"


def _plain(label: str) -> str:
    return label.strip().casefold().replace(" ", "_").replace("-", "_")


def _sigmoid(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits.astype(np.float64), -40, 40))))


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
