"""Stage: many unseen accounts write, or many follow, at once amid an evening: moderators are told."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import takewhile

from bot.changes import HealthNoted
from bot.changes.review import FollowHeard
from bot.events import ClockTicked, FollowerCame, Health, HealthReported
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening

PART, FOLLOWS = "chat:wave", "twitch:follows:wave"
# At the beginning everybody is new.
SETTLED = timedelta(minutes=10)


def wave(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return the news of a wave, once until it is old; another channel's raid is announced already."""
    match event:
        case FollowerCame():
            return [FollowHeard(at=event.at)]
        case ClockTicked() if _has_settled(state, event.at):
            return [*_newcomers(event.at, state, evening), *_followers(event.at, state, evening)]
        case _:
            return []


def _newcomers(at: datetime, state: ShowState, evening: Evening) -> list[Consequence]:
    watch = evening.raids
    if not watch.newcomers or _is_told(PART, state):
        return []
    count = _since(at - watch.newcomers_within, reversed(state.people.sights.values()))
    if count < watch.newcomers:
        return []
    return [_news(PART, "wave", count, watch.newcomers_within, at, evening)]


def _followers(at: datetime, state: ShowState, evening: Evening) -> list[Consequence]:
    watch = evening.raids
    if not watch.followers or _is_told(FOLLOWS, state):
        return []
    count = _since(at - watch.followers_within, reversed(state.judged.follows))
    if count < watch.followers:
        return []
    return [_news(FOLLOWS, "follow-wave", count, watch.followers_within, at, evening)]


def _since(since: datetime, latest_first: Iterable[datetime]) -> int:
    return sum(1 for _ in takewhile(lambda each: each > since, latest_first))


def _news(part: str, key: str, count: int, within: timedelta, at: datetime, evening: Evening) -> HealthNoted:
    seconds = int(within.total_seconds())
    return HealthNoted(
        report=HealthReported(
            id=f"{part}:{at.isoformat()}",
            at=at,
            part=part,
            health=Health.DEGRADED,
            detail=evening.words.text(f"{key}-noticed", count=count, seconds=seconds),
            remedy=evening.words.text(f"{key}-remedy"),
        )
    )


def _is_told(part: str, state: ShowState) -> bool:
    """Return whether moderators know of this wave, or expect one."""
    return any(
        each.health is not Health.GOOD and (each.part == part or each.part.endswith(":raid"))
        for each in state.health.values()
    )


def _has_settled(state: ShowState, at: datetime) -> bool:
    first = next(iter(state.people.sights.values()), at)
    return at - first > SETTLED
