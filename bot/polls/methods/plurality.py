"""Plurality (choix simple): one choice each; the most chosen wins, together with its equals."""

from collections.abc import Iterable, Sequence

from bot.polls.counting import plurality
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.methods.method import Form, Method
from bot.polls.outcome import Outcome, PluralityDetail
from bot.polls.poll import Choice
from bot.polls.reading.plurality import read
from bot.polls.spoken import labels_of, percent
from bot.words import Phrasebook


class Plurality(Method):
    """One code a ballot, counts and shares as the result."""

    form = Form.ONE
    aliases = ("choix-simple",)

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the one choice that a chat line names."""
        return read(text, choices, emotes)

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return counts and shares per code."""
        return plurality.count(
            (mark for mark in marks if isinstance(mark, str)), [choice.code for choice in choices]
        )

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return the code and the label."""
        chosen = next(choice for choice in choices if choice.code == mark)
        return words.text("ballot-choice", code=chosen.code, label=chosen.label)

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return who won with what share, or who is tied."""
        assert isinstance(outcome.detail, PluralityDetail)
        first = outcome.winners[0]
        return words.text(
            "result-winner" if len(outcome.winners) == 1 else "result-tie",
            winners=labels_of(outcome.winners, choices, words),
            votes=outcome.detail.counts[first],
            voters=outcome.voters,
            percent=percent(outcome.detail.shares[first]),
        )
