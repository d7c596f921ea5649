"""Words that were sent again: groups of messages that are alike, found without comparing each with each."""

from collections import Counter, OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.events import Platform
from bot.moderation.copies import Copy
from bot.moderation.raids import Likeness, alike

# What stood in the chat before a text became a raid.
HEARD_FOR = timedelta(minutes=2)
# Beyond this the words heard longest ago are forgotten; a text that spreads comes back before that.
MOST_GROUPS = 10_000
# Of messages that are no case yet, as many are kept as a decision about them may need.
MOST_RECENT = 200
# Words that everybody uses are in many groups: the latest are those that may be spreading now.
MOST_IN_PLACE = 6
MOST_COMPARED = 3


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
    """Every group, the last heard at the end; `places` has the latest few of each number of a sketch."""

    groups: OrderedDict[int, Echo] = field(default_factory=OrderedDict)
    places: dict[tuple[Platform, int], tuple[int, ...]] = field(default_factory=dict)
    count: int = 0
    found: tuple[Platform, Likeness, Echo | None] | None = None

    def find(self, platform: Platform, words: Likeness) -> Echo | None:
        """Return the group that a text belongs to, the one it shares most with first."""
        if self.found is not None and self.found[:2] == (platform, words):
            return self.found[2]
        met: Counter[int] = Counter()
        for number in words.sketch:
            met.update(self.places.get((platform, number), ()))
        near = (self.groups[name] for name, _ in met.most_common(MOST_COMPARED))
        echo = next((each for each in near if alike(each.likeness, words)), None)
        self.found = platform, words, echo
        return echo

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
        self.groups[echo.name], self.found = echo, None
        for number in words.sketch:
            place = echo.platform, number
            self.places[place] = (*self.places.get(place, ()), echo.name)[-MOST_IN_PLACE:]
        while len(self.groups) > MOST_GROUPS:
            self._forget(self.groups.popitem(last=False)[1])
        return echo

    def _forget(self, echo: Echo) -> None:
        for number in echo.likeness.sketch:
            place = echo.platform, number
            left = tuple(each for each in self.places[place] if each != echo.name)
            if left:
                self.places[place] = left
            else:
                del self.places[place]
