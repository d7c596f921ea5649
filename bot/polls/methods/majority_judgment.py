"""Majority judgment (jugement majoritaire): a grade for each choice; the best middle grade wins."""

from collections.abc import Iterable, Sequence

from bot.polls.counting import majority_judgment
from bot.polls.counting.how import grade_name
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked, revised
from bot.polls.outcome import MajorityJudgmentDetail, Outcome
from bot.polls.poll import Choice
from bot.polls.reading.majority_judgment import read
from bot.polls.spoken import labels_of
from bot.words import Phrasebook


class MajorityJudgment:
    """Grades by code a ballot, the merit profile of each choice as the result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the grades that a chat line gives; a bare grade is one where there is one choice."""
        return read(text, choices, emotes)

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the earlier grades with the later ones among them or in their place."""
        return revised(before, mark)

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the merit of each choice and the order it gives."""
        return majority_judgment.count(
            (mark for mark in marks if isinstance(mark, dict)), [choice.code for choice in choices]
        )

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return each graded choice with its grade."""
        assert isinstance(mark, dict)
        return ", ".join(
            words.text(
                "ballot-grade",
                choice=words.text("ballot-choice", code=choice.code, label=choice.label),
                grade=grade_name(mark[choice.code], words),
            )
            for choice in choices
            if choice.code in mark
        )

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return who has the best majority grade, or who is tied."""
        assert isinstance(outcome.detail, MajorityJudgmentDetail)
        best = outcome.detail.merits[outcome.winners[0]].grade
        assert best is not None
        return words.text(
            "result-judged" if len(outcome.winners) == 1 else "result-judged-tie",
            winners=labels_of(outcome.winners, choices, words),
            grade=grade_name(best, words),
            voters=outcome.voters,
        )
