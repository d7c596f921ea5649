"""Whether a name alone moves the verdict: the same sentences with parties, beliefs or origins swapped in."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from training.corpus import LABELS, Example
from training.measure import Scores

TABLE = Path(__file__).parent / "neutrality.toml"


def _flag_rates(
    score: Callable[[list[Example]], Scores], entries: list[str], lines: list[str], flag: float
) -> list[float]:
    """Return, for each entry, the share of the lines that is flagged with it."""
    innocent = (0.0,) * len(LABELS)
    texts = [line.replace("{x}", entry) for entry in entries for line in lines]
    found = score([Example(text, innocent, 1.0, "neutrality") for text in texts])[:, -1] >= flag
    rates: list[float] = np.asarray(found).reshape(len(entries), len(lines)).mean(1).tolist()
    return rates


def spread(row: dict[str, float | str | None], tone: str) -> float:
    """Return how far apart the names least and most flagged are."""
    lowest, highest = row[f"{tone}_lowest"], row[f"{tone}_highest"]
    assert isinstance(lowest, float)
    assert isinstance(highest, float)
    return highest - lowest


def by_kind(
    score: Callable[[list[Example]], Scores], flag: float, path: Path = TABLE
) -> list[dict[str, float | str | None]]:
    """Return, for each kind of name, the mean, lowest and highest share flagged, civil and heated."""
    rows: list[dict[str, float | str | None]] = []
    for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]:
        entries = [entry.strip() for entry in kind["entries"].split("|")]
        row: dict[str, float | str | None] = {"names": kind["name"], "how_many": len(entries)}
        for tone in ("civil", "heated"):
            lines = kind[tone].strip().splitlines()
            rates = _flag_rates(score, entries, lines, flag)
            row[f"{tone}_sentences"] = len(lines)
            row[f"{tone}_mean"] = float(np.mean(rates))
            row[f"{tone}_lowest"], row[f"{tone}_highest"] = min(rates), max(rates)
        rows.append(row)
    return rows
