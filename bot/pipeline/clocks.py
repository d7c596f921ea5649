"""Whether the platforms' clocks and ours agree: ballots count by the platform's time, polls open by ours."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.events import Health, HealthReported, PlatformEvent
from bot.words import Phrasebook

WINDOW = timedelta(seconds=30)
FEWEST = 5
# An event from the future is one that our clock is behind of; one from long ago may be a fetched history.
AHEAD, BEHIND, HISTORY = timedelta(seconds=2), timedelta(seconds=4), timedelta(minutes=10)


class ClockWatch:
    """Looks at the quickest event of each half minute: it took next to no time, so the rest is the clocks."""

    def __init__(self, words: Phrasebook) -> None:
        """Know nothing yet."""
        self._words = words
        self._since: datetime | None = None
        self._lags: dict[str, list[timedelta]] = {}
        self._told: set[str] = set()

    def watch(self, events: Iterable[object], now: datetime) -> list[HealthReported]:
        """Note what arrived, and return what there is to say of the clocks, once per change."""
        self._since = self._since or now
        for event in events:
            if isinstance(event, PlatformEvent) and abs(now - event.at) < HISTORY:
                self._lags.setdefault(str(event.platform), []).append(now - event.at)
        if now - self._since < WINDOW:
            return []
        lags, self._lags, self._since = self._lags, {}, now
        return [
            news
            for platform, seen in lags.items()
            if len(seen) >= FEWEST
            for news in self._judge(platform, min(seen), now)
        ]

    def _judge(self, platform: str, lag: timedelta, now: datetime) -> list[HealthReported]:
        differs = not -AHEAD <= lag <= BEHIND
        if differs == (platform in self._told):
            return []
        self._told ^= {platform}
        seconds = f"{abs(lag.total_seconds()):.0f}"
        return [
            HealthReported(
                id=f"{platform}:clock:{now.isoformat()}",
                at=now,
                part=f"{platform}:clock",
                health=Health.DEGRADED if differs else Health.GOOD,
                detail=self._words.text("clock-differs", seconds=seconds) if differs else "",
                remedy=self._words.text("clock-remedy") if differs else "",
            )
        ]
