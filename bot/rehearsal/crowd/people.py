"""Who the crowd is: a population drawn from a seed."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import count
from random import Random

import msgspec

from bot.events import Platform

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_]{3,24}")
DISCORD_NAME_CHARACTERS = 32
TWITCH_SHARE = 0.75
_LOGIN_CHARACTERS = 25


class Temper(StrEnum):
    """How somebody behaves."""

    CALM = "calm"
    HEATED = "heated"
    RUDE = "rude"
    SPAMMER = "spammer"


_SHARES = {Temper.CALM: 0.76, Temper.HEATED: 0.16, Temper.RUDE: 0.05, Temper.SPAMMER: 0.03}


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One account.

    `favourite` (0 to 1) leans towards the first or the last choices; who is talkative speaks twice as often.
    """

    number: int
    platform: Platform
    name: str
    temper: Temper
    favourite: float
    talkative: bool
    revotes: bool
    asks: bool
    backs: bool

    @property
    def key(self) -> str:
        """Return the account as one string."""
        return f"{self.platform}/{self.number}"


def population(
    seed: int,
    size: int,
    names: Sequence[str],
    odd_names: Sequence[str] = (),
    platforms: Sequence[Platform] = (Platform.TWITCH, Platform.DISCORD),
) -> tuple[Person, ...]:
    """Return the same people for the same seed; `odd_names` are for Discord, where names may be anything."""
    dice = Random(f"{seed}:people")
    taken: set[str] = set()
    people = []
    odd = list(odd_names)
    for number in range(size):
        platform = _platform(dice, platforms)
        wants_odd = dice.random() < 0.1
        if platform is Platform.DISCORD and odd and wants_odd:
            name = odd.pop(0)[:DISCORD_NAME_CHARACTERS]
        else:
            name = _free_name(dice, names, taken)
        people.append(_person(dice, number, platform, name))
    return tuple(people)


def _platform(dice: Random, platforms: Sequence[Platform]) -> Platform:
    draw = dice.random()
    if len(platforms) == 1:
        return platforms[0]
    return Platform.TWITCH if draw < TWITCH_SHARE else Platform.DISCORD


def _free_name(dice: Random, names: Sequence[str], taken: set[str]) -> str:
    name = dice.choice(names)
    for attempt in count():
        if name.lower() not in taken:
            break
        ending = str(dice.randrange(10 ** (2 + attempt // 4)))
        base = dice.choice(names)
        name = base[: _LOGIN_CHARACTERS - len(ending)] + ending
    taken.add(name.lower())
    return name


def _person(dice: Random, number: int, platform: Platform, name: str) -> Person:
    temper = dice.choices(tuple(_SHARES), tuple(_SHARES.values()))[0]
    # Only calm people ask: a question leaves the show with its author, and what is backed must stay.
    return Person(
        number=number,
        platform=platform,
        name=name,
        temper=temper,
        favourite=dice.random(),
        talkative=dice.random() < 0.2,
        revotes=dice.random() < 0.3,
        asks=temper is Temper.CALM and dice.random() < 0.6,
        backs=temper is not Temper.SPAMMER and dice.random() < 0.6,
    )
