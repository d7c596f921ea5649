"""A model's probabilities and thresholds, refitted on a show's own verdicts and kept in a small file."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
import numpy as np

from bot.classifier.quality import Chances, Verdicts, macro_f1
from bot.classifier.scorer import TextModel
from bot.errors import ModelError, reason_of
from bot.moderation.scores import Scores

FILE = "calibration.json"
# Fewer verdicts of one kind than this tell chance, not the show.
LEAST_OF_A_KIND = 30
FOLDS = 5
_ROUNDS = 100
# The probabilities as the model states them weigh as much as so many verdicts.
_PRIOR = 8.0
_CERTAIN = 1e-6
# The bot may act where at most this share of innocent texts stands, and clearly above what is proposed.
_INNOCENT_ACTED = 0.01
_APART = 0.05
_HIGHEST = 0.99


class Calibration(msgspec.Struct, frozen=True, kw_only=True):
    """What was fitted: the logit of a probability becomes slope * logit + shift, then two thresholds."""

    model: str
    slope: float
    shift: float
    flag_threshold: float
    act_threshold: float
    examples: int
    made_at: datetime

    def chances(self, stated: Chances) -> Chances:
        """Return the probabilities that stand for those that the model states."""
        return _scaled(stated, self.slope, self.shift)


class CalibratedModel:
    """A model whose overall probabilities and thresholds are those of a calibration."""

    def __init__(self, model: TextModel, calibration: Calibration) -> None:
        """Correct what `model` says."""
        self._model, self._calibration = model, calibration
        self.flag_threshold, self.act_threshold = calibration.flag_threshold, calibration.act_threshold

    def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return one score per text, in order."""
        scores = self._model.score(texts)
        chances = self._calibration.chances(np.array([each.abusive for each in scores], dtype=np.float64))
        return [
            msgspec.structs.replace(each, abusive=float(chance))
            for each, chance in zip(scores, chances, strict=True)
        ]


def fit(stated: Chances, abusive: Verdicts, model: str, made_at: datetime) -> Calibration:
    """Return the calibration of a model's probabilities [texts] on verdicts; raises ModelError on too few."""
    positives, negatives = int(abusive.sum()), int((~abusive).sum())
    if min(positives, negatives) < LEAST_OF_A_KIND:
        raise ModelError(
            f"Trop peu d’exemples pour calibrer\u00a0: {positives} abusifs et {negatives} innocents\u202f; "
            f"il en faut au moins {LEAST_OF_A_KIND} de chaque. Rien n’a été changé."
        )
    slope, shift = _scaling(stated, abusive)
    chances = _scaled(stated, slope, shift)
    flag = _best_flag(chances, abusive)
    return Calibration(
        model=model,
        slope=round(slope, 6),
        shift=round(shift, 6),
        flag_threshold=round(flag, 4),
        act_threshold=round(_act(chances, abusive, flag), 4),
        examples=len(stated),
        made_at=made_at,
    )


def cross_validated(
    stated: Chances, abusive: Verdicts, places: Sequence[int], model: str, made_at: datetime
) -> tuple[Chances, Verdicts]:
    """Return each text's probability and flag by a calibration that has not seen it.

    `places` says which of FOLDS parts each text belongs to; a part without which too little is left is judged
    by a calibration of all.
    """
    chances, flagged = np.zeros(len(stated)), np.zeros(len(stated), dtype=np.bool_)
    parts = np.array(places)
    for part in range(FOLDS):
        judged = parts == part
        try:
            fitted = fit(stated[~judged], abusive[~judged], model, made_at)
        except ModelError:
            fitted = fit(stated, abusive, model, made_at)
        chances[judged] = fitted.chances(stated[judged])
        flagged[judged] = chances[judged] >= fitted.flag_threshold
    return chances, flagged


def read_calibration(folder: Path) -> Calibration | None:
    """Return a data folder's calibration, None when it has none; raises ModelError on a broken file."""
    path = folder / FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Calibration)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
        why = reason_of(fault) if isinstance(fault, OSError) else str(fault)
        raise ModelError(
            f"{path}\u00a0: calibrage illisible ({why}). Refaites-le (bouge model calibrate) ou "
            "effacez ce fichier."
        ) from None


def write_calibration(folder: Path, calibration: Calibration) -> Path:
    """Write the calibration into a data folder, whole or not at all; return its file."""
    path = folder / FILE
    draft = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(calibration)) + b"\n")
        os.replace(draft, path)
    except OSError as fault:
        raise ModelError(f"{path}\u00a0: impossible d’écrire le calibrage ({reason_of(fault)}).") from None
    return path


def _scaling(stated: Chances, abusive: Verdicts) -> tuple[float, float]:
    """Return slope and shift by logistic regression (Platt 1999), pulled towards changing nothing."""
    columns = np.stack([_logits(stated), np.ones(len(stated))], 1)
    wanted, prior = abusive.astype(np.float64), np.array([1.0, 0.0])
    pull = np.diag([_PRIOR, _PRIOR / 4])
    solution = prior.copy()
    for _ in range(_ROUNDS):
        guess = 1 / (1 + np.exp(-np.clip(columns @ solution, -30, 30)))
        slope = columns.T @ (guess - wanted) + pull @ (solution - prior)
        bend = (columns * (guess * (1 - guess))[:, None]).T @ columns + pull
        step = np.linalg.solve(bend, slope)
        solution = solution - step
        if np.abs(step).max() < 1e-8:
            break
    # Ranks are the model's: a slope that would turn them round says that the verdicts do not fit it.
    return max(float(solution[0]), 0.05), float(solution[1])


def _best_flag(chances: Chances, abusive: Verdicts) -> float:
    """Return the threshold with the best macro-F1, in the middle of the widest gap that has it."""
    values = np.unique(chances)
    cuts = np.concatenate([[values[0] / 2], (values[1:] + values[:-1]) / 2])
    found = np.array([macro_f1(chances >= cut, abusive) for cut in cuts])
    best = np.flatnonzero(found >= found.max() - 1e-9)
    widths = np.diff(np.concatenate([[0.0], values]))
    return float(cuts[best[np.argmax(widths[best])]])


def _act(chances: Chances, abusive: Verdicts, flag: float) -> float:
    innocent = np.sort(chances[~abusive])[::-1]
    passed = float(innocent[int(_INNOCENT_ACTED * len(innocent))])
    return min(_HIGHEST, max(passed + (1 - passed) * _APART, flag + (1 - flag) * 0.5))


def _scaled(stated: Chances, slope: float, shift: float) -> Chances:
    return np.asarray(1 / (1 + np.exp(-np.clip(slope * _logits(stated) + shift, -40, 40))))


def _logits(chances: Chances) -> Chances:
    sure = np.clip(chances, _CERTAIN, 1 - _CERTAIN)
    return np.asarray(np.log(sure / (1 - sure)))
