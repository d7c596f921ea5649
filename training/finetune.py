"""Teach the labels: the encoder and the linear part see the same batches, each with its own loss."""

import logging
import math
import random
import time
from collections.abc import Callable, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.batches import by_length, encode, pad
from training.corpus import Example
from training.disguise import Disguiser
from training.encoder import Classifier
from training.pretrain import rate_at

log = logging.getLogger(__name__)
_BATCH = 64


def targets(examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return targets and weights, both [B, labels]; unknown targets weigh nothing."""
    known = [[float(value is not None) * example.weight for value in example.targets] for example in examples]
    values = [[value or 0.0 for value in example.targets] for example in examples]
    return torch.tensor(values), torch.tensor(known)


def _cross_entropy(logits: Tensor, wanted: Tensor, weights: Tensor) -> Tensor:
    smooth = wanted * 0.96 + 0.02
    losses = functional.binary_cross_entropy_with_logits(logits.float(), smooth, reduction="none")
    # The overall label counts as much as all kinds together.
    scale = torch.ones(wanted.shape[1])
    scale[-1] = wanted.shape[1] - 1
    return (losses * weights * scale).sum() / weights.shape[0]


def _optimizers(model: Classifier) -> tuple[torch.optim.Optimizer, torch.optim.Optimizer]:
    groups = [
        {"params": [*model.encoder.grams.parameters()], "peak": 8e-4},
        {
            "params": [p for n, p in model.encoder.named_parameters() if not n.startswith("grams")],
            "peak": 4e-4,
        },
        {"params": [*model.head.parameters()], "peak": 1e-3},
    ]
    deep = torch.optim.AdamW(groups, lr=1e-3, weight_decay=0.02, fused=True)
    wide = torch.optim.Adagrad(model.linear.parameters(), lr=0.25, initial_accumulator_value=1e-3)
    return deep, wide


class _Run:
    """One training run: what does not change from batch to batch."""

    def __init__(self, model: Classifier, steps: int):
        self.model, self.steps, self.step = model, steps, 0
        self.deep, self.wide = _optimizers(model)

    def learn(self, ids: Tensor, wanted: Tensor, weights: Tensor) -> float:
        """Take one step on one batch; return the encoder's loss."""
        for group in self.deep.param_groups:
            group["lr"] = rate_at(self.step, self.steps, group["peak"], warm=200)
        words = self.model.cutter(ids)
        with torch.autocast("cpu", torch.bfloat16):
            encoded = self.model.encoder_logits(words)
        deep_loss = _cross_entropy(encoded, wanted, weights)
        wide_loss = _cross_entropy(self.model.linear(words), wanted, weights)
        self.deep.zero_grad()
        self.wide.zero_grad()
        (deep_loss + wide_loss).backward()
        nn.utils.clip_grad_norm_([p for group in self.deep.param_groups for p in group["params"]], 1.0)
        self.deep.step()
        self.wide.step()
        self.step += 1
        return deep_loss.item()


def finetune(
    model: Classifier,
    tokenizer: Tokenizer,
    epochs: int,
    examples_of: Callable[[int], list[Example]],
    seed: int,
    limit: int,
) -> None:
    """Train in place; `examples_of(epoch)` returns that epoch's examples, half of which get disguised."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    disguiser = Disguiser(chance)
    model.encoder.word_dropout = 0.08
    run: _Run | None = None
    began = time.monotonic()
    for epoch in range(epochs):
        examples = examples_of(epoch)
        texts = [
            disguiser.wear(example.text) if chance.random() < 0.65 else example.text for example in examples
        ]
        rows = encode(tokenizer, texts, limit)
        run = run or _Run(model, epochs * math.ceil(len(rows) / _BATCH))
        model.train()
        average = 0.0
        for group in by_length(rows, _BATCH, chance):
            wanted, weights = targets([examples[index] for index in group])
            loss = run.learn(pad([rows[index] for index in group]), wanted, weights)
            average = loss if not average else 0.98 * average + 0.02 * loss
            if run.step % 200 == 0:
                spent = (time.monotonic() - began) / 60
                log.info(
                    "fine-tuning: step %d of %d, loss %.3f, %.1f min", run.step, run.steps, average, spent
                )
    model.eval()
