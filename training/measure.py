"""Numbers that say how good the model is: ranking, flags on innocent text, kinds, calibration."""

import numpy as np
from numpy.typing import NDArray

from training.corpus import LABELS, Example

Scores = NDArray[np.float64]


def auc(scores: Scores, abusive: NDArray[np.bool_]) -> float | None:
    """Return the chance that an abusive row scores above an innocent one; None when one kind is missing."""
    positives, negatives = int(abusive.sum()), int((~abusive).sum())
    if not positives or not negatives:
        return None
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    return float((ranks[abusive].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def f1(guessed: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> float | None:
    """Return F1; None when nothing was wanted."""
    if not wanted.any():
        return None
    right = float((guessed & wanted).sum())
    return 2 * right / (float(guessed.sum()) + float(wanted.sum()))


def expected_calibration_error(scores: Scores, abusive: NDArray[np.bool_], bins: int = 10) -> float:
    """Return ECE: the mean gap between stated and observed shares over equal bins (Naeini et al. 2015)."""
    places = np.minimum((scores * bins).astype(int), bins - 1)
    gap = 0.0
    for place in range(bins):
        inside = places == place
        if inside.any():
            gap += inside.mean() * abs(scores[inside].mean() - abusive[inside].mean())
    return float(gap)


def by_source(examples: list[Example], scores: Scores, flag: float) -> list[dict[str, float | str | None]]:
    """Return one row per source: size, AUC, share of innocent rows flagged, share of abusive rows flagged."""
    overall = scores[:, -1]
    abusive = np.array([example.abusive for example in examples])
    sources = np.array([example.source.split(":")[0] for example in examples])
    rows: list[dict[str, float | str | None]] = []
    for source in sorted(set(sources)):
        here = sources == source
        innocent, guilty = here & ~abusive, here & abusive
        rows.append(
            {
                "source": str(source),
                "rows": int(here.sum()),
                "auc": auc(overall[here], abusive[here]),
                "innocent_flagged": float((overall[innocent] >= flag).mean()) if innocent.any() else None,
                "abusive_flagged": float((overall[guilty] >= flag).mean()) if guilty.any() else None,
            }
        )
    return rows


def by_kind(examples: list[Example], scores: Scores) -> list[dict[str, float | str | None]]:
    """Return F1 at 0.5 of each kind, over the rows where it is known."""
    rows: list[dict[str, float | str | None]] = []
    for column, name in enumerate(LABELS[:-1]):
        known = np.array([example.targets[column] is not None for example in examples])
        wanted = np.array([example.targets[column] == 1.0 for example in examples])[known]
        rows.append({"kind": name, "rows": int(wanted.sum()), "f1": f1(scores[known, column] >= 0.5, wanted)})
    return rows


def by_family(
    examples: list[Example], scores: Scores, flag: float, source: str
) -> list[dict[str, float | str | None]]:
    """Return, for each family of `source`, the share judged right at the flag threshold."""
    right: dict[str, list[bool]] = {}
    for example, score in zip(examples, scores[:, -1], strict=True):
        if example.source.startswith(f"{source}:"):
            right.setdefault(example.source.split(":")[1], []).append((score >= flag) == example.abusive)
    return [
        {"family": name, "rows": len(values), "right": sum(values) / len(values)}
        for name, values in sorted(right.items())
    ]
