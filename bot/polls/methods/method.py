"""What every poll method does."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import Outcome
from bot.polls.poll import Choice
from bot.words import Phrasebook


class Method(Protocol):
    """From lines to ballots, and from ballots to a result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the ballot that a chat line casts, or why it casts none; never raises."""
        ...

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the ballot of somebody who had said `before` and now says `mark`."""
        ...

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the result: the same for the same ballots in any order, ties kept."""
        ...

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return a ballot as it was understood, in the voter's words."""
        ...

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return what a result with a winner says, as the end of a sentence that names the question."""
        ...
