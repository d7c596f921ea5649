"""Ranked (préférences): each voter orders the choices; the unbeaten ones win, after Schulze."""

from collections.abc import Iterable, Sequence

from bot.polls.counting import schulze
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import Outcome, RankedDetail
from bot.polls.poll import Choice
from bot.polls.reading.ranked import read
from bot.polls.spoken import labels_of
from bot.words import Phrasebook


class Ranked:
    """Tiers of codes a ballot, best first; the strongest paths as the result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the order that a chat line says."""
        return read(text, choices, emotes)

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the later order."""
        return mark

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the pairwise table, the strongest paths and the order they give."""
        return schulze.count(
            (mark for mark in marks if isinstance(mark, tuple)), [choice.code for choice in choices]
        )

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return the ranked codes with their labels, equals between signs of equality."""
        by_code = {choice.code: choice for choice in choices}
        tiers = [
            " = ".join(words.text("ballot-choice", code=code, label=by_code[code].label) for code in tier)
            for tier in mark
        ]
        return " > ".join(tiers)

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return who is preferred to every other choice, who wins by the strongest paths, or who is tied."""
        assert isinstance(outcome.detail, RankedDetail)
        winners = labels_of(outcome.winners, choices, words)
        if len(outcome.winners) > 1:
            return words.text("result-ranked-tie", winners=winners, voters=outcome.voters)
        (first,) = outcome.winners
        table = outcome.detail.pairwise
        beats_all = all(times > table[other][first] for other, times in table[first].items())
        key = "result-ranked" if beats_all else "result-ranked-paths"
        return words.text(key, winners=winners, voters=outcome.voters)
