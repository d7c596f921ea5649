"""The ids that the loopback Discord gives: in the order of time, as Discord's are."""

from datetime import UTC, datetime

from bot.ports import Clock

_EPOCH_MS = 1_420_070_400_000


class Snowflakes:
    """Gives each id once, never one smaller than an earlier one."""

    def __init__(self, clock: Clock) -> None:
        """Start from the clock's present."""
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """Return a new id."""
        milliseconds = int(self._clock.now().timestamp() * 1000) - _EPOCH_MS
        self._last = max(milliseconds << 22, self._last + 1)
        return self._last


def told_at(id: int) -> datetime:
    """Return the time that an id carries."""
    return datetime.fromtimestamp(((id >> 22) + _EPOCH_MS) / 1000, UTC)


def stamp(at: datetime) -> str:
    """Return a time as Discord writes it."""
    return at.isoformat(timespec="microseconds")
