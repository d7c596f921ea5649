"""Many messages of one person in a short time."""

from datetime import timedelta

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard


class Flood:
    """Flags the message with which its author reaches `messages` within a window, and those that follow."""

    name = "flood"

    def __init__(self, messages: int, window: timedelta) -> None:
        """Allow one message less than `messages` in any such window."""
        self._messages = messages
        self._window = window

    def __call__(self, heard: Heard) -> Finding | None:
        """Return how many messages came in the window that ends with this one."""
        since_at = heard.at - self._window
        count = 1 + sum(since_at < at <= heard.at for at, _ in heard.recent)
        if count < self._messages:
            return None
        seconds = int(self._window.total_seconds())
        return Finding(
            severity=Severity.MEDIUM, key="reason-flood", values={"count": count, "seconds": seconds}
        )
