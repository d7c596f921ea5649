"""`bouge run`: every part started in order, watched together, and stopped in reverse."""

import asyncio
import gc
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial

from bot.app.brain import Brain, start_brain
from bot.app.evening import read_evening
from bot.app.measured import Gauges, MeasuredLedger, MeasuredPerformer
from bot.app.places import LOCALES, PAGES, find
from bot.app.platforms import adapters, configured
from bot.app.readiness import Readiness
from bot.clock import SystemClock
from bot.events import Health, HealthReported, Platform
from bot.phrasebook import FluentPhrasebook
from bot.pipeline.evening import Evening
from bot.pipeline.perform import PlatformPerformer
from bot.pipeline.road import Road
from bot.pipeline.score import Scoring
from bot.pipeline.stages import STAGES
from bot.planning.file import RundownFile
from bot.planning.keeper import RundownKeeper
from bot.ports import Clock, EventSink, Performer
from bot.sealing.key import open_key
from bot.sealing.sealer import Sealer
from bot.settings import Settings
from bot.store.audit import RedisAuditLog
from bot.store.boxes import RedisBoxes
from bot.store.connection import Client, connect, require_answer
from bot.store.embedded import EmbeddedServer
from bot.store.feed import RedisFeed
from bot.store.formats import RedisDraws
from bot.store.inbox import RedisCursors, RedisInbox, RedisInboxWriter
from bot.store.keys import Keys
from bot.store.ledger import RedisLedger
from bot.store.outbox import RedisOutbox
from bot.store.plan import RedisPlanDue
from bot.store.promises import RedisPromises
from bot.store.queues import QueueMeasure
from bot.store.scrub import RedisScrubber
from bot.store.tokens import RedisTokens
from bot.store.vault import RedisVault
from bot.web.api.desk import ApiDesk
from bot.web.api.desk_of_tokens import TokenDesk
from bot.web.api.tokens import TokenBook
from bot.web.journal import JournalDesk
from bot.web.metrics_desk import MetricsDesk
from bot.web.results.draws import DrawsDesk
from bot.web.results.promises import PromisesDesk
from bot.web.results.served import ResultsDesk
from bot.web.server import WebServer
from bot.web.values import WebValues
from bot.words import Phrasebook

Tell = Callable[[Mapping[str, str]], None]


async def run_show(settings: Settings, tell: Tell, rehearsal: bool = False) -> None:
    """Run the show until cancelled; `tell` is called once with the addresses, when everything is ready."""
    async with AsyncExitStack() as stack:
        clock = SystemClock()
        words = FluentPhrasebook(LOCALES, settings.locale)
        # Loading the model takes the longest, so the store starts meanwhile.
        async with asyncio.TaskGroup() as starts:
            loading = starts.create_task(start_brain(settings))
            opening = starts.create_task(open_store(settings, stack))
        brain, opened = loading.result(), opening.result()
        stack.push_async_callback(brain.close)
        evening = read_evening(settings, words, brain.thresholds, rehearsal)
        keys = Keys(settings.show.id)
        writer = RedisInboxWriter(opened.client, keys)
        road = _road(opened.client, keys, brain, clock, evening, gauges := Gauges())
        boxes = RedisBoxes(opened.client, keys)
        sealer = Sealer(boxes, partial(open_key, settings.data_dir), writer, clock, words)
        await sealer.find_key()
        results = ResultsDesk(boxes, words, settings.locale, lambda: sealer.public_key)
        values = web_values(settings, rehearsal)
        web = _web(values, settings, opened.client, keys, writer, words, results, gauges)
        await web.start()
        stack.push_async_callback(web.close)
        readiness = Readiness(writer, evening.platforms)
        edges = adapters(settings, readiness, words, clock, RedisCursors(opened.client, keys))
        async with asyncio.TaskGroup() as tasks:
            if opened.server is not None:
                tasks.create_task(opened.server.keep_alive())
            tasks.create_task(writer.run())
            tasks.create_task(road.run())
            tasks.create_task(web.run())
            tasks.create_task(sealer.run())
            tasks.create_task(_rundown_keeper(settings, opened.client, keys, writer, clock, words).run())
            tasks.create_task(RedisScrubber(opened.client, keys).run())
            for platform, adapter in edges.items():
                tasks.create_task(adapter.run())
                tasks.create_task(_performer(platform, adapter, opened.client, keys, clock, gauges).run())
            writer.put(_store_is_well(clock))
            await _settled(readiness)
            tell({**await web.addresses(), "store": opened.url, "show": settings.show.id})


