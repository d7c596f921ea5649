"""Tells the show how each part of a platform is, once per change."""

from bot.events import Health, HealthReported
from bot.ports import Clock, EventSink


class HealthBoard:
    """The last word on every part; saying the same again sends nothing."""

    def __init__(self, sink: EventSink, clock: Clock) -> None:
        """Know nothing yet: the first word on a part is always sent."""
        self._sink = sink
        self._clock = clock
        self._said: dict[str, tuple[Health, str]] = {}

    def say(self, part: str, health: Health, detail: str = "", remedy: str = "") -> None:
        """Report a part, unless its state and detail are those already reported."""
        if self._said.get(part) == (health, detail):
            return
        self._said[part] = (health, detail)
        self._sink.put(self.finding(part, health, detail, remedy))

    def good(self, part: str) -> None:
        """Report that a part is well."""
        self.say(part, Health.GOOD)

    def heal(self, part: str) -> None:
        """Report that a part is well again, if it was reported otherwise."""
        if part in self._said:
            self.say(part, Health.GOOD)

    def finding(self, part: str, health: Health, detail: str = "", remedy: str = "") -> HealthReported:
        """Return a report without sending it."""
        now = self._clock.now()
        return HealthReported(
            id=f"{part}:{health}:{now.isoformat()}",
            at=now,
            part=part,
            health=health,
            detail=detail,
            remedy=remedy,
        )
