"""Numbers for a monitoring system, in the text format that Prometheus reads (version 0.0.4).

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

KIND = "text/plain; version=0.0.4; charset=utf-8"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

Labels = tuple[tuple[str, str], ...]


class Counted:
    """A number that only grows, for each set of labels."""

    kind = "counter"

    def __init__(self, name: str, about: str) -> None:
        """Begin at nothing."""
        self.name = name
        self.about = about
        self._values: dict[Labels, float] = defaultdict(float)

    def add(self, by: float = 1, **labels: str) -> None:
        """Count more."""
        self._values[tuple(sorted(labels.items()))] += by

    def samples(self) -> Iterator[str]:
        """Yield the lines that say it."""
        for labels, value in sorted(self._values.items()):
            yield _sample(self.name, labels, value)


class Measured:
    """How long something took, for each set of labels: how often within each bound, in all, and their sum."""

    kind = "histogram"

    def __init__(self, name: str, about: str, bounds: Sequence[float] = SECONDS) -> None:
        """Begin with no measure."""
        self.name = name
        self.about = about
        self._bounds = tuple(bounds)
        self._counts: dict[Labels, list[int]] = defaultdict(lambda: [0] * (len(self._bounds) + 1))
        self._sums: dict[Labels, float] = defaultdict(float)

    def note(self, value: float, **labels: str) -> None:
        """Take one measure."""
        key = tuple(sorted(labels.items()))
        self._counts[key][bisect_left(self._bounds, value)] += 1
        self._sums[key] += value

    def samples(self) -> Iterator[str]:
        """Yield the lines that say it."""
        for labels, counts in sorted(self._counts.items()):
            so_far = 0
            for bound, count in zip((*map(_number, self._bounds), "+Inf"), counts, strict=True):
                so_far += count
                yield _sample(f"{self.name}_bucket", (*labels, ("le", bound)), so_far)
            yield _sample(f"{self.name}_sum", labels, self._sums[labels])
            yield _sample(f"{self.name}_count", labels, so_far)


def gauge(name: str, about: str, values: Mapping[Labels, float | None]) -> Iterator[str]:
    """Yield the lines of numbers that go up and down, as they are now; None is not known and left out."""
    known = {labels: value for labels, value in values.items() if value is not None}
    if known:
        yield from _head(name, about, "gauge")
        yield from (_sample(name, labels, value) for labels, value in sorted(known.items()))


def family(metric: Counted | Measured) -> Iterator[str]:
    """Yield all the lines of a metric."""
    yield from _head(metric.name, metric.about, metric.kind)
    yield from metric.samples()


def _head(name: str, about: str, kind: str) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"


def _sample(name: str, labels: Labels, value: float) -> str:
    inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels)
    return f"{name}{{{inside}}} {_number(value)}" if inside else f"{name} {_number(value)}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
