"""Stage: what the platforms say of themselves: how they are, a break, the stream, a raid."""

from datetime import datetime, timedelta

from bot.changes import HealthNoted
from bot.changes.floor import StreamBegan
from bot.events import GapNoticed, Health, HealthReported, Platform, RaidArrived, StreamChanged
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence, Happening

# Discord lets the adapter fetch what was said meanwhile; Twitch does not.
FORGETFUL = (str(Platform.TWITCH),)
# A chat may be silent for a moment, and yesterday's evening is another one.
SHORTEST_GAP, LONGEST_GAP = timedelta(seconds=3), timedelta(hours=1)


def notice(
    event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
) -> list[Consequence]:
    """Return what the régie is told; a break whose messages were fetched since is none."""
    match event:
        case HealthReported():
            return [HealthNoted(report=event), *_gap_of_a_restart(event, state, evening)]
        case GapNoticed(filled=False):
            return [_gap(event.platform, event.since, event.at, evening)]
        case StreamChanged(online=False):
            said = _said(event.platform, "stream", event.at, evening, "stream-offline")
            return [StreamBegan(at=None), said]
        case StreamChanged():
            well = HealthReported(
                id=event.id, at=event.at, part=f"{event.platform}:stream", health=Health.GOOD
            )
            return [StreamBegan(at=event.at), HealthNoted(report=well)]
        case RaidArrived():
            words: dict[str, str | int] = {"raider": event.raider, "viewers": event.viewers}
            return [_said(event.platform, "raid", event.at, evening, "raid", **words)]
        case _:
            return []


def _gap_of_a_restart(event: HealthReported, state: ShowState, evening: Evening) -> list[Consequence]:
    """Return the break between two lives of the bot, when the platform does not tell what it missed."""
    if event.part not in FORGETFUL or event.health is not Health.GOOD or event.part in state.health:
        return []
    heard = [
        line.at
        for lines in state.lines.values()
        for author_key, line in lines
        if author_key.startswith(f"{event.part}:")
    ]
    since = max(heard, default=event.at)
    if not SHORTEST_GAP <= event.at - since <= LONGEST_GAP:
        return []
    return [_gap(Platform(event.part), since, event.at, evening)]


def _gap(platform: Platform, since: datetime, at: datetime, evening: Evening) -> HealthNoted:
    return _said(platform, "gap", at, evening, "gap", since=since.astimezone().strftime("%H:%M:%S"))


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
