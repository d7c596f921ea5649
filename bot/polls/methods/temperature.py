"""Temperature (météo): how the room feels right now, from 0 to 10. This is no vote and has no winner."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from bot.polls.counting import temperature
from bot.polls.counting.temperature import WARMEST, Reading
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.outcome import Outcome, TemperatureDetail
from bot.polls.poll import Choice
from bot.polls.reading.temperature import read
from bot.words import Phrasebook

_ONCE = datetime.max.replace(tzinfo=UTC)


class Temperature:
    """A value from "0" to "10" a ballot, the mean of those that are recent as the result."""

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the value that a chat line says; `choices` are those of a poll that is open beside it."""
        return read(text, (), emotes, [choice.code for choice in choices])

    def joined(self, before: Mark | None, mark: Mark) -> Mark:
        """Return the later value."""
        return mark

    def count(self, marks: Iterable[Mark], choices: Sequence[Choice]) -> Outcome:
        """Return the mean of values that are all recent; which ones are, whoever keeps the time knows."""
        readings = (
            Reading(str(voter), int(mark), _ONCE) for voter, mark in enumerate(marks) if isinstance(mark, str)
        )
        return temperature.count(readings, now=_ONCE, window=timedelta(seconds=1))

    def said(self, mark: Mark, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return the value out of ten."""
        return words.text("mood-value", value=str(mark), most=WARMEST)

    def sentence(self, outcome: Outcome, choices: Sequence[Choice], words: Phrasebook) -> str:
        """Return the mood with one decimal, whose it is, and that this is no vote."""
        assert isinstance(outcome.detail, TemperatureDetail)
        total, people = outcome.detail.mean
        tenths = int(Fraction(total * 10, people or 1) + Fraction(1, 2))
        return words.text(
            "result-mood", whole=tenths // 10, tenth=tenths % 10, most=WARMEST, people=outcome.voters
        )
