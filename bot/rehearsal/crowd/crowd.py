"""The crowd: it takes its turns while the show runs, and remembers what it sent."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil

import msgspec
import structlog

from bot.events import Platform
from bot.ports import Clock
from bot.rehearsal.crowd.deeds import AnyDeed, Asking, Backing, Contributing, TakingPart, Voting, Way
from bot.rehearsal.crowd.habits import EVENING, Habits
from bot.rehearsal.crowd.hands import take_part
from bot.rehearsal.crowd.lines import Lines, read_lines
from bot.rehearsal.crowd.mind import Mind, is_open
from bot.rehearsal.crowd.people import Person, population
from bot.rehearsal.crowd.record import CrowdRecord
from bot.rehearsal.crowd.rooms import DiscordRoom, Room, Taken, TwitchRoom
from bot.rehearsal.crowd.screen import OnScreen
from bot.rehearsal.crowd.script import Script
from bot.rehearsal.crowd.steps import Steps
from bot.rehearsal.crowd.twins import TwinsInTheCrowd
from bot.rehearsal.discord.asks import LoopbackInteraction
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.server import LoopbackTwitch

# Nobody types faster than this for long: a small crowd asked for a high rate grows.
PEOPLE_PER_RATE = 5.0
# After a pause of the machine the crowd catches up, but lets others work in between.
_BURST_SECONDS = 0.05
_SMALLEST_BURST = 5
_LONGEST_NAP_SECONDS = 0.2
_FORM_PATIENCE = timedelta(seconds=3)
# The button that opens the form of an objection.
OBJECT = "objection"

log = structlog.get_logger(__name__)


class Crowd:
    """A public on one or two loopback platforms; `record` is what it sent, by its own account."""

    def __init__(
        self,
        *,
        twitch: LoopbackTwitch | None,
        discord: LoopbackDiscord | None,
        screen: OnScreen,
        clock: Clock,
        seed: int,
        rate: float,
        viewers: int,
        lines: Lines | None = None,
        habits: Habits = EVENING,
    ) -> None:
        """Gather at least `viewers` people who send `rate` messages a second in all."""
        lines = lines or read_lines()
        self.record = CrowdRecord()
        self._clock = clock
        self._discord = DiscordRoom(discord) if discord else None
        self._rooms: dict[Platform, Room] = {}
        if twitch:
            self._rooms[Platform.TWITCH] = TwitchRoom(twitch)
        if self._discord:
            self._rooms[Platform.DISCORD] = self._discord
        size = max(viewers, ceil(rate * PEOPLE_PER_RATE))
        self.people = population(seed, size, lines.names, lines.odd_names, tuple(self._rooms))
        self._script = Script(seed, rate, self.people)
        self._mind = Mind(seed, rate, self.people, lines, screen, self.record, habits)
        self._burst = max(_SMALLEST_BURST, round(rate * _BURST_SECONDS))
        self._screen = screen
        self._steps = Steps(self._discord, self._note) if self._discord else None
        self._twins = self._pair(seed, screen)
        self._turns = 0
        self._forms: list[tuple[Taken, Asking | Contributing | TakingPart]] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Talk until told to stop; what a platform refuses or breaks ends nothing."""
        started_at = self._clock.now()
        while not stop.is_set():
            behind = self.speak(started_at)
            nap = 0.0 if behind else min(_LONGEST_NAP_SECONDS, 1 / self._script.rate)
            try:
                async with asyncio.timeout(nap):
                    await stop.wait()
            except TimeoutError:
                continue

    def speak(self, started_at: datetime) -> bool:
        """Take the turns that are due, a burst at most; return whether more are."""
        now = self._clock.now()
        due = self._script.due((now - started_at).total_seconds())
        until = min(due, self._turns + self._burst)
        while self._turns < until:
            self._turns += 1
            intent = self._script.next()
            with self._turn():
                if deed := self._mind.decide(intent, self._clock.now()):
                    self._do(deed)
        self._send_forms(now)
        self._take_steps(now)
        with self._turn():
            if self._twins:
                self._twins.go_on(now)
        return self._turns < due

    def _pair(self, seed: int, screen: OnScreen) -> TwinsInTheCrowd | None:
        twitch = self._rooms.get(Platform.TWITCH)
        if self._discord is None or twitch is None:
            return None
        return TwinsInTheCrowd(seed, self.people, self._discord, twitch, screen, self._note)

    def holds(self, platform: Platform, id: str) -> bool:
        """Return whether the bot can be expected to know of something sent, for the record's counts."""
        return platform in self._rooms and self._rooms[platform].holds(id)

    def account_of(self, person: Person) -> str:
        """Return the id that somebody's platform knows them by, "" before they came."""
        return self._rooms[person.platform].account_of(person)

    def gesture(self, id: str) -> LoopbackInteraction | None:
        """Return what became of a press, a command or a form on Discord, by its id in the record."""
        return self._discord.gesture(id) if self._discord else None

    def waiting_for_forms(self) -> list[LoopbackInteraction]:
        """Return the commands that should be answered with a form, and were not yet."""
        return [gesture for opened, _ in self._forms if (gesture := self.gesture(opened.id))]

    @contextmanager
    def _turn(self) -> Iterator[None]:
        try:
            yield
        except Exception:
            # The top of a turn: one that fails is counted and seen, and the next one comes.
            self.record.failures += 1
            log.exception("crowd.turn_failed")

    def _do(self, deed: AnyDeed) -> None:
        if not self._gestures(deed):
            self._say(msgspec.structs.replace(deed, way=Way.CHAT))

    def _say(self, deed: AnyDeed) -> None:
        taken = self._rooms[deed.person.platform].say(deed.person, deed.text)
        if taken:
            self._note(taken, deed)
        else:
            self.record.refused[deed.person.platform] += 1

    def _gestures(self, deed: AnyDeed) -> bool:
        """Do it without typing; False when there is nothing to press or to fill in: then it is typed."""
        if self._discord is None or deed.way is Way.CHAT:
            return False
        if isinstance(deed, Asking) and deed.way is Way.FORM:
            opened = self._discord.invoke(deed.person, "question", {})
            if opened:
                self.record.note_asking(deed.person.key)
                self._forms.append((opened, deed))
            return opened is not None
        if isinstance(deed, Contributing) or (isinstance(deed, TakingPart) and deed.way is Way.FORM):
            form = OBJECT if isinstance(deed, Contributing) else f"format-{deed.word}"
            opened = self._discord.press(deed.person, form) if deed.way is Way.FORM else None
            if opened:
                self._forms.append((opened, deed))
            return opened is not None
        if isinstance(deed, Voting):
            return self._steps is not None and self._steps.begin(deed)
        taken = self._gesture(self._discord, deed)
        if taken:
            self._note(taken, deed)
        return taken is not None

    def _gesture(self, room: DiscordRoom, deed: AnyDeed) -> Taken | None:
        match deed:
            case Asking():
                return room.invoke(deed.person, "question", {"texte": deed.question})
            case Backing():
                return room.invoke(deed.person, "soutien", {"numero": deed.number})
            case TakingPart():
                return take_part(room, deed)
            case _:
                return None

    def _note(self, taken: Taken, deed: AnyDeed) -> None:
        heard = self._rooms[deed.person.platform].listens
        self.record.add(taken.id, taken.at, deed, heard=heard)

    def _take_steps(self, now: datetime) -> None:
        if self._steps is None:
            return
        polls = self._screen.polls
        with self._turn():
            self._steps.go_on(now, lambda id: id in polls and is_open(polls[id], now))

    def _send_forms(self, now: datetime) -> None:
        """Send the forms that appeared; who waited in vain may ask again."""
        forms, self._forms = self._forms, []
        for opened, deed in forms:
            gesture = self.gesture(opened.id)
            if gesture and gesture.form is None and now - opened.at < _FORM_PATIENCE:
                self._forms.append((opened, deed))
                continue
            if isinstance(deed, Asking):
                self.record.forget_asking(deed.person.key)
            elif self._screen.is_hushed:
                continue
            said = deed.question if isinstance(deed, Asking) else deed.said
            with self._turn():
                if self._discord and gesture and gesture.form:
                    taken = self._discord.submit(deed.person, gesture.form, said)
                    if taken:
                        self._note(taken, deed)
