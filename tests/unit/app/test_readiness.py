"""Readiness: every platform's first good news, and nothing else, opens the show."""

import asyncio
from datetime import UTC, datetime

from bot.app.readiness import Readiness
from bot.events import Health, HealthReported, Platform
from bot.ports import AnyEvent

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


class Kept:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.events: list[AnyEvent] = []

    def put(self, event: AnyEvent) -> None:
        self.events.append(event)


def news(part: str, health: Health) -> HealthReported:
    return HealthReported(id=f"{part}:{health}", at=AT, part=part, health=health, detail="d", remedy="r")


async def reached_at_once(readiness: Readiness) -> bool:
    """Return whether nothing more is waited for."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(readiness.reached())
        for _ in range(3):
            await asyncio.sleep(0)
        done = waiting.done()
        waiting.cancel()
    return done


async def test_a_show_without_platforms_is_ready_at_once() -> None:
    assert await reached_at_once(Readiness(Kept(), ()))


async def test_every_platform_must_be_well_once() -> None:
    readiness = Readiness(Kept(), (Platform.TWITCH, Platform.DISCORD))
    readiness.put(news("twitch", Health.GOOD))
    readiness.put(news("twitch:automod", Health.GOOD))
    readiness.put(news("discord", Health.DOWN))
    readiness.put(news("discord", Health.DEGRADED))
    assert not await reached_at_once(readiness)
    readiness.put(news("discord", Health.GOOD))
    assert await reached_at_once(readiness)


async def test_every_event_is_passed_on_in_order() -> None:
    kept = Kept()
    readiness = Readiness(kept, (Platform.TWITCH,))
    told = [news("twitch", Health.DOWN), news("store", Health.GOOD), news("twitch", Health.GOOD)]
    for each in told:
        readiness.put(each)
    assert kept.events == told
