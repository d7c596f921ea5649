"""Majority judgment (jugement majoritaire): a grade for each choice; the best middle grade wins."""

from collections.abc import Iterable, Sequence

from bot.actions import Button, Option, Select
from bot.polls.controls import CHANGE, VOTE, Controls, choice_said
from bot.polls.counting import majority_judgment
from bot.polls.counting.how import grade_name
from bot.polls.grammar import NotAVote
from bot.polls.marks import GRADES, Mark, Marked, revised
from bot.polls.methods.method import Adding, Form, Method
from bot.polls.outcome import Figure, MajorityJudgmentDetail, Outcome
from bot.polls.poll import Choice, Poll
from bot.polls.reading.majority_judgment import read
from bot.polls.spoken import labels_of
from bot.words import Phrasebook

# Five rows a message: as many selects, or four and a row of buttons for the other choices.
_MOST_SELECTS = 5
_SELECTS_A_PAGE = 4


class MajorityJudgment(Method):
    """Grades by code a ballot, the merit profile of each choice as the result."""

    form = Form.GRADES
    aliases = ("jugement-majoritaire", "mj")
    opened = "vote-opened-judgment"
    windows = True
    no_winner = "result-no-winner-judged"

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

    def adding(self, choices: Sequence[Choice]) -> Adding:
        """Return the grades as ballots come and go."""
        return _Adding([choice.code for choice in choices])

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

    def controls(self, poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
        """Return a list of grades for each choice; many choices stand on several pages."""
        grades = tuple(Option(value=str(grade), label=grade_name(grade, words)) for grade in reversed(GRADES))
        selects = [
            Select(
                control=f"{VOTE}{poll.id}:{choice.code}",
                hint=words.text("vote-grade", choice=choice_said(choice, words)),
                options=grades,
            )
            for choice in poll.choices
        ]
        if len(selects) <= _MOST_SELECTS:
            return Controls(selects=tuple(selects))
        starts = range(0, len(selects), _SELECTS_A_PAGE)
        buttons = tuple(
            Button(
                control=f"{CHANGE}{poll.id}:{number}",
                label=words.text(
                    "vote-page", first=start + 1, last=min(start + _SELECTS_A_PAGE, len(selects))
                ),
            )
            for number, start in enumerate(starts)
        )
        first = starts[page % len(starts)]
        return Controls(buttons=buttons, selects=tuple(selects[first : first + _SELECTS_A_PAGE]))

    def pressed(self, poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
        """Return the grade that was taken from a choice's list."""
        grades = {str(grade): grade for grade in GRADES}
        given = [grades[value] for value in values if value in grades]
        known = any(choice.code == named for choice in poll.choices)
        return {named: given[0]} if known and len(given) == 1 else None

    def written(self, mark: Mark, codes: Sequence[str]) -> Mark:
        """Return the grades in the order of the choices."""
        assert isinstance(mark, dict)
        return {code: mark[code] for code in codes if code in mark}

    def figures(self, outcome: Outcome) -> dict[str, Figure]:
        """Return how often each grade was given to each choice."""
        assert isinstance(outcome.detail, MajorityJudgmentDetail)
        return {code: merit.grades for code, merit in outcome.detail.merits.items()}


class _Adding:
    """Grades that come and go; marks of another kind are no ballots here."""

    def __init__(self, codes: Sequence[str]) -> None:
        """Begin without a ballot."""
        self._grades = majority_judgment.Grades(codes)

    def add(self, mark: Mark, times: int) -> None:
        """Add a ballot so many times, or take it away where that is less than none."""
        if isinstance(mark, dict):
            self._grades.add(mark, times)

    def outcome(self) -> Outcome:
        """Return the merits that the grades come to."""
        return self._grades.outcome()
