"""What people talk through this evening: sides in debates, the mood of now, consent rounds.

Stands and rounds are kept by the store. Who crossed, by name, is for the host's screen and for a few minutes:
it is never written with the show's state, and a restart forgets it.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import chain

from bot.changes.talk import (
    CrossingSeen,
    DeliberationChange,
    MinutesPassed,
    RoundSaved,
    RoundVoice,
    StandsSaved,
)
from bot.events import Author
from bot.polls.counting import consent, moving_debate, temperature
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Round
from bot.polls.counting.temperature import Reading
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted
from bot.polls.outcome import Outcome
from bot.polls.poll import Ballot, Poll, PollStatus
from bot.ports import ShowRecord

# As long as it makes sense to ask what changed somebody's mind.
CROSSERS_STAY = timedelta(minutes=3)
MOST_CROSSERS = 50
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class Talk:
    """Stands by poll and voter, rounds by poll, who crossed lately, and whose voices a round has."""

    stands: dict[str, dict[str, tuple[Stand, ...]]] = field(default_factory=lambda: defaultdict(dict))
    rounds: dict[str, Round] = field(default_factory=dict)
    crossers: deque[CrossingSeen] = field(default_factory=lambda: deque(maxlen=MOST_CROSSERS))
    voices: dict[str, dict[str, Author]] = field(default_factory=lambda: defaultdict(dict))
    now: datetime = _NEVER

    @classmethod
    def of(cls, record: ShowRecord) -> "Talk":
        """Return what a store's record tells."""
        talk = cls(rounds=dict(record.rounds))
        for poll_id, stands in record.stands.items():
            talk.stands[poll_id] = dict(stands)
        return talk

    def apply(self, change: DeliberationChange) -> None:
        """Bring one change in."""
        match change:
            case StandsSaved():
                self.stands[change.poll_id][change.voter] = change.stands
            case CrossingSeen():
                self.crossers.appendleft(change)
            case RoundSaved():
                self.rounds[change.poll_id] = change.led
            case RoundVoice():
                self.voices[change.poll_id][change.voter] = change.author
            case MinutesPassed(at=at):
                self.now = max(self.now, at)
                while self.crossers and self.crossers[-1].crossing.at + CROSSERS_STAY < at:
                    self.crossers.pop()

    def is_moved(self, poll: Poll, change: DeliberationChange) -> bool:
        """Return whether a change may change what a poll shows."""
        if isinstance(change, MinutesPassed):
            return _counted(poll) is Counted.READINGS and poll.status is PollStatus.OPEN
        return change.poll_id == poll.id and not isinstance(change, CrossingSeen | RoundVoice)

    def forget_voter(self, poll_id: str, voter: str) -> None:
        """Let a voter's stands go, with the ballot."""
        self.stands[poll_id].pop(voter, None)

    def forget_poll(self, poll_id: str) -> None:
        """Let all that was said in a poll go."""
        self.stands.pop(poll_id, None)
        self.rounds.pop(poll_id, None)
        self.voices.pop(poll_id, None)

    def forget_people(self, authors: Collection[Author]) -> None:
        """Let the names of some people go."""
        gone = {author.key for author in authors}
        left = [each for each in self.crossers if each.author.key not in gone]
        self.crossers = deque(left, maxlen=MOST_CROSSERS)
        for voices in self.voices.values():
            for voter in [each for each, author in voices.items() if author.key in gone]:
                del voices[voter]

    def round_of(self, poll: Poll) -> Round:
        """Return a poll's consent round, the one to come before it is open."""
        return self.rounds.get(poll.id) or Round(proposal=poll.proposal)

    def recent(self, poll: Poll, box: Mapping[str, Ballot]) -> Mapping[str, Ballot]:
        """Return the ballots that count now: of a temperature those of its window, of other polls all."""
        if _counted(poll) is not Counted.READINGS:
            return box
        since = self._moment(poll, box) - timedelta(seconds=poll.mood_window_s)
        return {voter: ballot for voter, ballot in box.items() if ballot.at > since}

    def outcome(self, poll: Poll, box: Mapping[str, Ballot]) -> Outcome | None:
        """Return the outcome of what was said, None for the methods that count their ballots alone."""
        codes = [choice.code for choice in poll.choices]
        match _counted(poll):
            case Counted.STANDS:
                return moving_debate.count(chain.from_iterable(self.stands[poll.id].values()), codes)
            case Counted.READINGS:
                readings = [
                    Reading(voter, int(ballot.mark), ballot.at)
                    for voter, ballot in box.items()
                    if isinstance(ballot.mark, str)
                ]
                window = timedelta(seconds=poll.mood_window_s)
                return temperature.count(readings, now=self._moment(poll, box), window=window)
            case Counted.ROUND:
                return consent.count(self.round_of(poll))
            case _:
                return None

    def _moment(self, poll: Poll, box: Mapping[str, Ballot]) -> datetime:
        """Return when a temperature is read: at its end, else now, as late as the last word."""
        if poll.closed_at is not None:
            return poll.closed_at
        latest = max((ballot.at for ballot in box.values()), default=poll.opened_at)
        return max(self.now, latest)


def _counted(poll: Poll) -> Counted:
    return METHODS[poll.method].counted
