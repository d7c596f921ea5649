"""When who speaks: a schedule drawn from a seed, the same whatever the show does."""

from collections.abc import Sequence
from random import Random

import msgspec

from bot.rehearsal.crowd.people import Person, Temper

WAVE_EVERY_SECONDS = 15.0
_WAVE_SECONDS = 1.5
_WAVE_LENGTH = (4, 20)


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody's turn to speak; `salt` seeds what they make of it, `wave` is the number of a spam wave."""

    slot: int
    person: Person
    salt: int
    wave: int | None = None


class Script:
    """An endless list of turns; turn number k is due k/rate seconds after the start."""

    def __init__(self, seed: int, rate: float, people: Sequence[Person]) -> None:
        """Draw from the seed; `rate` is in messages per second over all platforms."""
        if rate <= 0 or not people:
            raise ValueError("a crowd needs people and a rate above zero")
        self.rate = rate
        self._people = people
        self._round: list[Person] = []
        self._spammers = [person for person in people if person.temper is Temper.SPAMMER] or list(people[:1])
        self._dice = Random(f"{seed}:script")
        self._between = max(1, round(WAVE_EVERY_SECONDS * rate))
        shortest, longest = _WAVE_LENGTH
        self._wave_length = min(self._between // 2, max(shortest, min(longest, round(_WAVE_SECONDS * rate))))
        self._slot = 0

    def due(self, seconds: float) -> int:
        """Return how many turns are over the given time after the start."""
        return int(seconds * self.rate)

    def next(self) -> Intent:
        """Return the next turn."""
        slot, self._slot = self._slot, self._slot + 1
        # Always the same draws, so that a wave does not shift what comes after it.
        if not self._round:
            self._round = self._shuffled()
        person = self._round.pop()
        salt = self._dice.getrandbits(48)
        wave, place = divmod(slot, self._between)
        if wave and place < self._wave_length:
            spammer = self._spammers[(wave * self._wave_length + place) % len(self._spammers)]
            return Intent(slot=slot, person=spammer, salt=salt, wave=wave)
        return Intent(slot=slot, person=person, salt=salt)

    def _shuffled(self) -> list[Person]:
        """Return everybody once and talkative people twice, in rounds so that nobody floods by chance."""
        round = [person for person in self._people for _ in range(1 + person.talkative)]
        self._dice.shuffle(round)
        return round
