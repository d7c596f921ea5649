"""A show's Discord on loopback: the server, the real client through the adapter, and what was heard."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.actions import Answer, AnyAction, Button, PostPanel
from bot.clock import SystemClock
from bot.events import (
    ControlPressed,
    Event,
    Health,
    HealthReported,
    Interaction,
    MessagePosted,
    Outcome,
    Platform,
)
from bot.phrasebook import FluentPhrasebook
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.values import DiscordValues, Patience
from bot.ports import AnyEvent, Report
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.faults import Faults
from bot.rehearsal.record import Exchange
from tests.edge.platforms import specs

Kind = TypeVar("Kind", bound=Event)

LOCALES = Path(__file__).parents[4] / "config" / "locales"
WORDS = FluentPhrasebook(LOCALES, "fr")
HURRIED = Patience(
    restarts=(timedelta(), timedelta(milliseconds=20), timedelta(milliseconds=50)),
    refused=timedelta(milliseconds=300),
    guild=timedelta(milliseconds=30),
    sessions=timedelta(),
)
LIMIT_S = 20


class Ears:
    """A sink that can be waited on."""

    def __init__(self) -> None:
        """Have heard nothing."""
        self.events: list[AnyEvent] = []
        self._news = asyncio.Event()

    def put(self, event: AnyEvent) -> None:
        """Hear one event."""
        self.events.append(event)
        self._news.set()

    def all(self, kind: type[Kind]) -> list[Kind]:
        """Return the events of a kind heard so far."""
        return [event for event in self.events if isinstance(event, kind)]

    async def first(self, kind: type[Kind], such: Callable[[Kind], bool] = lambda _: True) -> Kind:
        """Return the first event of a kind, such as asked, waiting for it."""
        await self.until(lambda: any(such(event) for event in self.all(kind)))
        return next(event for event in self.all(kind) if such(event))

    async def message(self, id: str | None) -> MessagePosted:
        """Return a message, waiting for it."""
        return await self.first(MessagePosted, lambda event: event.message_id == id)

    async def health(self, part: str, health: Health) -> HealthReported:
        """Return the first time that a part was said to be so, waiting for it."""
        return await self.first(HealthReported, lambda said: (said.part, said.health) == (part, health))

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait until something is true, looking again at each event."""
        async with asyncio.timeout(LIMIT_S):
            while not met():
                self._news.clear()
                await self._news.wait()

    @property
    def texts(self) -> list[str]:
        """Return the texts of the messages heard, in order."""
        return [event.text for event in self.all(MessagePosted)]


class MovingClock:
    """The machine's time, moved forward by hand."""

    def __init__(self) -> None:
        """Start at the present."""
        self._ahead = timedelta()

    def now(self) -> datetime:
        """Return the time that it is made to be."""
        return SystemClock().now() + self._ahead

    def advance(self, by: timedelta) -> None:
        """Let time pass at once."""
        self._ahead += by


class Memory:
    """The last message committed in an earlier life."""

    def __init__(self, last: str | None = None) -> None:
        """Remember a message's id, or none."""
        self._last = last

    async def last(self, platform: Platform, channel: str) -> str | None:
        """Return it, whatever the channel."""
        return self._last


class Stage:
    """One loopback Discord and the adapters that came to it."""

    def __init__(self, server: LoopbackDiscord, clock: MovingClock, exchanges: list[Exchange]) -> None:
        """Set up; nobody is connected."""
        self.server = server
        self.clock = clock
        self.exchanges = exchanges
        self.ears = Ears()
        self.adapter = self.new_adapter()

    def new_adapter(
        self, *, last: str | None = None, patience: Patience = HURRIED, **changes: object
    ) -> DiscordAdapter:
        """Return an adapter that has not begun, telling the same ears."""
        values = DiscordValues(
            token=self.server.token, connect=self.server.connect, ca_file=self.server.ca_file
        )
        values = msgspec.structs.replace(values, **changes)
        return DiscordAdapter(values, self.ears, WORDS, SystemClock(), Memory(last), patience)

    @asynccontextmanager
    async def listening(self, adapter: DiscordAdapter | None = None) -> AsyncIterator[None]:
        """Let an adapter live while inside, from the moment it is settled."""
        self.ears.events.clear()
        async with self.alive(adapter):
            await self.ears.health("discord:permissions", Health.GOOD)
            yield

    @asynccontextmanager
    async def alive(self, adapter: DiscordAdapter | None = None) -> AsyncIterator[None]:
        """Let an adapter live while inside."""
        async with asyncio.TaskGroup() as tasks:
            life = tasks.create_task((adapter or self.adapter).run())
            try:
                async with asyncio.timeout(LIMIT_S):
                    yield
            finally:
                life.cancel()

    async def do(self, kind: type[AnyAction], **what: object) -> Report:
        """Have the bot act in the first channel."""
        given = {"id": "action", "platform": Platform.DISCORD, "channel": self.server.channel_id, **what}
        return await self.adapter.perform(msgspec.convert(given, kind))

    async def declared(self) -> None:
        """Wait until Discord knows the bot's commands."""
        await self.server.declared.wait()

    async def panel(self, *controls: str) -> str:
        """Return the id of a new message with buttons of these names."""
        buttons = tuple(Button(control=control, label=control.upper()) for control in controls)
        report = await self.do(PostPanel, id="panel", text="Votez", buttons=buttons)
        assert report.outcome is Outcome.DONE, report
        return report.message_id

    async def answer(self, to: Interaction, text: str) -> Report:
        """Have the bot answer somebody."""
        return await self.do(Answer, interaction=to, text=text)

    async def pressed(self, control: str) -> ControlPressed:
        """Return the press of a button, waiting for it."""
        return await self.ears.first(ControlPressed, lambda event: event.control == control)

    async def recovered(self) -> None:
        """Wait until the connection was lost, and the last word on Discord is that it is well again."""
        await self.ears.health("discord", Health.DEGRADED)
        await self.ears.until(lambda: self._last_health() is Health.GOOD)

    def _last_health(self) -> Health | None:
        said = [said.health for said in self.ears.all(HealthReported) if said.part == "discord"]
        return said[-1] if said else None

    def calls(self, method: str, start: str) -> list[Exchange]:
        """Return the calls made so far with this method, under paths that start so."""
        return [call for call in self.exchanges if call.method == method and call.path.startswith(start)]

    def connections(self) -> int:
        """Return how often a client logged in."""
        return len(self.calls("GET", "/users/@me"))


@asynccontextmanager
async def loopback(
    folder: Path, faults: Faults | None = None, channels: tuple[str, ...] = ("debat",)
) -> AsyncIterator[Stage]:
    """Serve a Discord while inside; on the way out, whatever was said over HTTP must be as specified."""
    exchanges: list[Exchange] = []
    clock = MovingClock()
    server = LoopbackDiscord(clock, faults, folder, channels=channels, observe=exchanges.append)
    async with server:
        yield Stage(server, clock, exchanges)
        faults_found = server.unknown_calls + spec_faults(exchanges)
        assert not faults_found, faults_found


def spec_faults(exchanges: list[Exchange]) -> list[str]:
    """Return what the published specification does not allow; nothing where it is not here."""
    specification = specs.offered(specs.DISCORD)
    calls = exchanges if specification else []
    return list(
        dict.fromkeys(fault for call in calls if specification for fault in specification.faults(call))
    )
