"""Polls, choices and ballots for the tests."""

from datetime import UTC, datetime, timedelta

from bot.events import Platform
from bot.polls.life import draft_poll, open_poll
from bot.polls.poll import Ballot, Choice, Poll
from bot.words import Refusal

START = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)
DELAY = timedelta(seconds=5)


def seconds(count: float) -> timedelta:
    """Return that many seconds."""
    return timedelta(seconds=count)


def choices(*labels: str, first: int = 1) -> tuple[Choice, ...]:
    """Return choices with numeric codes."""
    return tuple(Choice(code=str(code), label=label) for code, label in enumerate(labels, first))


def ballot(code: str) -> Ballot:
    """Return a ballot."""
    return Ballot(mark=code, at=START, platform=Platform.TWITCH)


def a_draft() -> Poll:
    """Return a poll that is not open yet."""
    made = draft_poll(poll_id="p1", question="On y va ?", choices=["Oui", "Non"], codes=["1", "2"], at=START)
    return expected(made)


def an_open_poll(lasting: int | None = 60) -> Poll:
    """Return a poll open since START."""
    return expected(open_poll(a_draft(), at=START, codes=["4", "5"], seconds=lasting, stream_delay=DELAY))


def expected(made: Poll | Refusal) -> Poll:
    """Return the poll that must have been made."""
    assert isinstance(made, Poll), made
    return made
