"""Teach the encoder French before any label: guess hidden words of plain text."""

import logging
import math
import random
import time
from collections import Counter

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.batches import by_length, encode, pad
from training.encoder import Classifier

_HIDDEN_SHARE = 0.3
_VOCABULARY = 7_000
log = logging.getLogger(__name__)


def rate_at(step: int, steps: int, peak: float, warm: int = 300) -> float:
    """Return the learning rate: a linear rise, then a cosine fall to a twentieth."""
    if step < warm:
        return peak * (step + 1) / warm
    done = (step - warm) / max(1, steps - warm)
    return peak * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def frequent_words(model: Classifier, rows: list[list[int]], size: int) -> Tensor:
    """Return the sorted hashes of the most frequent words."""
    counts: Counter[int] = Counter()
    with torch.no_grad():
        for group in by_length(rows[:60_000], 256):
            words = model.cutter(pad([rows[index] for index in group]))
            counts.update(words.word_hash[words.present > 0].tolist())
    return torch.tensor(sorted(word for word, _ in counts.most_common(size)))


def _classes(hashes: Tensor, vocabulary: Tensor) -> Tensor:
    """Return each hash's place in the vocabulary, -1 for words outside it."""
    place = torch.searchsorted(vocabulary, hashes).clamp(max=len(vocabulary) - 1)
    return torch.where(vocabulary[place] == hashes, place, torch.full_like(place, -1))


def _loss(model: Classifier, output: nn.Linear, vocabulary: Tensor, ids: Tensor) -> Tensor:
    words = model.cutter(ids)
    classes = _classes(words.word_hash, vocabulary)
    hidden = (torch.rand(classes.shape) < _HIDDEN_SHARE) & (words.present > 0)
    if not hidden.any():
        hidden = words.present > 0
    asked = hidden & (classes >= 0)
    with torch.autocast("cpu", torch.bfloat16):
        vectors = model.encoder(words, hidden)[asked]
        guesses = output(vectors)
    return functional.cross_entropy(guesses.float(), classes[asked])


def pretrain(
    model: Classifier, tokenizer: Tokenizer, texts: list[str], steps: int, seed: int, limit: int
) -> float:
    """Train the encoder in place; return the last average loss."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    rows = encode(tokenizer, texts, limit)
    vocabulary = frequent_words(model, rows, _VOCABULARY)
    output = nn.Linear(model.encoder.shape.width, len(vocabulary))
    parameters = [*model.encoder.parameters(), *output.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    model.train()
    began, step, average = time.monotonic(), 0, 0.0
    while step < steps:
        for group in by_length(rows, 128, chance):
            for settings in optimizer.param_groups:
                settings["lr"] = rate_at(step, steps, 1e-3)
            loss = _loss(model, output, vocabulary, pad([rows[index] for index in group]))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            average = loss.item() if step == 0 else 0.99 * average + 0.01 * loss.item()
            step += 1
            if step % 500 == 0:
                spent = (time.monotonic() - began) / 60
                log.info("pre-training: step %d of %d, loss %.3f, %.1f min", step, steps, average, spent)
            if step == steps:
                break
    return average
