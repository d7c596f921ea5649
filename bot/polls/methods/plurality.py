"""Plurality (choix simple): one choice each; the most chosen wins, together with its equals."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.polls.grammar import NotAVote, Vote, read_choice
from bot.polls.poll import Ballot, Choice
from bot.polls.tally import Tally, tally_of


class Plurality:
    """One code a ballot, counts and shares as the result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Vote | NotAVote:
        """Return the one choice that a chat line names."""
        return read_choice(text, choices, emotes)

    def tally(self, ballots: Iterable[Ballot], choices: Sequence[Choice]) -> Tally:
        """Return counts and shares per code; a ballot for none of the choices is no ballot of this poll."""
        cast = Counter(ballot.code for ballot in ballots)
        counts = {choice.code: cast[choice.code] for choice in choices}
        return tally_of(counts, voters=sum(counts.values()))
