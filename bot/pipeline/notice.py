"""Stage: what the platforms say of themselves: how they are, a break, the stream, a raid."""

from datetime import datetime

from bot.changes import HealthNoted
from bot.events import GapNoticed, Health, HealthReported, Platform, RaidArrived, StreamChanged
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.state import ShowState
from bot.pipeline.step import Consequence, Happening


def notice(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the régie is told; a break whose messages were fetched since is none."""
    match event:
        case HealthReported():
            return [HealthNoted(report=event)]
        case GapNoticed(filled=False):
            since = event.since.astimezone().strftime("%H:%M:%S")
            return [_said(event.platform, "gap", event.at, evening, "gap", since=since)]
        case StreamChanged(online=False):
            return [_said(event.platform, "stream", event.at, evening, "stream-offline")]
        case StreamChanged():
            well = HealthReported(
                id=event.id, at=event.at, part=f"{event.platform}:stream", health=Health.GOOD
            )
            return [HealthNoted(report=well)]
        case RaidArrived():
            words: dict[str, str | int] = {"raider": event.raider, "viewers": event.viewers}
            return [_said(event.platform, "raid", event.at, evening, "raid", **words)]
        case _:
            return []


def _said(
    platform: Platform, name: str, at: datetime, evening: Evening, key: str, **values: str | int
) -> HealthNoted:
    return HealthNoted(
        report=HealthReported(
            id=f"{platform}:{name}:{at.isoformat()}",
            at=at,
            part=f"{platform}:{name}",
            health=Health.DEGRADED,
            detail=evening.words.text(f"{key}-noticed", **values),
            remedy=evening.words.text(f"{key}-remedy"),
        )
    )
