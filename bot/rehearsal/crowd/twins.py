"""People who have an account on each platform, link them during the show, and go on voting with both."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.events import Platform
from bot.rehearsal.crowd.deeds import AnyDeed, Kind, Linking, Way
from bot.rehearsal.crowd.people import Person, Temper
from bot.rehearsal.crowd.rooms import DiscordRoom, Room, Taken
from bot.rehearsal.crowd.round import CONSENT
from bot.rehearsal.crowd.screen import OnScreen

SHARE = 0.1
EVERY = timedelta(seconds=1)
# In a large crowd more than one pair begins in a second.
ALL_WITHIN_S = 60
# A link that crosses the end of a poll might be heard on either side of it.
CLEAR_OF_THE_END = timedelta(seconds=6)
_PATIENCE = timedelta(seconds=5)
# The bot looks at no more than five codes of an account in ten minutes.
_TRIES = 3
_CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


@dataclass
class Twins:
    """One person with two accounts, and where they are on their way to being linked."""

    on_discord: Person
    on_twitch: Person
    asked: Taken | None = None
    tries: int = 0
    is_linked: bool = False

    @property
    def may_ask(self) -> bool:
        """Return whether they have still to ask for a code."""
        return not self.is_linked and self.asked is None and self.tries < _TRIES


class TwinsInTheCrowd:
    """Has a pair begin every second; what it sent goes to `note`."""

    def __init__(
        self,
        seed: int,
        people: Sequence[Person],
        discord: DiscordRoom,
        twitch: Room,
        screen: OnScreen,
        note: Callable[[Taken, AnyDeed], None],
    ) -> None:
        """Pair some of the people."""
        self.pairs = pairs_among(people, seed)
        self._discord = discord
        self._twitch = twitch
        self._screen = screen
        self._note = note
        self._next_at: datetime | None = None

    def go_on(self, now: datetime) -> None:
        """Ask for the next pair's code, and type those that were told, while no poll is about to end."""
        if not all(self._is_clear(poll_id, now) for poll_id in self._screen.polls):
            return
        for pair in self.pairs:
            if pair.asked is not None:
                self._type(pair, pair.asked, now)
        idle = [pair for pair in self.pairs if pair.may_ask]
        if idle and (self._next_at is None or self._next_at <= now):
            self._next_at = now + min(EVERY, timedelta(seconds=ALL_WITHIN_S / len(self.pairs)))
            self._ask(min(idle, key=lambda pair: pair.tries))

    def _ask(self, pair: Twins) -> None:
        pair.tries += 1
        pair.asked = self._discord.invoke(pair.on_discord, "lier", {})
        if pair.asked:
            deed = Linking(person=pair.on_discord, text="/lier", kind=Kind.LINK, way=Way.COMMAND)
            self._note(pair.asked, deed)

    def _type(self, pair: Twins, asked: Taken, now: datetime) -> None:
        gesture = self._discord.gesture(asked.id)
        code = _CODE.search(" ".join(gesture.answers)) if gesture else None
        if code is None:
            pair.asked = asked if now - asked.at < _PATIENCE else None
            return
        pair.asked = None
        text = f"!lier {code[0]}"
        typed = self._twitch.say(pair.on_twitch, text)
        if typed:
            pair.is_linked = True
            deed = Linking(person=pair.on_twitch, text=text, kind=Kind.LINK, twin=pair.on_discord)
            self._note(typed, deed)

    def _is_clear(self, poll_id: str, now: datetime) -> bool:
        poll = self._screen.polls[poll_id]
        if poll.closed_at is not None:
            return True
        # What two accounts said in a round before they were linked becomes one voice in ways of its own.
        if poll.method == CONSENT or self._screen.is_hushed:
            return False
        if poll.announced_close_at is None:
            return True
        return now < poll.announced_close_at - CLEAR_OF_THE_END


def pairs_among(people: Sequence[Person], seed: int) -> list[Twins]:
    """Return some people of Discord with somebody of Twitch each, a tenth of all there.

    Only calm people who ask nothing: nobody silences them, and nobody backs their own question.
    """
    dice = Random(f"{seed}:twins")
    fit = [person for person in people if person.temper is Temper.CALM and not person.asks]
    on_discord = [person for person in fit if person.platform is Platform.DISCORD]
    on_twitch = [person for person in fit if person.platform is Platform.TWITCH]
    dice.shuffle(on_twitch)
    everybody = sum(person.platform is Platform.DISCORD for person in people)
    number = min(len(on_discord), max(1, round(everybody * SHARE)))
    return [Twins(one, other) for one, other in zip(on_discord[:number], on_twitch, strict=False)]
