"""A poll's box, counted: made once for each new ballot and shown as often as wanted."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.pipeline.memory.talk import Talk
from bot.polls.methods import METHODS
from bot.polls.outcome import Outcome
from bot.polls.poll import Ballot, Poll
from bot.polls.tally import Tally


@dataclass(frozen=True)
class Count:
    """The outcome, the voters of each platform, and the platform time of its last counted ballot."""

    outcome: Outcome
    voters_by_platform: dict[str, int]
    latest: dict[str, datetime]

    def having(self, outcome: Outcome) -> "Count":
        """Return the count with another outcome."""
        return replace(self, outcome=outcome)


def count_talk(poll: Poll, box: Mapping[str, Ballot], talk: Talk) -> Count:
    """Return the count of a poll: of its box, or of what was said where that counts."""
    return count_box(poll, talk.recent(poll, box).values(), talk.outcome(poll, box))


def count_box(poll: Poll, ballots: Collection[Ballot], outcome: Outcome | None = None) -> Count:
    """Return the count of a box, with the outcome of what was said where that counts."""
    latest: dict[str, datetime] = {}
    for ballot in ballots:
        if ballot.platform not in latest or ballot.at > latest[ballot.platform]:
            latest[ballot.platform] = ballot.at
    return Count(
        outcome=outcome or METHODS[poll.method].count((ballot.mark for ballot in ballots), poll.choices),
        voters_by_platform=dict(Counter(str(ballot.platform) for ballot in ballots)),
        latest={str(platform): at for platform, at in latest.items()},
    )


def count_of(tally: Tally) -> Count:
    """Return the count that was kept when the ballots went."""
    return Count(
        outcome=tally.outcome, voters_by_platform=dict(tally.voters_by_platform), latest=dict(tally.latest)
    )


def tally_of(poll: Poll, count: Count) -> Tally:
    """Return what may stay of a count when the ballots go."""
    return Tally(
        outcome=METHODS[poll.method].nameless(count.outcome),
        voters_by_platform=count.voters_by_platform,
        latest=count.latest,
    )
