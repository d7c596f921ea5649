"""The labelled examples that a model is judged by: a file's, or a show's own verdicts."""

import zlib
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack

import msgspec
import numpy as np

from bot.app.run import read_store
from bot.classifier.calibration import FOLDS
from bot.classifier.quality import Chances, Verdicts
from bot.classifier.scorer import TextModel
from bot.errors import InputError
from bot.settings import Settings
from bot.store.examples import read_examples
from bot.store.keys import Keys

BATCH = 256
LONGEST_LINE = 1_000_000


class Row(msgspec.Struct, frozen=True):
    """One line of a file; other keys are left alone. Public data sets say `label`, 0 or 1."""

    text: str
    abusive: bool | None = None
    label: int | None = None


class Examples(msgspec.Struct, frozen=True):
    """Texts and whether each is abusive, in order."""

    texts: tuple[str, ...]
    abusive: tuple[bool, ...]

    @property
    def verdicts(self) -> Verdicts:
        """Return the labels [texts]."""
        return np.array(self.abusive, dtype=np.bool_)

    @property
    def parts(self) -> list[int]:
        """Return the part of FOLDS that each text belongs to; the same text is always in the same."""
        return [zlib.crc32(text.casefold().encode("utf-8", "replace")) % FOLDS for text in self.texts]


def examples_of(lines: Iterable[bytes], name: str) -> Examples:
    """Return the examples of JSON lines; raises InputError naming the first line that is none."""
    rows: list[tuple[str, bool]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            rows.append(_read(line, f"{name}, ligne {number}"))
    if not rows:
        raise InputError(f"{name}\u00a0: aucun exemple. Il en faut un par ligne\u00a0: {_SHAPE}")
    return Examples(tuple(text for text, _ in rows), tuple(abusive for _, abusive in rows))


async def kept_examples(settings: Settings) -> Examples:
    """Return the verdicts that the show has kept; raises InputError when it has none."""
    async with AsyncExitStack() as stack:
        client = await read_store(settings, stack)
        found = await read_examples(client, Keys(settings.show.id))
    if not found:
        raise InputError(
            "Aucun verdict n’est gardé. Mettez moderation.keep_examples = true avant l’émission, "
            "ou donnez un fichier JSONL d’exemples."
        )
    return Examples(tuple(each.text for each in found), tuple(each.abusive for each in found))


def stated(model: TextModel, texts: Sequence[str]) -> Chances:
    """Return the overall probability of each text."""
    found: list[float] = []
    for start in range(0, len(texts), BATCH):
        found += [each.abusive for each in model.score(texts[start : start + BATCH])]
    return np.array(found, dtype=np.float64)


_SHAPE = '{"text": "…", "abusive": true}'


def _read(line: bytes, where: str) -> tuple[str, bool]:
    if len(line) > LONGEST_LINE:
        raise InputError(f"{where}\u00a0: trop longue.")
    try:
        row = msgspec.json.decode(line, type=Row)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise InputError(f"{where}\u00a0: pas un exemple ({fault}). Il faut {_SHAPE}") from None
    if row.abusive is not None:
        return row.text, row.abusive
    if row.label not in (0, 1):
        raise InputError(f"{where}\u00a0: «\u00a0abusive\u00a0» manque. Il faut {_SHAPE}")
    return row.text, row.label == 1
