"""A temperature counted as it goes on: readings come, are replaced, and fade; only those are looked at.

`bot.polls.counting.temperature.count` gives the same from all readings at once.
"""

from collections import Counter
from datetime import datetime, timedelta
from heapq import heappop, heappush

from bot.polls.counting.temperature import VALUES, Reading
from bot.polls.outcome import Outcome, TemperatureDetail


class Mood:
    """The last reading of each voter, as long as it is within a window that ends later and later."""

    def __init__(self, window: timedelta) -> None:
        """Begin with nobody; a reading counts for less than the window."""
        self._window = window
        self._held: dict[str, Reading] = {}
        self._often: Counter[int] = Counter()
        self._ages: list[tuple[datetime, str]] = []

    def put(self, voter: str, reading: Reading | None) -> None:
        """Let this be a voter's last reading, or let them have none."""
        before = self._held.pop(voter, None)
        if before is not None:
            self._often[before.value] -= 1
        if reading is None or reading.value not in VALUES:
            return
        self._held[voter] = reading
        self._often[reading.value] += 1
        heappush(self._ages, (reading.at, voter))

    def fade(self, now: datetime) -> list[str]:
        """Let go of what is too old, and return whose it was; `now` is never earlier than before."""
        gone = []
        while self._ages and self._ages[0][0] <= now - self._window:
            at, voter = heappop(self._ages)
            # One that was replaced since has a later place among the ages.
            if voter in self._held and self._held[voter].at == at:
                self.put(voter, None)
                gone.append(voter)
        return gone

    def outcome(self) -> Outcome:
        """Return what `count` gives for the readings that are here now."""
        values = tuple(self._often[value] for value in VALUES)
        people = len(self._held)
        total = sum(value * often for value, often in zip(VALUES, values, strict=True))
        return Outcome(
            voters=people,
            winners=(),
            ranking=(),
            detail=TemperatureDetail(mean=(total, people), values=values),
        )
