"""A show's Twitch on loopback: the server, the real client through the adapter, and what was heard."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.actions import Say
from bot.clock import SystemClock
from bot.events import Event, Health, HealthReported, MessagePosted, Outcome, Platform
from bot.phrasebook import FluentPhrasebook
from bot.platforms.twitch.adapter import TwitchAdapter
from bot.platforms.twitch.subscriptions import wanted
from bot.platforms.twitch.values import Patience, TokenPair, TwitchValues
from bot.ports import AnyEvent, Report
from bot.rehearsal.faults import Faults
from bot.rehearsal.record import Exchange
from bot.rehearsal.twitch.grants import Grant
from bot.rehearsal.twitch.server import LoopbackTwitch
from tests.edge.platforms import specs

Kind = TypeVar("Kind", bound=Event)

LOCALES = Path(__file__).parents[4] / "config" / "locales"
WORDS = FluentPhrasebook(LOCALES, "fr")
HURRIED = Patience(
    restarts=(timedelta(), timedelta(milliseconds=20), timedelta(milliseconds=50)),
    refused=timedelta(milliseconds=300),
    look=timedelta(milliseconds=20),
    steady=timedelta(),
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

    async def health(
        self, part: str, such: Callable[[HealthReported], bool] = lambda _: True
    ) -> HealthReported:
        """Return what was said of a part, waiting for it."""
        return await self.first(HealthReported, lambda said: said.part == part and such(said))

    async def until(self, met: Callable[[], bool], limit_s: float = LIMIT_S) -> None:
        """Wait until something is true, looking again at each event."""
        async with asyncio.timeout(limit_s):
            while not met():
                self._news.clear()
                await self._news.wait()

    @property
    def message_ids(self) -> set[str]:
        """Return the ids of the chat messages heard."""
        return {event.message_id for event in self.all(MessagePosted)}


class Crowd:
    """People who write one after the other at a steady rate."""

    def __init__(self, server: LoopbackTwitch, messages: int, per_second: int) -> None:
        """Begin to write."""
        self.posted: list[str] = []
        self._server = server
        self._people = [server.user(f"Viewer{number}") for number in range(50)]
        self._messages = messages
        self._pause = 1 / per_second
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()
        self._done = asyncio.Event()
        self._write()

    def _write(self) -> None:
        number = len(self.posted)
        id = self._server.post(self._people[number % len(self._people)], f"message {number}")
        self.posted.append(id or "")
        if number + 1 < self._messages:
            self._loop.call_at(self._began + number * self._pause, self._write)
        else:
            self._done.set()

    async def done(self) -> None:
        """Wait for the last message."""
        await self._done.wait()


class Reports:
    """What became of many things said at once."""

    def __init__(self) -> None:
        """Wait for the first."""
        self.done: list[Report] = []
        self.refused: list[Report] = []
        self._news = asyncio.Event()

    async def of(self, adapter: TwitchAdapter, number: int) -> None:
        """Say one thing and keep its report."""
        text = f"message {number}"
        report = await adapter.perform(Say(id=text, platform=Platform.TWITCH, channel="", text=text))
        (self.done if report.outcome is Outcome.DONE else self.refused).append(report)
        self._news.set()

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait until something is true, looking again at each report."""
        async with asyncio.timeout(LIMIT_S):
            while not met():
                self._news.clear()
                await self._news.wait()


class Calls:
    """Every exchange over HTTP, which can be waited for."""

    def __init__(self) -> None:
        """Wait for the first."""
        self.exchanges: list[Exchange] = []
        self.news = asyncio.Event()

    def __call__(self, exchange: Exchange) -> None:
        """Keep an exchange."""
        self.exchanges.append(exchange)
        self.news.set()


