"""Stage: many accounts that nobody had seen write at once, amid an evening: moderators are told."""

from datetime import datetime, timedelta
from itertools import takewhile

from bot.changes import HealthNoted
from bot.events import ClockTicked, Health, HealthReported
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening

PART = "chat:wave"
# At the beginning everybody is new.
SETTLED = timedelta(minutes=10)


def wave(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the news of a wave, once until it is old; another channel's raid is announced already."""
    watch = evening.raids
    if not isinstance(event, ClockTicked) or not watch.newcomers:
        return []
    if _is_told(state) or not _has_settled(state, event.at):
        return []
    since = event.at - watch.newcomers_within
    count = sum(1 for _ in takewhile(lambda seen_at: seen_at > since, reversed(state.people.sights.values())))
    if count < watch.newcomers:
        return []
    seconds = int(watch.newcomers_within.total_seconds())
    return [
        HealthNoted(
            report=HealthReported(
                id=f"{PART}:{event.at.isoformat()}",
                at=event.at,
                part=PART,
                health=Health.DEGRADED,
                detail=evening.words.text("wave-noticed", count=count, seconds=seconds),
                remedy=evening.words.text("wave-remedy"),
            )
        )
    ]


def _is_told(state: ShowState) -> bool:
    """Return whether moderators know of a wave, or expect one."""
    return any(
        each.health is not Health.GOOD and each.part.rpartition(":")[2] in ("wave", "raid")
        for each in state.health.values()
    )


def _has_settled(state: ShowState, at: datetime) -> bool:
    first = next(iter(state.people.sights.values()), at)
    return at - first > SETTLED
