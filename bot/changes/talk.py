"""Changes of what people talk through: sides taken in a debate, the mood, and consent rounds."""

from datetime import datetime

from bot.changes.change import Change
from bot.events import Author
from bot.polls.counting.moving_debate import Stand
from bot.polls.counting.rounds import Round
from bot.polls.outcome import Crossing


class StandsSaved(Change, frozen=True, kw_only=True, tag="stands_saved"):
    """All the sides that a voter (a pseudonym) has taken in a debate, in order of time."""

    poll_id: str
    voter: str
    stands: tuple[Stand, ...]


class CrossingSeen(Change, frozen=True, kw_only=True, tag="crossing_seen"):
    """Somebody crossed just now; who it was is remembered for a few minutes of this life only."""

    poll_id: str
    author: Author
    crossing: Crossing


class RoundSaved(Change, frozen=True, kw_only=True, tag="round_saved"):
    """A consent round went on: another phase, or something that was said in it."""

    poll_id: str
    led: Round


class RoundVoice(Change, frozen=True, kw_only=True, tag="round_voice"):
    """Somebody spoke in a consent round and may have to be called; who, is remembered for this life only."""

    poll_id: str
    voter: str
    author: Author


class MinutesPassed(Change, frozen=True, kw_only=True, tag="minutes_passed"):
    """Time passed for a temperature's window and for those who crossed; for this life only."""

    at: datetime


DeliberationChange = StandsSaved | CrossingSeen | RoundSaved | RoundVoice | MinutesPassed
