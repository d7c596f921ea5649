"""Writes ONNX graphs with nothing but numpy: enough of the format for the models that are compared here.

The fields are those of onnx.proto3 (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3). Large weights
go into a file beside the graph, which ONNX Runtime maps into memory.
"""

import struct
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

FLOAT, INT32, INT64 = 1, 6, 7
_TYPES = {"float32": FLOAT, "int32": INT32, "int64": INT64}
_IR_VERSION = 8
CONTRIBUTED = "com.microsoft"

Attribute = int | float | Sequence[int]


class Graph:
    """A graph under construction; every method that adds a node returns the name of its output."""

    def __init__(self, weights: Path | None = None) -> None:
        """Keep weights in the graph, or beside it in the file `weights`."""
        self._nodes: list[bytes] = []
        self._initializers: list[bytes] = []
        self._inputs: list[bytes] = []
        self._weights_name = weights.name if weights else ""
        self._weights: BinaryIO | None = weights.open("wb") if weights else None
        self._count = 0
        self.parameters = 0

    def input(self, name: str, kind: int, dims: Sequence[str | int]) -> str:
        """Add an input; named dimensions are free."""
        self._inputs.append(_value(name, kind, dims))
        return name

    def constant(self, values: NDArray[np.float32] | NDArray[np.int64]) -> str:
        """Add an array; return its name."""
        name = self._name("w")
        kind = _TYPES[str(values.dtype)]
        fields = [_packed(1, values.shape), _number(2, kind), _bytes(8, name.encode())]
        raw = np.ascontiguousarray(values).tobytes()
        if self._weights is None or kind != FLOAT:
            fields.append(_bytes(9, raw))
        else:
            place = {"location": self._weights_name, "offset": self._weights.tell(), "length": len(raw)}
            self._weights.write(raw)
            fields += [_bytes(13, _entry(key, str(value))) for key, value in place.items()]
            fields.append(_number(14, 1))
        self._initializers.append(b"".join(fields))
        if kind == FLOAT:
            self.parameters += values.size
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", **attributes: Attribute) -> str:
        """Add a node with one output."""
        name = self._name(kind.lower())
        fields = [_bytes(1, each.encode()) for each in inputs]
        fields += [_bytes(2, name.encode()), _bytes(3, name.encode()), _bytes(4, kind.encode())]
        fields += [_bytes(5, _attribute(key, value)) for key, value in attributes.items()]
        fields.append(_bytes(7, domain.encode()))
        self._nodes.append(b"".join(fields))
        return name

    def save(self, path: Path, output: str, dims: Sequence[str | int]) -> None:
        """Write the model; `output` is called "logits"."""
        self._nodes.append(
            _bytes(1, output.encode()) + _bytes(2, b"logits") + _bytes(3, b"last") + _bytes(4, b"Identity")
        )
        graph = [_bytes(1, node) for node in self._nodes]
        graph += [_bytes(2, b"graph"), *(_bytes(5, each) for each in self._initializers)]
        graph += [*(_bytes(11, each) for each in self._inputs), _bytes(12, _value("logits", FLOAT, dims))]
        opsets = [_number(2, 17), _bytes(1, CONTRIBUTED.encode()) + _number(2, 1)]
        model = [_number(1, _IR_VERSION), _bytes(7, b"".join(graph)), *(_bytes(8, each) for each in opsets)]
        path.write_bytes(b"".join(model))
        if self._weights is not None:
            self._weights.close()

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}_{self._count}"


def _varint(value: int) -> bytes:
    if value < 0:
        value += 1 << 64
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _packed(field: int, values: Sequence[int]) -> bytes:
    return _bytes(field, b"".join(map(_varint, values)))


def _entry(key: str, value: str) -> bytes:
    return _bytes(1, key.encode()) + _bytes(2, value.encode())


def _attribute(name: str, value: Attribute) -> bytes:
    named = _bytes(1, name.encode())
    if isinstance(value, float):
        return named + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1)
    if isinstance(value, int):
        return named + _number(3, value) + _number(20, 2)
    return named + _packed(8, value) + _number(20, 7)


def _value(name: str, kind: int, dims: Sequence[str | int]) -> bytes:
    shape = b"".join(
        _bytes(1, _bytes(2, dim.encode()) if isinstance(dim, str) else _number(1, dim)) for dim in dims
    )
    tensor = _bytes(1, _number(1, kind) + _bytes(2, shape))
    return _bytes(1, name.encode()) + _bytes(2, tensor)
