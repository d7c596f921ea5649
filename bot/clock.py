"""The only place that reads the clock."""

from datetime import UTC, datetime


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the present, in UTC."""
        return datetime.now(UTC)
