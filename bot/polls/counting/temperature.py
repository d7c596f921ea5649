"""Temperature (météo): how the room feels now, as the mean of what people said lately. This is no vote."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from operator import attrgetter

import msgspec

from bot.polls.outcome import MoodPoint, Outcome, TemperatureDetail

COLDEST, WARMEST = 0, 10
VALUES = range(COLDEST, WARMEST + 1)
_ORDER = attrgetter("at", "voter", "value")


class Reading(msgspec.Struct, frozen=True):
    """Somebody says how they feel, from 0 to 10."""

    voter: str
    value: int
    at: datetime


def count(readings: Iterable[Reading], *, now: datetime, window: timedelta) -> Outcome:
    """Return the mood of the window that ends now: the last value of each voter in it, once each.

    A reading counts from its moment on and for less than the window; there is neither winner nor ranking.
    """
    last = {
        reading.voter: reading.value
        for reading in sorted(_possible(readings), key=_ORDER)
        if now - window < reading.at <= now
    }
    counted = Counter(last.values())
    return Outcome(
        voters=len(last),
        winners=(),
        ranking=(),
        detail=TemperatureDetail(
            mean=(sum(last.values()), len(last)), values=tuple(counted[value] for value in VALUES)
        ),
    )


def mood_line(
    readings: Iterable[Reading], *, since: datetime, seconds: Sequence[int], window: timedelta
) -> tuple[MoodPoint, ...]:
    """Return the mood at each moment, as `count` would give it there; `seconds` after `since`, in order."""
    return tuple(_line(sorted(_possible(readings), key=_ORDER), since, seconds, window))


def _possible(readings: Iterable[Reading]) -> Iterator[Reading]:
    return (reading for reading in readings if reading.value in VALUES)


def _line(
    ordered: Sequence[Reading], since: datetime, seconds: Sequence[int], window: timedelta
) -> Iterator[MoodPoint]:
    """Slide over the readings once: each enters, and leaves when it is replaced or too old."""
    heard: deque[Reading] = deque()
    last: dict[str, Reading] = {}
    total = entered = 0
    for after_s in seconds:
        moment = since + timedelta(seconds=after_s)
        while entered < len(ordered) and ordered[entered].at <= moment:
            reading = ordered[entered]
            before = last.get(reading.voter)
            total += reading.value - (before.value if before else 0)
            last[reading.voter] = reading
            heard.append(reading)
            entered += 1
        while heard and heard[0].at <= moment - window:
            old = heard.popleft()
            if last.get(old.voter) is old:
                total -= old.value
                del last[old.voter]
        yield MoodPoint(after_s, total, len(last))
