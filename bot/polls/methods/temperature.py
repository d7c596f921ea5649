"""Temperature (météo): how the room feels right now, from 0 to 10. This is no vote and has no winner."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from msgspec.structs import replace

from bot.actions import Option, Select
from bot.polls.controls import VOTE, Controls
from bot.polls.counting import temperature
from bot.polls.counting.temperature import VALUES, WARMEST, Reading
from bot.polls.grammar import NotAVote
from bot.polls.marks import Mark, Marked
from bot.polls.methods.method import Counted, Form, Method
from bot.polls.outcome import MoodPoint, Outcome, TemperatureDetail
from bot.polls.poll import Choice, Poll
from bot.polls.reading.temperature import read
from bot.words import Phrasebook

_ONCE = datetime.max.replace(tzinfo=UTC)


_MOODS = tuple(str(value) for value in VALUES)


class Temperature(Method):
    """A value from "0" to "10" a ballot, the mean of those that are recent as the result."""

    form = Form.VALUE
    aliases = ("meteo",)
    counted = Counted.READINGS
    fewest = most = 0
    wrong_number = "order-poll-no-choices"
    opened = "opened-mood"
    panel = "panel-mood"
    too_few = "mood-too-few"
    pressed_again = "receipt-temperature"
    has_box = False
    is_contest = False
    stands_beside = True

    def read(self, text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
        """Return the value that a chat line says; `choices` are those of a poll that is open beside it."""
        return read(text, (), emotes, [choice.code for choice in choices])

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

    def shown(self, outcome: Outcome, fewest: int) -> Outcome:
        """Return the outcome without the moments at which few people had spoken: the line has gaps there."""
        assert isinstance(outcome.detail, TemperatureDetail)
        line = tuple(
            point if point.people >= fewest else MoodPoint(point.after_s, 0, 0)
            for point in outcome.detail.line
        )
        return replace(outcome, detail=replace(outcome.detail, line=line))

    def controls(self, poll: Poll, words: Phrasebook, page: int = 0) -> Controls:
        """Return one list of the values."""
        options = (
            Option(value=mood, label=words.text("mood-value", value=mood, most=WARMEST)) for mood in _MOODS
        )
        felt = Select(control=f"{VOTE}{poll.id}:", hint=words.text("mood-hint"), options=tuple(options))
        return Controls(selects=(felt,))

    def pressed(self, poll: Poll, named: str, values: Sequence[str]) -> Mark | None:
        """Return the value that was taken from the list."""
        return values[0] if len(values) == 1 and values[0] in _MOODS else None
