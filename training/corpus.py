"""The labelled rows and plain text of the data folder, with how far each source is trusted."""

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CATEGORIES = ("insult", "hate", "threat", "sexual", "harassment")
LABELS = (*CATEGORIES, "abusive")


@dataclass(frozen=True)
class Example:
    """A text and what is known of it: targets in the order of LABELS, None where unknown."""

    text: str
    targets: tuple[float | None, ...]
    weight: float
    source: str

    @property
    def abusive(self) -> bool:
        return self.targets[-1] == 1.0


# Chat-like human labels count most; keyword tweets, translations and English least.
SOURCE_WEIGHTS = {
    "toxifrench_agreement": 2.5,
    "rtplx_fr": 1.0,
    "mlma_fr": 0.45,
    "jigsaw_fr_mt": 0.8,
    "granddebat_fr": 0.8,
    "commonvoice_an_fr": 0.7,
    "tatoeba_fr": 0.9,
    "measuring_hate_en": 0.5,
    "davidson_en": 0.3,
    "jigsaw_en": 0.5,
    "surge_en": 0.8,
    "polis_en": 0.8,
}


class DataError(Exception):
    """The data folder is missing something or holds a row that cannot be used."""


def targets_of(label: int, category: str) -> tuple[float | None, ...]:
    """Return targets in the order of LABELS; an abusive row of unknown kind leaves the kinds open.

    Sources name one kind per row although several may apply, so the kinds they do not name stay open too
    where the row is abusive.
    """
    if label == 0:
        return (0.0,) * len(LABELS)
    kinds = tuple(1.0 if category == name else None for name in CATEGORIES)
    return (*kinds, 1.0)


def read_rows(path: Path) -> list[Example]:
    """Return the labelled rows of one JSON-lines file; raise DataError naming the first bad line."""
    if not path.is_file():
        raise DataError(f"{path}: no such file; give the data folder with --data or BOUGE_TRAINING_DATA")
    examples = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                text, label, category, source = row["text"], row["label"], row["category"], row["source"]
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(f"{path}:{number}: not a labelled row ({error!r})") from error
            weight = SOURCE_WEIGHTS.get(source, 0.3)
            examples.append(Example(text, targets_of(label, category), weight, source))
    return examples


def without_repeats(examples: list[Example]) -> list[Example]:
    """Keep the first of each text, and drop texts that two rows label differently."""
    verdicts: dict[str, set[bool]] = {}
    for example in examples:
        verdicts.setdefault(example.text.casefold().strip(), set()).add(example.abusive)
    kept: dict[str, Example] = {}
    for example in examples:
        key = example.text.casefold().strip()
        if key and len(verdicts[key]) == 1:
            kept.setdefault(key, example)
    return list(kept.values())


# Lines per file of plain text: the Grand Débat is large and of one register.
_PLAIN_LINES = {
    "fr_granddebat.txt.gz": 130_000,
    "fr_commonvoice.txt.gz": 40_000,
    "fr_tatoeba.txt.gz": 60_000,
    "fr_consultation_an.txt.gz": 5_000,
    "fr_granddebat_idees.txt.gz": 5_000,
    "en_commonvoice.txt.gz": 20_000,
}


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.strip()
            if text:
                yield text


def read_plain(folder: Path, chance: random.Random, share: float = 1.0) -> dict[str, list[str]]:
    """Return a sample of each plain-text file of `folder`/lm."""
    sampled = {}
    for name, wanted in _PLAIN_LINES.items():
        path = folder / "lm" / name
        if not path.is_file():
            raise DataError(f"{path}: no such file; the data folder needs its lm/ part")
        lines = list(_lines(path))
        chance.shuffle(lines)
        sampled[name] = lines[: int(wanted * share)]
    return sampled
