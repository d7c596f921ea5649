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


def macro_f1(guessed: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> float | None:
    """Return the mean of both kinds' F1; None when one of them is missing."""
    one, other = f1(guessed, wanted), f1(~guessed, ~wanted)
    return None if one is None or other is None else (one + other) / 2


def recall_at(scores: Scores, abusive: NDArray[np.bool_], share: float) -> float | None:
    """Return the share of abusive rows above what `share` of the innocent ones pass; None without both."""
    if not abusive.any() or abusive.all():
        return None
    innocent = np.sort(scores[~abusive])[::-1]
    return float((scores[abusive] > innocent[int(share * len(innocent))]).mean())


def reliability(
    scores: Scores, abusive: NDArray[np.bool_], bins: int = 10
) -> list[dict[str, float | str | None]]:
    """Return, for each bin of stated probability that holds rows, what was stated and what was so."""
    places = np.minimum((scores * bins).astype(int), bins - 1)
    return [
        {
            "stated": f"{place / bins:.1f} to {(place + 1) / bins:.1f}",
            "rows": int(inside.sum()),
            "mean_stated": float(scores[inside].mean()),
            "abusive": float(abusive[inside].mean()),
        }
        for place in range(bins)
        if (inside := places == place).any()
    ]


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
    """Return one row per source: size, AUC, macro-F1, recall where 5 % of innocents pass, shares flagged."""
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
                "macro_f1": macro_f1(overall[here] >= flag, abusive[here]),
                "recall_at_5%": recall_at(overall[here], abusive[here], 0.05),
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
