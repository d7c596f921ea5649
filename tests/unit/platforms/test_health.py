"""How each part of a platform is, is told once per change."""

from datetime import UTC, datetime

from bot.events import Health, HealthReported
from bot.platforms.health import HealthBoard
from bot.ports import AnyEvent


class Told:
    """What the board sent, at a time that stands still."""

    def __init__(self) -> None:
        """Have heard nothing."""
        self.events: list[AnyEvent] = []

    def put(self, event: AnyEvent) -> None:
        """Keep an event."""
        self.events.append(event)

    def now(self) -> datetime:
        """Return the one moment there is."""
        return datetime(2026, 1, 1, tzinfo=UTC)

    @property
    def said(self) -> list[tuple[str, Health, str]]:
        """Return what was said, in short."""
        return [
            (event.part, event.health, event.detail)
            for event in self.events
            if isinstance(event, HealthReported)
        ]


def test_the_same_word_is_said_once() -> None:
    told = Told()
    board = HealthBoard(told, told)
    for _ in range(2):
        board.say("twitch", Health.DOWN, "en panne", "attendre")

    assert told.said == [("twitch", Health.DOWN, "en panne")]


def test_each_change_is_said() -> None:
    told = Told()
    board = HealthBoard(told, told)
    board.good("twitch")
    board.say("twitch", Health.DOWN, "en panne")
    board.say("twitch", Health.DOWN, "toujours en panne")
    board.good("twitch")

    assert [health for _, health, _ in told.said] == [Health.GOOD, Health.DOWN, Health.DOWN, Health.GOOD]


def test_a_part_never_reported_is_not_healed() -> None:
    told = Told()
    board = HealthBoard(told, told)
    board.heal("twitch:channel.raid")
    board.say("twitch:channel.raid", Health.DEGRADED, "refusé")
    board.heal("twitch:channel.raid")

    assert [health for _, health, _ in told.said] == [Health.DEGRADED, Health.GOOD]


def test_a_finding_is_not_sent() -> None:
    told = Told()
    finding = HealthBoard(told, told).finding("twitch:bot", Health.GOOD)

    assert finding.part == "twitch:bot"
    assert told.events == []