async def _settled(readiness: Readiness) -> None:
    """Wait until the bot is ready; what lives all evening is then looked through for garbage less often."""
    await readiness.reached()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@dataclass(frozen=True)
class OpenStore:
    """A store that answers; `server` is ours to keep alive, None when the settings name another one."""

    client: Client
    url: str
    server: EmbeddedServer | None


async def open_store(settings: Settings, stack: AsyncExitStack) -> OpenStore:
    """Return the store that the settings name, started when it is the embedded one; `stack` ends it."""
    url, server = settings.store.url.get_secret_value(), None
    if url == "embedded":
        server = EmbeddedServer(settings.data_dir / "store")
        await server.start()
        stack.callback(server.stop)
        url = server.url
    client = connect(url)
    stack.push_async_callback(client.aclose)
    await require_answer(client)
    return OpenStore(client, url, server)


async def read_store(settings: Settings, stack: AsyncExitStack) -> Client:
    """Return a client of the show's store to read from, also while a bot runs on it."""
    if settings.store.url.get_secret_value() == "embedded":
        running = EmbeddedServer(settings.data_dir / "store")
        if await running.answers():
            client = connect(running.url)
            stack.push_async_callback(client.aclose)
            return client
    return (await open_store(settings, stack)).client


def web_values(settings: Settings, rehearsal: bool = False) -> WebValues:
    """Return what the pages' server needs to know."""
    web = settings.web
    return WebValues(
        host=web.host,
        port=web.port,
        public_url=web.public_url,
        host_code=web.host_code.get_secret_value(),
        moderator_code=web.moderator_code.get_secret_value(),
        session_hours=web.session_hours,
        locale=settings.locale,
        rehearsal=rehearsal,
    )


def _performer(
    platform: Platform, edge: Performer, client: Client, keys: Keys, clock: Clock, gauges: Gauges
) -> PlatformPerformer:
    measured = MeasuredPerformer(edge, platform, gauges, clock)
    return PlatformPerformer(platform, RedisOutbox(client, keys), measured, clock)


def _web(
    values: WebValues,
    settings: Settings,
    client: Client,
    keys: Keys,
    sink: EventSink,
    words: Phrasebook,
    results: ResultsDesk,
    gauges: Gauges,
) -> WebServer:
    clock, feed, vault = SystemClock(), RedisFeed(client, keys), RedisVault(client, keys)
    token = settings.web.metrics_token.get_secret_value()
    measure = QueueMeasure(client, keys, configured(settings))
    book = TokenBook(RedisTokens(client, keys), clock)
    desks = (
        JournalDesk(RedisAuditLog(client, keys), settings.show.id),
        MetricsDesk(clock, token, measure.waiting, gauges.all),
        DrawsDesk(RedisDraws(client, keys)),
        PromisesDesk(
            RedisPromises(client, keys), words, settings.locale, settings.show.title, settings.show.video_url
        ),
        ApiDesk(book, sink, words, clock, values.public_url.rstrip("/")),
        TokenDesk(book),
    )
    return WebServer(values, feed, vault, sink, words, clock, PAGES, results, desks)


def _road(client: Client, keys: Keys, brain: Brain, clock: Clock, evening: Evening, gauges: Gauges) -> Road:
    return Road(
        inbox=RedisInbox(client, keys),
        ledger=MeasuredLedger(RedisLedger(client, keys), gauges, clock),
        scoring=Scoring(brain.scorer, clock, evening.words, absence=brain.absence),
        clock=clock,
        evening=evening,
        stages=STAGES,
    )


def _rundown_keeper(
    settings: Settings, client: Client, keys: Keys, sink: EventSink, clock: Clock, words: Phrasebook
) -> RundownKeeper:
    file = RundownFile(find(settings.show.rundown))
    return RundownKeeper(file, RedisPlanDue(client, keys), sink, clock, words)


def _store_is_well(clock: Clock) -> HealthReported:
    now = clock.now()
    return HealthReported(id=f"store:{now.isoformat()}", at=now, part="store", health=Health.GOOD)
