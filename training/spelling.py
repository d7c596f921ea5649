"""How much abuse is still caught when it is spelled to escape."""

import random
from collections.abc import Callable
from dataclasses import replace

from training.corpus import Example
from training.disguise import SPELLING_ATTACKS, Disguiser
from training.measure import Scores


def by_attack(
    score: Callable[[list[Example]], Scores], examples: list[Example], flag: float, seed: int
) -> list[dict[str, float | str | None]]:
    """Return, for each way of spelling abusive functional tests, the shares flagged without and with it."""
    disguiser = Disguiser(random.Random(seed))
    abusive = [item for item in examples if item.abusive and item.source.startswith("functional:")]
    before = float((score(abusive)[:, -1] >= flag).mean())
    rows: list[dict[str, float | str | None]] = []
    for kind in SPELLING_ATTACKS:
        disguised = [replace(item, text=disguiser.attack(item.text, kind)) for item in abusive]
        after = float((score(disguised)[:, -1] >= flag).mean())
        rows.append({"attack": kind, "rows": len(abusive), "plain": before, "disguised": after})
    return rows
