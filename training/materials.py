"""What the training learns from and what it is judged on, kept apart."""

import random
from dataclasses import dataclass
from pathlib import Path

from training.corpus import Example, read_plain, read_rows, without_repeats
from training.families import FOLDER, FUNCTIONAL, FUNCTIONAL_ENGLISH, Author, read_slots
from training.names import NameSwap
from training.negatives import civil_examples, is_civil

CIVIL_SOURCES = ("granddebat_fr", "commonvoice_an_fr", "tatoeba_fr", "plain_civil")
# English is learned on the side: a part of its rows an epoch, another one each time.
_ENGLISH_SHARE = 0.35


@dataclass(frozen=True)
class Materials:
    """Training rows and texts, an author for more of them, and the development rows."""

    rows: list[Example]
    plain: list[str]
    civil: list[str]
    author: Author
    development: list[Example]


def _short(texts: list[str]) -> list[str]:
    return [text for text in texts if 8 <= len(text) <= 110 and is_civil(text)]


def gather(folder: Path, seed: int, share: float = 1.0) -> Materials:
    """Read the data folder; every eighth plain text is kept for development only."""
    chance = random.Random(seed)
    plain = read_plain(folder, chance, share)
    french = [text for name, texts in plain.items() if name.startswith("fr_") for text in texts]
    kept, learned = french[::8], [text for index, text in enumerate(french) if index % 8]
    rows = without_repeats(read_rows(folder / "train.jsonl"))
    development = read_rows(folder / "dev.jsonl")
    development += civil_examples(kept, 2000, chance, "plain_civil", heated=False)
    development += civil_examples(kept, 2000, chance, "plain_heated", heated=True)
    judge = Author(random.Random(seed + 1), development=True, plain=_short(kept))
    development += judge.write(4000)
    development += judge.bare(FUNCTIONAL, "functional", 4) + judge.bare(FOLDER, "line", 4)
    development += judge.bare(FUNCTIONAL_ENGLISH, "functional_en", 1)
    author = Author(random.Random(seed + 2), development=False, plain=_short(learned))
    english = [text for name, texts in plain.items() if name.startswith("en_") for text in texts]
    return Materials(rows, learned + english, learned, author, development)


def epoch_examples(materials: Materials, seed: int, written: int, share: float = 1.0) -> list[Example]:
    """Return one epoch: every labelled row, fresh written sentences, civil ones, half of them heated."""
    chance = random.Random(seed)
    count = int(5000 * share)
    swap = NameSwap(chance, read_slots())
    return [
        *(
            swap.other(row)
            for row in materials.rows
            if not row.source.endswith("_en") or chance.random() < _ENGLISH_SHARE
        ),
        *materials.author.write(written),
        *civil_examples(materials.civil, count, chance, "plain_civil", heated=False),
        *civil_examples(materials.civil, count, chance, "plain_heated", heated=True),
    ]
