"""How often something may be done: a sliding window for each name."""

from collections import deque
from datetime import datetime, timedelta

MOST_NAMES = 10_000


class Pace:
    """Allows `most` times in each `window`, for each name apart."""

    def __init__(self, most: int, window: timedelta) -> None:
        """Begin with nothing done."""
        self._most = most
        self._window = window
        self._done: dict[str, deque[datetime]] = {}

    def allows(self, name: str, at: datetime) -> bool:
        """Return whether once more would still be within the pace."""
        done = self._done.get(name, deque())
        while done and at - done[0] >= self._window:
            done.popleft()
        return len(done) < self._most

    def note(self, name: str, at: datetime) -> None:
        """Count one time; the names seen longest ago are forgotten when there are too many."""
        self._done[name] = done = self._done.pop(name, deque(maxlen=self._most))
        done.append(at)
        while len(self._done) > MOST_NAMES:
            del self._done[next(iter(self._done))]
