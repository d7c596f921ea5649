"""The baseline that every filter must beat: TF-IDF of character n-grams and a logistic regression.

Hashed windows of 2 to 5 characters of the lower-cased text, weighted (1 + log count) * log inverse document
frequency and scaled to length one (Salton and Buckley 1988); weights by Adagrad (Duchi et al. 2011). In numpy
alone, so that it can be trained wherever the bot runs.
"""

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Weights = NDArray[np.float64]

BUCKETS = 1 << 18
_ORDERS = (2, 3, 4, 5)
_LONGEST = 500
_MULTIPLIER = 1_000_003
_RATE = 0.5
_DECAY = 1e-6
_BATCH = 256


class TfidfRegression:
    """Learns from labelled texts; says how likely another is abusive."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._rarity: Weights = np.ones(BUCKETS)
        self._weights: Weights = np.zeros(BUCKETS)
        self._offset = 0.0

    def learn(self, texts: Sequence[str], abusive: NDArray[np.bool_], epochs: int = 4, seed: int = 1) -> None:
        """Fit the weights, both kinds counting alike."""
        grams = [_grams(text) for text in texts]
        seen = np.zeros(BUCKETS)
        for buckets, _ in grams:
            seen[buckets] += 1
        self._rarity = np.log((1 + len(texts)) / (1 + seen)) + 1
        balance = np.where(abusive, 0.5 / abusive.mean(), 0.5 / (1 - abusive.mean()))
        squares = np.full(BUCKETS, 1e-3)
        order = list(range(len(texts)))
        chance = random.Random(seed)
        for _ in range(epochs):
            chance.shuffle(order)
            for start in range(0, len(order), _BATCH):
                self._step(order[start : start + _BATCH], grams, abusive, balance, squares)

    def chances(self, texts: Sequence[str]) -> Weights:
        """Return the probability of each text."""
        return np.array([_sigmoid(self._logit(*_grams(text))) for text in texts])

    def _step(
        self,
        batch: Sequence[int],
        grams: Sequence[tuple[Numbers, Weights]],
        abusive: NDArray[np.bool_],
        balance: Weights,
        squares: Weights,
    ) -> None:
        slopes, offset = np.zeros(BUCKETS), 0.0
        for row in batch:
            buckets, values = self._vector(*grams[row])
            guess = _sigmoid(float(self._weights[buckets] @ values) + self._offset)
            gap = balance[row] * (guess - abusive[row])
            slopes[buckets] += gap * values
            offset += gap
        touched = np.flatnonzero(slopes)
        slope = slopes[touched] / len(batch) + _DECAY * self._weights[touched]
        squares[touched] += slope**2
        self._weights[touched] -= _RATE * slope / np.sqrt(squares[touched])
        self._offset -= _RATE * offset / len(batch)

    def _logit(self, buckets: Numbers, counts: Weights) -> float:
        kept, values = self._vector(buckets, counts)
        return float(self._weights[kept] @ values) + self._offset

    def _vector(self, buckets: Numbers, counts: Weights) -> tuple[Numbers, Weights]:
        values = (1 + np.log(counts)) * self._rarity[buckets]
        length = float(np.sqrt(values @ values)) or 1.0
        return buckets, values / length


def _grams(text: str) -> tuple[Numbers, Weights]:
    """Return the buckets of a text's windows and how often each is there."""
    letters = np.array([ord(each) for each in f" {text[:_LONGEST].lower()} "], dtype=np.int64)
    hashes: list[Numbers] = []
    for order in _ORDERS:
        if len(letters) < order:
            break
        value = np.zeros(len(letters) - order + 1, dtype=np.int64)
        for place in range(order):
            value = (value * _MULTIPLIER + letters[place : len(letters) - order + 1 + place]) % 2_147_483_647
        hashes.append((value + order * 7_919) % BUCKETS)
    buckets, counts = np.unique(np.concatenate(hashes), return_counts=True)
    return buckets, counts.astype(np.float64)


def _sigmoid(logit: float) -> float:
    return float(1 / (1 + np.exp(-min(max(logit, -40.0), 40.0))))
