"""What the shipped classifier is worth, beside the usual baselines: `python -m benchmarks.quality DATA`.

DATA is a folder with train.jsonl and dev.jsonl (rows with text, label and source) and wordlists/. The
baseline learns from train.jsonl; every reader is judged on each source of dev.jsonl, at one threshold for
all: the classifier at its own, the baseline at one half. A word list gives no ranks, so it has no AUC.
"""

import argparse
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.tfidf import TfidfRegression
from bot.classifier.model import load_model
from bot.classifier.quality import judge_quality

Chances = NDArray[np.float64]
Reader = Callable[[Sequence[str]], Chances]
_WORD = re.compile(r"[^\W_]+")
LISTS = ("fr_badwords_darwiin.txt", "fr_ldnoobw.txt", "en_ldnoobw.txt")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def word_list(folder: Path) -> Reader:
    """Return a filter that flags any text with a listed word."""
    entries = {
        entry.strip().lower()
        for name in LISTS
        if (folder / name).is_file()
        for entry in (folder / name).read_text(encoding="utf-8").splitlines()
    }
    words = frozenset(entry for entry in entries if entry and not entry.startswith("#"))
    return lambda texts: np.array(
        [float(not words.isdisjoint(_WORD.findall(text.lower()))) for text in texts], dtype=np.float64
    )


def baseline(rows: Sequence[dict[str, Any]]) -> Reader:
    """Return the baseline, trained on labelled rows."""
    model = TfidfRegression()
    model.learn([row["text"] for row in rows], np.array([row["label"] == 1 for row in rows]))
    return model.chances


def shipped() -> tuple[Reader, float]:
    """Return the shipped classifier and its threshold."""
    model = load_model("")
    return lambda texts: np.array([each.abusive for each in model.score(texts)]), model.flag_threshold


def line(chances: Chances, abusive: NDArray[np.bool_], threshold: float) -> list[str]:
    """Return what one reader is worth on one source, as cells."""
    found = judge_quality(chances, abusive, threshold)
    ranked = len(np.unique(chances)) > 2
    f1 = found.macro_f1 if found.abusive and found.abusive < found.texts else None
    return [
        _cell(found.auc if ranked else None),
        _cell(f1),
        _cell(found.recall_at_5 if ranked else None),
        _cell(found.innocent_flagged),
        _cell(found.recall),
    ]


def main() -> None:
    """Print a line per source and reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of train.jsonl, dev.jsonl and wordlists/")
    given = parser.parse_args()
    ours, threshold = shipped()
    readers: dict[str, tuple[Reader, float]] = {
        "shipped": (ours, threshold),
        "TF-IDF": (baseline(rows_of(given.data / "train.jsonl")), 0.5),
        "word list": (word_list(given.data / "wordlists"), 0.5),
    }
    development = rows_of(given.data / "dev.jsonl")
    sources = np.array([row["source"] for row in development])
    abusive = np.array([row["label"] == 1 for row in development])
    chances = {name: read([row["text"] for row in development]) for name, (read, _) in readers.items()}
    columns = ("AUC", "macro-F1", "recall at 5 % FP", "innocent flagged", "abusive flagged")
    table = Table("source", "rows", "reader", *columns, title=f"shipped: flagged from {threshold:.3f}")
    for source in sorted(set(sources)):
        here = sources == source
        for name, (_, cut) in readers.items():
            cells = line(chances[name][here], abusive[here], cut)
            table.add_row(str(source), str(int(here.sum())), name, *cells, end_section=name == "word list")
    Console(width=130).print(table)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
