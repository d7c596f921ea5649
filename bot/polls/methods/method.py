"""What every poll method does."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.polls.grammar import NotAVote, Vote
from bot.polls.poll import Ballot, Choice
from bot.polls.tally import Tally


class Method(Protocol):
    """From lines to ballots, and from ballots to a result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Vote | NotAVote:
        """Return the ballot that a chat line casts, or why it casts none; never raises."""
        ...

    def tally(self, ballots: Iterable[Ballot], choices: Sequence[Choice]) -> Tally:
        """Return the result: the same for the same ballots in any order, ties kept."""
        ...
