"""Words that were sent again: groups of messages that are alike, found without comparing each with each."""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.events import Platform
from bot.moderation.copies import Copy
from bot.moderation.raids import Likeness, alike

# What stood in the chat before a text became a raid.
HEARD_FOR = timedelta(minutes=2)
# Beyond this the words heard longest ago are forgotten; a text that spreads comes back before that.
MOST_GROUPS = 20_000
# Of messages that are no case yet, as many are kept as a decision about them may need.
MOST_RECENT = 200


@dataclass(eq=False)
class Echo:
    """One group: its first text, its latest messages, and the case that they are about, if any."""

    name: int
    platform: Platform
    likeness: Likeness
    latest_at: datetime
    case_id: str = ""
    recent: list[Copy] = field(default_factory=list)

    def note(self, message: Copy) -> None:
        """Take one more message, and forget those that are old or too many."""
        self.latest_at = max(self.latest_at, message.at)
        if self.recent and (
            len(self.recent) >= MOST_RECENT or self.recent[0].at <= self.latest_at - HEARD_FOR
        ):
            since = self.latest_at - HEARD_FOR
            self.recent = [each for each in self.recent[-MOST_RECENT // 2 :] if each.at > since]
        self.recent.append(message)

    def voices(self, since: datetime) -> int:
        """Return how many people sent these words after a time."""
        return len({each.author.key for each in self.recent if each.at > since})


@dataclass
class Echoes:
    """Every group, the last heard at the end; `places` finds them by a number of their sketch."""

    groups: OrderedDict[int, Echo] = field(default_factory=OrderedDict)
    places: dict[tuple[Platform, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    count: int = 0

    def find(self, platform: Platform, words: Likeness) -> Echo | None:
        """Return the group that a text belongs to, the one it shares most with first."""
        met: Counter[int] = Counter()
        for number in words.sketch:
            met.update(self.places.get((platform, number), ()))
        for name, _ in met.most_common(3):
            if alike(self.groups[name].likeness, words):
                return self.groups[name]
        return None

    def hear(self, words: Likeness, message: Copy, case_id: str) -> None:
        """Take one message into its group, or begin one."""
        echo = self.find(message.author.platform, words)
        if echo is None:
            echo = self._begin(words, message)
        echo.case_id = case_id or echo.case_id
        echo.note(message)
        self.groups.move_to_end(echo.name)

    def forget_people(self, author_keys: Collection[str]) -> None:
        """Let the messages of some accounts go."""
        for echo in self.groups.values():
            echo.recent = [each for each in echo.recent if each.author.key not in author_keys]

    def _begin(self, words: Likeness, message: Copy) -> Echo:
        self.count += 1
        echo = Echo(self.count, message.author.platform, words, message.at)
        self.groups[echo.name] = echo
        for number in words.sketch:
            self.places[echo.platform, number].add(echo.name)
        while len(self.groups) > MOST_GROUPS:
            self._forget(self.groups.popitem(last=False)[1])
        return echo

    def _forget(self, echo: Echo) -> None:
        for number in echo.likeness.sketch:
            left = self.places[echo.platform, number]
            left.discard(echo.name)
            if not left:
                del self.places[echo.platform, number]
