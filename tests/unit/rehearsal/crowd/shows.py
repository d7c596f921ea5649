"""Small shows and people that the crowd's tests are made of."""

from datetime import UTC, datetime, timedelta

from bot.events import Platform
from bot.rehearsal.crowd.people import Person, Temper
from bot.rehearsal.crowd.screen import ShownChoice, ShownPoll

_BEGINNING = datetime(2026, 3, 5, 20, 30, tzinfo=UTC)


def at(seconds: float) -> datetime:
    """Return a time after the beginning."""
    return _BEGINNING + timedelta(seconds=seconds)


def poll(
    id: str,
    labels: tuple[str, ...] = ("Pour", "Contre", "Sans avis"),
    codes: tuple[str, ...] = ("1", "2", "3"),
    ends: float | None = None,
    closed: float | None = None,
) -> ShownPoll:
    """Return a poll that opened at the beginning."""
    return ShownPoll(
        id=id,
        choices=tuple(ShownChoice(code=code, label=label) for code, label in zip(codes, labels, strict=True)),
        opened_at=at(0),
        announced_close_at=None if ends is None else at(ends),
        closed_at=None if closed is None else at(closed),
    )


def person(number: int, platform: Platform = Platform.TWITCH, temper: Temper = Temper.CALM) -> Person:
    """Return somebody who does everything."""
    return Person(
        number=number,
        platform=platform,
        name=f"Personne_{number}",
        temper=temper,
        favourite=0.1,
        talkative=False,
        revotes=True,
        asks=True,
        backs=True,
    )
