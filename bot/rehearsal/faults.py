"""What goes wrong on purpose on the loopback platforms, drawn from a seed."""

import random
from collections.abc import Iterable
from datetime import timedelta

import msgspec

from bot.errors import InputError
from bot.events import Platform

_NEVER = timedelta(0)
_USUAL: dict[str, dict[str, float | timedelta]] = {
    "duplicates": {"duplicates": 0.05},
    "reconnects": {"reconnects": timedelta(seconds=12)},
    "drops": {"drops": timedelta(seconds=20)},
    "429": {"too_many": 0.1},
    "slow": {"slow": timedelta(milliseconds=400)},
}
NAMES = tuple(_USUAL)


class Faults(msgspec.Struct, frozen=True, kw_only=True):
    """How often each thing goes wrong; as built, nothing does.

    `duplicates` is the share of event frames sent twice, `too_many` the share of REST calls answered 429,
    `reconnects` and `drops` the mean time between two of them on one socket, `slow` the longest delay of an
    answer or a frame.
    """

    duplicates: float = 0.0
    reconnects: timedelta = _NEVER
    drops: timedelta = _NEVER
    too_many: float = 0.0
    slow: timedelta = _NEVER
    seed: int = 0


def named(names: Iterable[str], seed: int = 0) -> Faults:
    """Return the usual amount of the faults named; raises InputError for a name that is none."""
    chosen = [name.strip() for name in names if name.strip()]
    unknown = [name for name in chosen if name not in _USUAL]
    if unknown:
        raise InputError(f"Pannes inconnues : {', '.join(unknown)}. Choisissez parmi : {', '.join(NAMES)}.")
    values: dict[str, float | timedelta] = {}
    for name in chosen:
        values.update(_USUAL[name])
    return msgspec.structs.replace(Faults(seed=seed), **values)


class Mishaps:
    """Draws one platform's faults, the same ones each time for the same seed and the same calls."""

    def __init__(self, faults: Faults, platform: Platform) -> None:
        """Draw from the seed and the platform's name, so that platforms do not disturb each other."""
        self._faults = faults
        self._dice = random.Random(f"{faults.seed}:{platform}")

    def doubles(self) -> bool:
        """Return whether this event frame is sent twice."""
        return self._falls(self._faults.duplicates)

    def refuses(self) -> bool:
        """Return whether this REST call is one too many."""
        return self._falls(self._faults.too_many)

    def delay(self) -> float:
        """Return how many seconds this answer or frame is late."""
        slow = self._faults.slow.total_seconds()
        return self._dice.uniform(0.0, slow) if slow else 0.0

    def until_reconnect(self) -> float | None:
        """Return in how many seconds the platform asks a socket to move; None for never."""
        return self._until(self._faults.reconnects)

    def until_drop(self) -> float | None:
        """Return in how many seconds a socket is cut; None for never."""
        return self._until(self._faults.drops)

    def _falls(self, share: float) -> bool:
        return share > 0 and self._dice.random() < share

    def _until(self, mean: timedelta) -> float | None:
        seconds = mean.total_seconds()
        return seconds * self._dice.uniform(0.5, 1.5) if seconds else None
