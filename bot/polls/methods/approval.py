"""Approval (plusieurs choix): as many choices as one likes; the most approved wins, with its equals."""

from collections.abc import Iterable, Sequence

from bot.actions import Option, Select
from bot.polls.controls import VOTE, Controls, choice_said
from bot.polls.counting import approval
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked, in_order
from bot.polls.methods.method import Form, Method
from bot.polls.outcome import ApprovalDetail, Outcome
from bot.polls.poll import Choice, Poll
from bot.polls.reading.approval import read
from bot.polls.spoken import labels_of, percent
from bot.words import Phrasebook


class Approval(Method):
    """One tier of codes a ballot, approvals per choice as the result."""

    form = Form.SEVERAL
    aliases = ("plusieurs-choix", "approbation")
    opened = "vote-opened-approval"
    no_winner = "result-no-winner-approved"

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the choices that a chat line names."""
        return read(text, choices, emotes)

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

    def controls(self, poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
        """Return one list from which any number of choices can be taken."""
        return Controls(
            selects=(
                Select(
                    control=f"{VOTE}{poll.id}:",
                    hint=words.text("vote-approve"),
                    options=tuple(
                        Option(value=each.code, label=choice_said(each, words)) for each in poll.choices
                    ),
                    most=len(poll.choices),
                ),
            )
        )

    def pressed(self, poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
        """Return all that was taken from the list."""
        chosen = in_order(values, [choice.code for choice in poll.choices])
        return (chosen,) if chosen and not named and len(chosen) == len(values) else None

    def written(self, mark: Mark, codes: Sequence[str]) -> Mark:
        """Return one tier, in the order of the choices."""
        return (in_order((code for tier in mark for code in tier), codes),)
