"""Cuts rows of tokens into batches of similar length, padded to a rectangle."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

# A batch is at most this many texts, this many tokens with its padding, and this many pairs of tokens that
# attend to each other: memory stays flat, whatever the length of the texts.
BATCH_TEXTS = 64
BATCH_TOKENS = 8192
BATCH_PAIRS = 1_000_000

Arrays = dict[str, NDArray[np.int64]]
Row = dict[str, list[int]]


def groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield row numbers of similar length, within the bounds of a batch."""
    group: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if group and not _fits(len(group) + 1, lengths[index]):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _fits(texts: int, longest: int) -> bool:
    return (
        texts <= BATCH_TEXTS and texts * longest <= BATCH_TOKENS and texts * longest * longest <= BATCH_PAIRS
    )


def pad(rows: Sequence[Row], padding: Mapping[str, int]) -> Arrays:
    """Return one array [rows, longest] per name; `padding` (0 by default) fills what a row lacks."""
    longest = max(len(row["input_ids"]) for row in rows)
    arrays: Arrays = {}
    for name in rows[0]:
        array = np.full((len(rows), longest), padding.get(name, 0), dtype=np.int64)
        for place, row in enumerate(rows):
            array[place, : len(row[name])] = row[name]
        arrays[name] = array
    return arrays
