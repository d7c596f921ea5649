"""The network: words as sums of hashed n-grams, a small transformer over them, and a linear part beside."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.alphabet import Alphabet
from training.ngrams import PRIME, Cutter, Words

_FAR = -1e4


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    buckets: int = 79_999
    embedding: int = 96
    width: int = 256
    layers: int = 3
    feed: int = 512
    heads: int = 4
    positions: int = 160
    linear_buckets: int = 499_979
    dropout: float = 0.1


class Block(nn.Module):
    """One pre-norm transformer layer."""

    def __init__(self, shape: Shape):
        super().__init__()
        width = shape.width
        self.heads, self.dropout = shape.heads, shape.dropout
        self.before_attention, self.before_feed = nn.LayerNorm(width), nn.LayerNorm(width)
        self.query_key_value, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.widen, self.narrow = nn.Linear(width, shape.feed), nn.Linear(shape.feed, width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, words, width = x.shape
        parts = self.query_key_value(self.before_attention(x))
        query, key, value = parts.view(batch, words, 3, self.heads, width // self.heads).permute(
            2, 0, 3, 1, 4
        )
        weights = (query @ key.transpose(-1, -2)) * (width // self.heads) ** -0.5 + bias
        mixed = (weights.softmax(-1) @ value).transpose(1, 2).reshape(batch, words, width)
        x = x + functional.dropout(self.out(mixed), self.dropout, self.training)
        fed = self.narrow(functional.gelu(self.widen(self.before_feed(x)), approximate="tanh"))
        return x + functional.dropout(fed, self.dropout, self.training)


class Encoder(nn.Module):
    """Words to vectors in context: [B, W, width]."""

    ORDERS = (1, 2, 3)  # places in Cutter.ORDERS: windows of 3, 4 and 5 characters

    def __init__(self, shape: Shape):
        super().__init__()
        width = shape.width
        self.shape, self.word_dropout = shape, 0.0
        self.grams = nn.Embedding(shape.buckets, shape.embedding)
        nn.init.normal_(self.grams.weight, std=0.1)
        self.project = nn.Linear(shape.embedding, width)
        self.places = nn.Embedding(shape.positions, width)
        nn.init.normal_(self.places.weight, std=0.02)
        self.masked = nn.Parameter(torch.zeros(shape.embedding))
        self.first_norm, self.last_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.neighbours = nn.Linear(3 * width, width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))

    def embed(self, words: Words) -> Tensor:
        """Return each word as the normalised sum of its own bucket and those of its windows."""
        buckets = self.shape.buckets
        total = 0
        count = 0
        for order in self.ORDERS:
            mask = words.gram_mask[order][..., None]
            total = total + self.grams((words.gram_hash[order] + order * 7919) % buckets) * mask
            count = count + mask
        summed = words.members @ total + self.grams(words.word_hash % buckets)
        return summed * torch.rsqrt(words.members @ count + 1.0) * words.present[..., None]

    def forward(self, words: Words, hidden: Tensor | None = None) -> Tensor:
        """Encode; `hidden` [B, W] marks words to blank out (for pre-training)."""
        vectors = self.embed(words)
        if hidden is not None:
            vectors = torch.where(hidden[..., None], self.masked, vectors)
        elif self.training and self.word_dropout > 0:
            vectors = vectors * (torch.rand(vectors.shape[:2]) > self.word_dropout).float()[..., None]
        keep = words.present[..., None]
        places = torch.clamp(torch.arange(vectors.shape[1]), max=self.shape.positions - 1)
        x = self.first_norm(self.project(vectors) + self.places(places)) * keep
        x = functional.dropout(x, self.shape.dropout, self.training)
        before, after = functional.pad(x[:, :-1], (0, 0, 1, 0)), functional.pad(x[:, 1:], (0, 0, 0, 1))
        x = x + functional.gelu(self.neighbours(torch.cat([before, x, after], -1)), approximate="tanh") * keep
        bias = ((1 - words.present) * _FAR)[:, None, None, :]
        for block in self.blocks:
            x = block(x, bias)
        return self.last_norm(x)


class Head(nn.Module):
    """Pool the words (four attentions and a maximum) and score every label."""

    def __init__(self, width: int, labels: int):
        super().__init__()
        self.attend = nn.Linear(width, 4)
        self.hidden, self.out = nn.Linear(width * 5, 192), nn.Linear(192, labels)

    def forward(self, x: Tensor, present: Tensor) -> Tensor:
        absent = ((1 - present) * _FAR)[..., None]
        attention = (self.attend(x) + absent).softmax(1)
        pooled = (attention.transpose(1, 2) @ x).flatten(1)
        joined = torch.cat([pooled, (x + absent).amax(1)], -1)
        hidden = functional.dropout(
            functional.gelu(self.hidden(joined), approximate="tanh"), 0.2, self.training
        )
        return self.out(hidden)


class LinearPart(nn.Module):
    """A logistic regression over hashed windows (2-5 characters) and runs of 1-3 words."""

    def __init__(self, buckets: int, labels: int):
        super().__init__()
        self.buckets = buckets
        self.weights = nn.Embedding(buckets, labels, sparse=True)
        nn.init.zeros_(self.weights.weight)
        self.offset = nn.Parameter(torch.zeros(labels))

    def features(self, words: Words) -> tuple[Tensor, Tensor]:
        """Return bucket numbers and their 0/1 masks, both [B, features]."""
        second = functional.pad(words.word_hash[:, 1:], (0, 1))
        third = functional.pad(words.word_hash[:, 2:], (0, 2))
        has_second = functional.pad(words.present[:, 1:], (0, 1))
        has_third = functional.pad(words.present[:, 2:], (0, 2))
        pairs = torch.remainder(words.word_hash * 31 + second * 1_000_003, PRIME)
        triples = torch.remainder(words.word_hash * 131 + second * 700_001 + third * 3_000_017, PRIME)
        hashes = [*words.gram_hash, words.word_hash, pairs, triples]
        masks = [*words.gram_mask, words.present, has_second, has_third]
        numbered = [(values + 104_729 * kind) % self.buckets for kind, values in enumerate(hashes)]
        return torch.cat(numbered, 1), torch.cat(masks, 1)

    def forward(self, words: Words) -> Tensor:
        buckets, mask = self.features(words)
        total = (self.weights(buckets) * mask[..., None]).sum(1)
        return total * torch.rsqrt(mask.sum(1, keepdim=True) + 1.0) + self.offset


class Classifier(nn.Module):
    """Character ids [B, L] (0 is padding) to calibrated logits [B, labels]."""

    def __init__(self, alphabet: Alphabet, shape: Shape, labels: int):
        super().__init__()
        self.cutter, self.encoder = Cutter(alphabet), Encoder(shape)
        self.head, self.linear = Head(shape.width, labels), LinearPart(shape.linear_buckets, labels)
        self.encoder_gain = nn.Parameter(torch.full((labels,), 0.5), requires_grad=False)
        self.linear_gain = nn.Parameter(torch.full((labels,), 0.5), requires_grad=False)
        self.shift = nn.Parameter(torch.zeros(labels), requires_grad=False)

    def encoder_logits(self, words: Words) -> Tensor:
        return self.head(self.encoder(words), words.present)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        words = self.cutter(input_ids * attention_mask)
        encoded = self.encoder_logits(words) * self.encoder_gain
        return encoded + self.linear(words) * self.linear_gain + self.shift
