"""A show's Twitch on loopback: the server, the real client through the adapter, and what was heard."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.clock import SystemClock
from bot.events import Event, HealthReported, MessagePosted
from bot.phrasebook import FluentPhrasebook
from bot.platforms.twitch.adapter import TwitchAdapter
from bot.platforms.twitch.subscriptions import wanted
from bot.platforms.twitch.values import Patience, TokenPair, TwitchValues
from bot.ports import AnyEvent
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

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait until something is true, looking again at each event."""
        async with asyncio.timeout(LIMIT_S):
            while not met():
                self._news.clear()
                await self._news.wait()

    @property
    def message_ids(self) -> set[str]:
        """Return the ids of the chat messages heard."""
        return {event.message_id for event in self.all(MessagePosted)}


class Stage:
    """One loopback Twitch and the adapters that came to it."""

    def __init__(self, server: LoopbackTwitch, folder: Path, exchanges: list[Exchange]) -> None:
        """Set up; nobody is connected."""
        self.server = server
        self.exchanges = exchanges
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
    async def alive(self, adapter: TwitchAdapter | None = None) -> AsyncIterator[None]:
        """Let an adapter live while inside."""
        async with asyncio.TaskGroup() as tasks:
            life = tasks.create_task((adapter or self.adapter).run())
            try:
                async with asyncio.timeout(LIMIT_S):
                    yield
            finally:
                life.cancel()

    def wanted_types(self) -> set[str]:
        """Return every type of event that the show wants."""
        return {wish.type for wish in wanted(self.server.broadcaster.id, self.server.bot.id)}


@asynccontextmanager
async def loopback(folder: Path, faults: Faults | None = None) -> AsyncIterator[Stage]:
    """Serve a Twitch while inside; on the way out, whatever was said over HTTP must be as specified."""
    exchanges: list[Exchange] = []
    async with LoopbackTwitch(SystemClock(), faults, observe=exchanges.append) as server:
        yield Stage(server, folder, exchanges)
        faults_found = server.unknown_calls + spec_faults(exchanges)
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
