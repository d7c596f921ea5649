"""Keeps the bot under a platform's own limits: a bucket of permits that refills with time."""

from datetime import datetime, timedelta


class Pace:
    """At most `permits` in any `window`; time is told by the caller."""

    def __init__(self, permits: int, window: timedelta) -> None:
        """Start with every permit available."""
        self._permits = permits
        self._window = window
        self._taken: list[datetime] = []

    def widen(self, permits: int) -> None:
        """Change how many permits a window holds, keeping those already taken."""
        self._permits = permits

    def take(self, now: datetime, patience: timedelta) -> timedelta | None:
        """Take the next permit and return how long to wait before using it (zero: at once).

        None, and nothing taken, when that would be longer than `patience`.
        """
        self._taken = [at for at in self._taken if at > now - self._window]
        usable_at = now
        if len(self._taken) >= self._permits:
            usable_at = max(now, self._taken[-self._permits] + self._window)
        if usable_at - now > patience:
            return None
        self._taken.append(usable_at)
        return usable_at - now
