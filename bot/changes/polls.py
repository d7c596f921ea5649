"""Changes of polls, their ballots and their boxes."""

from bot.changes.change import Change
from bot.polls.outcome import Outcome
from bot.polls.poll import Ballot, Poll
from bot.polls.tally import Tally


class PollSaved(Change, frozen=True, kw_only=True, tag="poll_saved"):
    """A poll opened, changed or closed."""

    poll: Poll


class KeyMade(Change, frozen=True, kw_only=True, tag="key_made"):
    """The secret that turns accounts into pseudonyms, for one poll or for all backings; never replaced."""

    name: str
    key: bytes


class BallotCast(Change, frozen=True, kw_only=True, tag="ballot_cast"):
    """A voter's last ballot; `voter` is a pseudonym."""

    poll_id: str
    voter: str
    ballot: Ballot


class BoxDue(Change, frozen=True, kw_only=True, tag="box_due"):
    """A closed poll's box is to be sealed, with the result and the sentence that were announced."""

    poll: Poll
    outcome: Outcome
    sentence: str
    show: str
    smallest_group: int


class BallotsForgotten(Change, frozen=True, kw_only=True, tag="ballots_forgotten"):
    """A poll's ballots and its secret are destroyed for ever; its figures stay."""

    poll_id: str
    tally: Tally


class BallotRemoved(Change, frozen=True, kw_only=True, tag="ballot_removed"):
    """A voter's ballot leaves the box of an open poll."""

    poll_id: str
    voter: str


PollChange = PollSaved | KeyMade | BallotCast | BoxDue | BallotsForgotten | BallotRemoved