class Stage:
    """One loopback Twitch and the adapters that came to it."""

    def __init__(self, server: LoopbackTwitch, folder: Path, calls: "Calls") -> None:
        """Set up; nobody is connected."""
        self.server = server
        self.exchanges = calls.exchanges
        self._calls = calls
        self.token_file = folder / "tokens" / "twitch.json"
        self.ears = Ears()
        self.adapter = self.new_adapter()

    def values(self, bot: Grant | None = None, **changes: object) -> TwitchValues:
        """Return the settings that lead to this server."""
        server = self.server
        values = TwitchValues(
            client_id=server.client_id,
            client_secret=server.client_secret,
            token_file=self.token_file,
            broadcaster_login=server.broadcaster.login,
            bot_tokens=pair(bot or server.bot_grant),
            broadcaster_tokens=pair(server.broadcaster_grant),
            helix_url=server.helix_url,
            oauth_url=server.oauth_url,
            eventsub_url=server.eventsub_url,
        )
        return msgspec.structs.replace(values, **changes)

    def new_adapter(
        self, bot: Grant | None = None, patience: Patience = HURRIED, **changes: object
    ) -> TwitchAdapter:
        """Return an adapter that has not begun, telling the same ears."""
        values = self.values(bot, **changes)
        return TwitchAdapter(values, self.ears, WORDS, SystemClock(), patience)

    @asynccontextmanager
    async def listening(self, adapter: TwitchAdapter | None = None) -> AsyncIterator[None]:
        """Let an adapter live while inside, from the moment it is connected and fully subscribed."""
        async with self.alive(adapter):
            await self.ears.health("twitch", lambda said: said.health == "good")
            yield

    @asynccontextmanager
    async def listening_anew(self, adapter: TwitchAdapter) -> AsyncIterator[None]:
        """Let another adapter live while inside, forgetting what was heard before it."""
        self.ears.events.clear()
        async with self.listening(adapter):
            yield

    @asynccontextmanager
    async def alive(self, adapter: TwitchAdapter | None = None) -> AsyncIterator[None]:
        """Let an adapter live while inside."""
        async with asyncio.TaskGroup() as tasks:
            life = tasks.create_task((adapter or self.adapter).run())
            try:
                async with asyncio.timeout(LIMIT_S):
                    yield
            finally:
                life.cancel()

    @asynccontextmanager
    async def saying(self, messages: int) -> "AsyncIterator[Reports]":
        """Say many different things at once while inside; what still waits its turn at the end is dropped."""
        reports = Reports()
        async with asyncio.TaskGroup() as tasks:
            said = [tasks.create_task(reports.of(self.adapter, number)) for number in range(messages)]
            try:
                yield reports
            finally:
                for saying in said:
                    saying.cancel()

    async def subscribed(self, types: int) -> None:
        """Wait until at least so many types are subscribed."""
        while len(self.server.subscribed_types) < types:
            self._calls.news.clear()
            await self._calls.news.wait()

    async def recovered(self) -> None:
        """Wait until the last word on Twitch is that it is well."""
        await self.ears.until(lambda: self._last_health() == Health.GOOD)

    def _last_health(self) -> Health | None:
        said = [said.health for said in self.ears.all(HealthReported) if said.part == "twitch"]
        return said[-1] if said else None

    async def missing(self) -> set[str]:
        """Return the messages that Twitch held and nobody heard, once they had the time to arrive."""
        server, ears = self.server, self.ears

        def all_is_heard() -> bool:
            told = len(server.held) + server.injected_duplicates
            return not server.waiting and len(ears.all(MessagePosted)) >= told

        with suppress(TimeoutError):
            await ears.until(all_is_heard, limit_s=5)
        return server.held - ears.message_ids

    def wanted_types(self) -> set[str]:
        """Return every type of event that the show wants."""
        return {wish.type for wish in wanted(self.server.broadcaster.id, self.server.bot.id)}


@asynccontextmanager
async def loopback(folder: Path, faults: Faults | None = None) -> AsyncIterator[Stage]:
    """Serve a Twitch while inside; on the way out, whatever was said over HTTP must be as specified."""
    calls = Calls()
    async with LoopbackTwitch(SystemClock(), faults, observe=calls) as server:
        yield Stage(server, folder, calls)
        faults_found = server.unknown_calls + spec_faults(calls.exchanges)
        assert not faults_found, faults_found


def spec_faults(exchanges: list[Exchange]) -> list[str]:
    """Return what the published specification does not allow; nothing where it is not here."""
    specification = specs.offered(specs.TWITCH)
    calls = [exchange for exchange in exchanges if not exchange.path.startswith("/oauth2/")]
    found = (
        fault for exchange in calls for fault in (specification.faults(exchange) if specification else ())
    )
    return list(dict.fromkeys(found))


def pair(grant: Grant) -> TokenPair:
    """Return a grant as the settings give it."""
    return TokenPair(grant.token, grant.refresh)
