"""The architecture that people would take instead: XLM-R base with a multi-label head, weights at random.

Shapes are those of `xlm-roberta-base` (Conneau et al. 2020), which Detoxify's multilingual model has too:
250,002 pieces, 12 layers of 768, 12 heads, 3,072 inside, 514 positions; 16 labels. Random weights cost the
same time as trained ones. Attention, GELU and normalisation are ONNX Runtime's own fused operators, so that
the comparison is with the fastest form of this network in the same runtime.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.onnx_file import CONTRIBUTED, INT32, INT64, Graph


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; the usual ones are XLM-R base's."""

    pieces: int = 250_002
    positions: int = 514
    width: int = 768
    layers: int = 12
    heads: int = 12
    inside: int = 3_072
    labels: int = 16


BASE = Shape()
_SPREAD = 0.02
_EPSILON = 1e-5


class _Builder:
    """Adds the parts of the network to a graph."""

    def __init__(self, graph: Graph, shape: Shape, seed: int) -> None:
        self._graph, self._shape = graph, shape
        self._chance = np.random.default_rng(seed)

    def drawn(self, *sizes: int) -> str:
        """Return a random array."""
        values: NDArray[np.float32] = self._chance.standard_normal(sizes, dtype=np.float32)
        values *= np.float32(_SPREAD)
        return self._graph.constant(values)

    def ones(self) -> str:
        """Return what a normalisation starts from."""
        return self._graph.constant(np.ones(self._shape.width, dtype=np.float32))

    def dense(self, x: str, rows: int, columns: int) -> str:
        """Return x @ W + b."""
        product = self._graph.node("MatMul", x, self.drawn(rows, columns))
        return self._graph.node("Add", product, self.drawn(columns))

    def embedded(self, ids: str, mask: str) -> str:
        """Return the sum of piece, place and type; places count from 2, padding is 1."""
        graph, width = self._graph, self._shape.width
        one = graph.constant(np.array(1, dtype=np.int64))
        counted = graph.node("CumSum", mask, one)
        places = graph.node("Add", graph.node("Mul", counted, mask), one)
        pieces = graph.node("Gather", self.drawn(self._shape.pieces, width), ids)
        placed = graph.node("Gather", self.drawn(self._shape.positions, width), places)
        summed = graph.node("Add", graph.node("Add", pieces, placed), self.drawn(1, width))
        return graph.node("LayerNormalization", summed, self.ones(), self.drawn(width), epsilon=_EPSILON)

    def layer(self, x: str, mask: str) -> str:
        """Return one layer: attention, then the inner network, each added and normalised."""
        graph, shape = self._graph, self._shape
        weights, offsets = self.drawn(shape.width, 3 * shape.width), self.drawn(3 * shape.width)
        attended = graph.node(
            "Attention", x, weights, offsets, mask, domain=CONTRIBUTED, num_heads=shape.heads
        )
        x = self.added(self.dense(attended, shape.width, shape.width), x)
        inner = graph.node("Gelu", self.dense(x, shape.width, shape.inside), domain=CONTRIBUTED)
        return self.added(self.dense(inner, shape.inside, shape.width), x)

    def added(self, x: str, before: str) -> str:
        """Return both, added and normalised."""
        scale, offset = self.ones(), self.drawn(self._shape.width)
        return self._graph.node(
            "SkipLayerNormalization", x, before, scale, offset, domain=CONTRIBUTED, epsilon=_EPSILON
        )

    def head(self, x: str) -> str:
        """Return logits from the first piece."""
        first = self._graph.node("Gather", x, self._graph.constant(np.array(0, dtype=np.int64)), axis=1)
        hidden = self._graph.node("Tanh", self.dense(first, self._shape.width, self._shape.width))
        return self.dense(hidden, self._shape.width, self._shape.labels)


def build(folder: Path, shape: Shape = BASE, seed: int = 1) -> tuple[Path, int]:
    """Write the network into a folder; return its file and how many parameters it has."""
    graph = Graph(folder / "model.weights")
    builder = _Builder(graph, shape, seed)
    ids = graph.input("input_ids", INT64, ("texts", "tokens"))
    mask = graph.input("attention_mask", INT64, ("texts", "tokens"))
    x = builder.embedded(ids, mask)
    plain = graph.node("Cast", mask, to=INT32)
    for _ in range(shape.layers):
        x = builder.layer(x, plain)
    path = folder / "model.onnx"
    graph.save(path, builder.head(x), ("texts", shape.labels))
    return path, graph.parameters
