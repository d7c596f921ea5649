"""Texts to padded batches of character ids, sorted by length so that little is padding."""

import random
from collections.abc import Iterator, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor


def encode(tokenizer: Tokenizer, texts: Sequence[str], limit: int) -> list[list[int]]:
    """Return character ids per text, at least one and at most `limit`."""
    encoded = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [item.ids[:limit] or [1] for item in encoded]


def pad(rows: Sequence[list[int]]) -> Tensor:
    """Return ids as one tensor [B, longest], zero-padded."""
    longest = max(map(len, rows))
    return torch.tensor([row + [0] * (longest - len(row)) for row in rows])


def by_length(
    rows: Sequence[list[int]], size: int, chance: random.Random | None = None
) -> Iterator[list[int]]:
    """Yield lists of row numbers of similar length; shuffled when `chance` is given."""
    jitter = [0.0] * len(rows) if chance is None else [chance.random() * 12 for _ in rows]
    order = sorted(range(len(rows)), key=lambda index: len(rows[index]) + jitter[index])
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    if chance is not None:
        chance.shuffle(groups)
    yield from groups
