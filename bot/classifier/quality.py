"""How well probabilities agree with verdicts: ranking, agreement at a threshold, calibration."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float64]
Verdicts = NDArray[np.bool_]
BINS = 10


class Bin(msgspec.Struct, frozen=True):
    """Texts of like probability: how many, what was stated, and the share that is abusive."""

    low: float
    high: float
    texts: int
    stated: float
    abusive: float


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """What a model is worth on labelled texts; None where one of the two kinds is missing.

    `recall_at_5` is the share of abusive texts found when 5 % of the innocent ones are flagged.
    """

    texts: int
    abusive: int
    threshold: float
    agreement: float
    auc: float | None
    macro_f1: float
    precision: float | None
    recall: float | None
    innocent_flagged: float | None
    recall_at_5: float | None
    calibration_error: float
    bins: tuple[Bin, ...]


def judge_quality(chances: Chances, abusive: Verdicts, threshold: float) -> Quality:
    """Return the quality of probabilities against verdicts, both [texts], flagging from `threshold` on."""
    flagged = chances >= threshold
    bins = reliability(chances, abusive)
    return Quality(
        texts=len(chances),
        abusive=int(abusive.sum()),
        threshold=threshold,
        agreement=float((flagged == abusive).mean()),
        auc=auc(chances, abusive),
        macro_f1=macro_f1(flagged, abusive),
        precision=_mean(abusive[flagged]),
        recall=_mean(flagged[abusive]),
        innocent_flagged=_mean(flagged[~abusive]),
        recall_at_5=recall_at(chances, abusive, 0.05),
        calibration_error=calibration_error(bins),
        bins=bins,
    )


def auc(chances: Chances, abusive: Verdicts) -> float | None:
    """Return the chance that an abusive text scores above an innocent one (Hanley and McNeil 1982)."""
    positives, negatives = int(abusive.sum()), int((~abusive).sum())
    if not positives or not negatives:
        return None
    _, inverse, counts = np.unique(chances, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    return float((ranks[abusive].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def macro_f1(flagged: Verdicts, abusive: Verdicts) -> float:
    """Return the mean of both kinds' F1."""
    shares = []
    for kind in (True, False):
        guessed, wanted = flagged == kind, abusive == kind
        together = int(guessed.sum() + wanted.sum())
        shares.append(2 * int((guessed & wanted).sum()) / together if together else 1.0)
    return float(np.mean(shares))


def recall_at(chances: Chances, abusive: Verdicts, share: float) -> float | None:
    """Return the share of abusive texts above the threshold that `share` of the innocent ones pass."""
    if not abusive.any() or abusive.all():
        return None
    innocent = np.sort(chances[~abusive])[::-1]
    allowed = int(share * len(innocent))
    return float((chances[abusive] > innocent[allowed]).mean())


def reliability(chances: Chances, abusive: Verdicts) -> tuple[Bin, ...]:
    """Return the bins of a reliability diagram that hold at least one text."""
    places = np.minimum((chances * BINS).astype(int), BINS - 1)
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            texts=int(inside.sum()),
            stated=float(chances[inside].mean()),
            abusive=float(abusive[inside].mean()),
        )
        for place in range(BINS)
        if (inside := places == place).any()
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return ECE: the mean gap between stated and observed shares (Naeini et al. 2015)."""
    texts = sum(each.texts for each in bins)
    return sum(each.texts * abs(each.stated - each.abusive) for each in bins) / texts if texts else 0.0


def _mean(values: Verdicts) -> float | None:
    return float(values.mean()) if len(values) else None
