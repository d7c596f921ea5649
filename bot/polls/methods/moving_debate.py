"""Moving debate (débat mouvant): a side each, left and taken again as arguments move people."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.polls.counting import moving_debate
from bot.polls.counting.moving_debate import Stand
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import MovingDebateDetail, Outcome
from bot.polls.poll import Choice
from bot.polls.reading.moving_debate import read
from bot.polls.spoken import labels_of
from bot.words import Phrasebook

_ONCE = datetime.min.replace(tzinfo=UTC)


class MovingDebate:
    """The code of a side a ballot, people on each side and their crossings as the result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the side that a chat line takes."""
        return read(text, choices, emotes)

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the later side."""
        return mark

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the people on each side; who crossed is counted from stands, which know when."""
        stands = (Stand(str(voter), mark, _ONCE) for voter, mark in enumerate(marks) if isinstance(mark, str))
        return moving_debate.count(stands, [choice.code for choice in choices])

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return the label of the side."""
        return labels_of((str(mark),), choices, words)

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return how many people crossed and towards which sides, then who stands where."""
        detail = outcome.detail
        assert isinstance(detail, MovingDebateDetail)
        stands = self._sides(detail.people, choices, words)
        came = {
            choice.code: sum(flow.get(choice.code, 0) for flow in detail.flows.values()) for choice in choices
        }
        if not detail.crossed:
            return words.text("result-debate-still", sides=stands)
        return words.text(
            "result-debate",
            people=detail.crossed,
            towards=self._sides({code: many for code, many in came.items() if many}, choices, words),
            sides=stands,
        )

    def _sides(self, people: dict[str, int], choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return how many for each side, the most first."""
        most_first = sorted(people, key=people.__getitem__, reverse=True)
        return ", ".join(
            words.text("result-debate-side", count=people[code], side=labels_of((code,), choices, words))
            for code in most_first
        )
