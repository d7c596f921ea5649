"""What every poll method says of itself: a new one is a class of its own, and its line in the list.

What most methods do alike is done here, so that a method says only what it does otherwise.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import ClassVar, Protocol

from bot.polls.controls import Controls, a_button_each
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import CountsDetail, Figure, Outcome, Share
from bot.polls.poll import Choice, Poll
from bot.words import Phrasebook


class Counted(StrEnum):
    """What a result is made of."""

    BALLOTS = "ballots"
    STANDS = "stands"
    READINGS = "readings"
    ROUND = "round"


class Form(StrEnum):
    """How a ballot is written in JSON, on the command line."""

    ONE = "one"
    SEVERAL = "several"
    TIERS = "tiers"
    GRADES = "grades"
    VALUE = "value"
    WORDS = "words"


class Adding(Protocol):
    """The result of ballots that come and go, one at a time."""

    def add(self, mark: Mark, times: int) -> None:
        """Add a ballot so many times, or take it away where that is less than none."""
        ...

    def outcome(self) -> Outcome:
        """Return what `count` gives for the ballots that are here now."""
        ...


class Method(ABC):
    """From lines to ballots, and from ballots to a result.

    `fewest` and `most` choices, else the refusal `wrong_number`; the phrases of `usual_choices` stand where
    none are given. `opened` is what a chat is told to type, `panel` what stands above the buttons, `too_few`
    the result of too small a group, `no_winner` that of ballots by which no choice wins, `pressed_again` the
    answer to a press where there is no box, `each` what the public page says beside a bar.
    A method without `has_box` publishes no ballots, needs no turnout and has no sides to compare. One that
    is no `is_contest` has neither winner nor ranking. One with `windows` is voted on choice by choice in
    chats. One that `stands_beside` may be open beside another poll. What is said aloud is not `withheld`.
    """

    form: ClassVar[Form]
    aliases: ClassVar[tuple[str, ...]] = ()
    counted: ClassVar[Counted] = Counted.BALLOTS
    fewest: ClassVar[int] = 2
    most: ClassVar[int] = 20
    wrong_number: ClassVar[str] = "order-poll-choices"
    usual_choices: ClassVar[tuple[str, ...]] = ()
    opened: ClassVar[str] = "vote-opened"
    panel: ClassVar[str] = "vote-panel"
    too_few: ClassVar[str] = "result-too-few"
    no_winner: ClassVar[str] = "result-no-winner"
    pressed_again: ClassVar[str] = ""
    each: ClassVar[str] = "results-votes"
    has_box: ClassVar[bool] = True
    is_contest: ClassVar[bool] = True
    windows: ClassVar[bool] = False
    stands_beside: ClassVar[bool] = False
    withheld: ClassVar[bool] = True

    @abstractmethod
    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the ballot that a chat line casts, or why it casts none; never raises."""

    @abstractmethod
    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the result: the same for the same ballots in any order, ties kept."""

    @abstractmethod
    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return a ballot as it was understood, in the voter's words."""

    @abstractmethod
    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return what a result with a winner says, as the end of a sentence that names the question."""

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the ballot of somebody who had said `before` and now says `mark`: the later one."""
        return mark

    def adding(self, choices: Sequence[Choice]) -> Adding | None:
        """Return what adds ballots up one at a time; None where counting all of them takes no time."""
        return None

    def controls(self, poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
        """Return all that it takes to vote on Discord; what needs more room has several pages."""
        return a_button_each(poll, words)

    def pressed(self, poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
        """Return the ballot of a press: what its name says, and what was chosen; None when it makes none."""
        return named if any(choice.code == named for choice in poll.choices) else None

    def after(self, poll: Poll, mark: Mark, words: Phrasebook) -> Controls:
        """Return what goes on with a ballot, below its receipt."""
        return Controls()

    def written(self, mark: Mark, codes: Sequence[str]) -> Mark:
        """Return the mark that counts the same in the one form in which a box has it."""
        return mark

    def figures(self, outcome: Outcome) -> dict[str, Figure]:
        """Return the whole numbers that a box publishes for each choice."""
        return dict(outcome.detail.counts) if isinstance(outcome.detail, CountsDetail) else {}

    def shares(self, outcome: Outcome) -> Mapping[str, tuple[int, Share]]:
        """Return what stands beside each choice, how many and out of how many; {} where nothing does."""
        detail = outcome.detail
        if not isinstance(detail, CountsDetail):
            return {}
        return {code: (many, detail.shares[code]) for code, many in detail.counts.items()}

    def shown(self, outcome: Outcome, fewest: int) -> Outcome:
        """Return what pages may be told of an outcome that is not withheld; `fewest` make a group."""
        return self.nameless(outcome)

    def nameless(self, outcome: Outcome) -> Outcome:
        """Return the outcome without what tells one voter from another."""
        return outcome
