"""Ranked (préférences): each voter orders the choices; the unbeaten ones win, after Schulze."""

from collections.abc import Iterable, Sequence

from bot.polls.controls import Controls, next_rank, ranked_so_far
from bot.polls.counting import schulze
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked, in_order
from bot.polls.methods.method import Adding, Form, Method
from bot.polls.outcome import Figure, Outcome, RankedDetail
from bot.polls.poll import Choice, Poll
from bot.polls.reading.ranked import read
from bot.polls.spoken import labels_of
from bot.words import Phrasebook


class Ranked(Method):
    """Tiers of codes a ballot, best first; the strongest paths as the result."""

    form = Form.TIERS
    aliases = ("preferences", "schulze")
    opened = "vote-opened-ranked"

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the order that a chat line says."""
        return read(text, choices, emotes)

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the pairwise table, the strongest paths and the order they give."""
        return schulze.count(
            (mark for mark in marks if isinstance(mark, tuple)), [choice.code for choice in choices]
        )

    def adding(self, choices: Sequence[Choice]) -> Adding:
        """Return the duels as ballots come and go."""
        return RankedAdding([choice.code for choice in choices])

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

    def controls(self, poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
        """Return the list that chooses the first rank."""
        return next_rank(poll, (), words)

    def pressed(self, poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
        """Return the order so far: what was chosen is one rank below what the name says."""
        order = ranked_so_far(poll, named, values)
        return None if order is None else tuple((code,) for code in order)

    def after(self, poll: Poll, mark: Mark, words: Phrasebook) -> Controls:
        """Return the list that chooses the next rank."""
        return next_rank(poll, [code for tier in mark for code in tier], words)

    def written(self, mark: Mark, codes: Sequence[str]) -> Mark:
        """Return every choice once, where it stands best; what the voter left out is the last tier."""
        left, tiers = set(codes), []
        for tier in (*mark, codes):
            tiers.append(in_order(left.intersection(tier), codes))
            left.difference_update(tier)
        return tuple(tier for tier in tiers if tier)

    def figures(self, outcome: Outcome) -> dict[str, Figure]:
        """Return how many put each choice before each other one."""
        assert isinstance(outcome.detail, RankedDetail)
        return dict(outcome.detail.pairwise)


class RankedAdding:
    """Orders that come and go; marks of another kind are no ballots here."""

    def __init__(self, codes: Sequence[str]) -> None:
        """Begin without a ballot."""
        self.duels = schulze.Duels(codes)

    def add(self, mark: Mark, times: int) -> None:
        """Add a ballot so many times, or take it away where that is less than none."""
        if isinstance(mark, tuple):
            self.duels.add(mark, times)

    def outcome(self) -> Outcome:
        """Return what the orders come to."""
        return self.duels.outcome()
