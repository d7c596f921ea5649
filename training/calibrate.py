"""Weigh the two halves of the model into probabilities, and place the two thresholds."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.corpus import LABELS, Example

Scores = NDArray[np.float64]
_ROUNDS = 400


@dataclass(frozen=True)
class Weighing:
    """Per label: how the logits of encoder and linear part add up."""

    encoder_gain: list[float]
    linear_gain: list[float]
    shift: list[float]


def sigmoid(logits: Scores) -> Scores:
    """Return probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))


def _logistic(features: Scores, wanted: Scores, weights: Scores) -> Scores:
    """Return gains for each column and an offset: weighted logistic regression by Newton's method.

    A small pull towards half and half keeps a label with few rows from leaning on one half alone.
    """
    columns = np.hstack([features, np.ones((len(features), 1))])
    prior = np.array([0.5] * features.shape[1] + [0.0])
    pull = np.diag([8.0] * features.shape[1] + [0.01])
    solution = prior.copy()
    for _ in range(_ROUNDS):
        guess = sigmoid(columns @ solution)
        slope = columns.T @ (weights * (guess - wanted)) + pull @ (solution - prior)
        bend = (columns * (weights * guess * (1 - guess))[:, None]).T @ columns + pull
        step = np.linalg.solve(bend, slope)
        solution = solution - step
        if np.abs(step).max() < 1e-6:
            break
    return solution


def weigh(encoder: Scores, linear: Scores, examples: list[Example], weights: Scores) -> Weighing:
    """Fit the weighing of every label on the rows where its target is known."""
    gains: list[list[float]] = [[], [], []]
    for column in range(len(LABELS)):
        known = np.array([example.targets[column] is not None for example in examples])
        wanted = np.array([example.targets[column] or 0.0 for example in examples])
        features = np.stack([encoder[known, column], linear[known, column]], 1)
        first, second, offset = _logistic(features, wanted[known], weights[known])
        if min(first, second) < 0:  # a half that only harms is left out
            first, second = max(first, 0.0), max(second, 0.0)
        for values, value in zip(gains, (first, second, offset), strict=True):
            values.append(float(value))
    return Weighing(*gains)


def apply(weighing: Weighing, encoder: Scores, linear: Scores) -> Scores:
    """Return calibrated probabilities [rows, labels]."""
    logits = encoder * np.array(weighing.encoder_gain) + linear * np.array(weighing.linear_gain)
    return sigmoid(logits + np.array(weighing.shift))


def threshold_for(scores: Scores, share: float) -> float:
    """Return the lowest threshold at which at most `share` of these civil scores would be flagged."""
    ordered = np.sort(scores)[::-1]
    allowed = int(share * len(ordered))
    return float(ordered[allowed]) + 1e-4 if allowed < len(ordered) else 0.0


def place_thresholds(pools: dict[str, Scores], shares: dict[str, float], floor: float) -> float:
    """Return the lowest threshold that keeps every pool of innocent scores under its share."""
    return max(floor, *(threshold_for(pools[name], share) for name, share in shares.items()))
