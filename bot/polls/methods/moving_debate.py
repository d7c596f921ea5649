"""Moving debate (débat mouvant): a side each, left and taken again as arguments move people."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from bot.polls.counting import moving_debate
from bot.polls.counting.moving_debate import Stand
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.methods.method import Counted, Form, Method
from bot.polls.outcome import MovingDebateDetail, Outcome, Share
from bot.polls.poll import Choice
from bot.polls.reading.moving_debate import read
from bot.polls.spoken import labels_of
from bot.words import Phrasebook

_ONCE = datetime.min.replace(tzinfo=UTC)


class MovingDebate(Method):
    """The code of a side a ballot, people on each side and their crossings as the result."""

    form = Form.ONE
    aliases = ("debat-mouvant",)
    counted = Counted.STANDS
    most = 3
    wrong_number = "order-poll-sides"
    usual_choices = ("debate-for", "debate-against", "debate-unsure")
    opened = "opened-debate"
    panel = "panel-debate"
    pressed_again = "receipt-moving-debate"
    has_box = False

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the side that a chat line takes."""
        return read(text, choices, emotes)

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

    def shares(self, outcome: Outcome) -> Mapping[str, tuple[int, Share]]:
        """Return how many people are on each side."""
        assert isinstance(outcome.detail, MovingDebateDetail)
        return {code: (many, (many, outcome.voters)) for code, many in outcome.detail.people.items()}

    def nameless(self, outcome: Outcome) -> Outcome:
        """Return the outcome without who crossed the river, and when."""
        assert isinstance(outcome.detail, MovingDebateDetail)
        return replace(outcome, detail=replace(outcome.detail, crossings=()))

    def _sides(self, people: dict[str, int], choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return how many for each side, the most first."""
        most_first = sorted(people, key=people.__getitem__, reverse=True)
        return ", ".join(
            words.text("result-debate-side", count=people[code], side=labels_of((code,), choices, words))
            for code in most_first
        )
