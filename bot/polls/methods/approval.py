"""Approval (plusieurs choix): as many choices as one likes; the most approved wins, with its equals."""

from collections.abc import Iterable, Sequence

from bot.polls.counting import approval
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import ApprovalDetail, Outcome
from bot.polls.poll import Choice
from bot.polls.reading.approval import read
from bot.polls.spoken import labels_of, percent
from bot.words import Phrasebook


class Approval:
    """One tier of codes a ballot, approvals per choice as the result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the choices that a chat line names."""
        return read(text, choices, emotes)

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the later choices: a ballot says all that its voter approves of."""
        return mark

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return approvals and shares of voters per code."""
        return approval.count(
            (mark for mark in marks if isinstance(mark, tuple)), [choice.code for choice in choices]
        )

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return every approved code with its label."""
        approved = {code for tier in mark for code in tier}
        chosen = [choice for choice in choices if choice.code in approved]
        return ", ".join(words.text("ballot-choice", code=each.code, label=each.label) for each in chosen)

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return whom most voters approve of, or who is tied."""
        assert isinstance(outcome.detail, ApprovalDetail)
        first = outcome.winners[0]
        return words.text(
            "result-approved" if len(outcome.winners) == 1 else "result-approved-tie",
            winners=labels_of(outcome.winners, choices, words),
            votes=outcome.detail.counts[first],
            voters=outcome.voters,
            percent=percent(outcome.detail.shares[first]),
        )
