"""The last messages with what was said of them, to try rules on, and the last follows: in memory only."""

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.changes.review import DryRunShown, FollowHeard, JudgedChange, JudgedForgotten, MessageJudged

KEPT = 2_000
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class Judged:
    """The messages, the oldest first, when the channel was followed, and until when a dry run is shown."""

    messages: deque[MessageJudged] = field(default_factory=lambda: deque(maxlen=KEPT))
    follows: deque[datetime] = field(default_factory=lambda: deque(maxlen=KEPT))
    shown_until: datetime | None = None

    @classmethod
    def after_restart(cls) -> "Judged":
        """Return what a new life knows: nothing, but an earlier one may have left a dry run on screen."""
        return cls(shown_until=_LONG_AGO)

    def apply(self, change: JudgedChange) -> None:
        """Bring one change in."""
        match change:
            case MessageJudged():
                self.messages.append(change)
            case JudgedForgotten():
                self._forget(lambda each: _is_meant(each, change))
            case FollowHeard():
                self.follows.append(change.at)
            case DryRunShown():
                self.shown_until = change.until

    def forget_people(self, author_keys: Collection[str]) -> None:
        """Let the messages of some accounts go."""
        self._forget(lambda each: each.message.author.key in author_keys)

    def _forget(self, is_meant: Callable[[MessageJudged], bool]) -> None:
        left = [each for each in self.messages if not is_meant(each)]
        if len(left) < len(self.messages):
            self.messages = deque(left, maxlen=KEPT)


def _is_meant(each: MessageJudged, change: JudgedForgotten) -> bool:
    if change.message_id:
        return each.message.message_id == change.message_id
    if each.message.channel != change.channel:
        return False
    return not change.author_key or each.message.author.key == change.author_key
