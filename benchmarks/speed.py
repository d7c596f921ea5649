"""The shipped classifier beside what people would take instead: `python -m benchmarks.speed`.

On one core, in one run, turn by turn: the shipped model from text to scores; XLM-R base's network alone,
weights at random, on as many pieces as its tokenizer makes of such texts (its tokenizing is not counted,
which favours it); a plain word-list filter; and the show's rules. Figures are medians, by processor time, so
that what else runs on the machine counts little.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from benchmarks.xlm_roberta import BASE, build
from bot.app.evening import policy_of
from bot.app.places import LOCALES, find, settings_from
from bot.classifier.model import load_model
from bot.classifier.onnx_network import OnnxNetwork
from bot.moderation.judge import judge
from bot.moderation.policy import read_terms
from bot.moderation.rules.rule import Heard
from bot.phrasebook import FluentPhrasebook
from bot.rehearsal.crowd.deeds import Kind
from bot.rehearsal.crowd.lines import read_lines

NOW = datetime(2026, 1, 1, tzinfo=UTC)
# XLM-R's tokenizer makes about four pieces of three French words; it adds one at each end.
PIECES_PER_WORD = 4 / 3
ALLOWED = 50

Reader = Callable[[Sequence[str]], object]


def texts(count: int, words: int) -> list[str]:
    """Return so many different chat messages of so many words."""
    lines = read_lines()
    said = [
        line for kind in (Kind.CIVIL, Kind.HEATED, Kind.INSULT, Kind.QUESTION) for line in lines.by_kind[kind]
    ]
    stream = cycle(" ".join(said).split())
    return [" ".join(islice(stream, words - 1)) + f" {number}" for number in range(count)]


def word_list() -> Reader:
    """Return a filter that looks each word up in the show's list of unwanted terms."""
    settings = settings_from(None, {})
    terms = read_terms(find(settings.moderation.rules.blocked_terms_file).read_text(encoding="utf-8"))
    unwanted = frozenset(term.lower() for term in terms)
    return lambda batch: [not unwanted.isdisjoint(text.lower().split()) for text in batch]


def rules() -> Reader:
    """Return the show's rules, without the classifier."""
    settings = settings_from(None, {})
    words = FluentPhrasebook(LOCALES, settings.locale)
    policy = policy_of(settings, (0.5, 0.9))
    return lambda batch: [judge(Heard.of(text, author_key="", at=NOW), None, policy, words) for text in batch]


def xlm_roberta(folder: Path, pieces: int) -> tuple[Reader, int]:
    """Return XLM-R base on texts of so many pieces, and its number of parameters."""
    path, parameters = build(folder)
    network = OnnxNetwork(path, BASE.labels, threads=1)
    chance = np.random.default_rng(1)

    def read(batch: Sequence[str]) -> object:
        ids = chance.integers(5, BASE.pieces, (len(batch), pieces))
        return network({"input_ids": ids, "attention_mask": np.ones_like(ids)})

    return read, parameters


def rate(read: Reader, said: Sequence[str], batch: int) -> float:
    """Return messages per second of processor time."""
    began = time.process_time()
    for start in range(0, len(said), batch):
        read(said[start : start + batch])
    return len(said) / (time.process_time() - began)


def measure(readers: dict[str, tuple[Reader, int]], words: int, batch: int, times: int) -> dict[str, float]:
    """Return the median rate of each reader, each on so many texts, turn by turn."""
    said = texts(max(count for _, count in readers.values()), words)
    for read, _ in readers.values():
        read(said[:batch])
    rates: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(times):
        for name, (read, count) in readers.items():
            rates[name].append(rate(read, said[:count], batch))
    return {name: statistics.median(found) for name, found in rates.items()}


def main() -> None:
    """Print messages per second and how many times faster than XLM-R base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=15, help="words a message; 15 are about 20 pieces")
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    pieces = round(given.words * PIECES_PER_WORD) + 2
    with tempfile.TemporaryDirectory() as folder:
        large, parameters = xlm_roberta(Path(folder), pieces)
        readers = {
            "shipped classifier, text to scores": (load_model("").score, 2_048),
            f"XLM-R base, {parameters / 1e6:.0f} M parameters, {pieces} pieces": (large, 2 * given.batch),
            "word list": (word_list(), 20_000),
            "rules of the show": (rules(), 4_000),
        }
        found = measure(readers, given.words, given.batch, given.times)
    ours, theirs = list(found.values())[:2]
    table = Table("reader", "messages/s on one core", "times XLM-R base")
    for name, speed in found.items():
        table.add_row(name, f"{speed:,.0f}", f"{speed / theirs:,.0f}")
    Console(width=110).print(table)
    Console(width=110).print(f"allowed: at least {ALLOWED} times; measured: {ours / theirs:.0f} times")


if __name__ == "__main__":
    main()
