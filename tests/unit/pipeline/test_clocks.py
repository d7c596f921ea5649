"""Clocks that differ are said, since ballots are judged by the platform's time."""

from datetime import timedelta

import pytest

from bot.events import Health
from bot.pipeline.clocks import FEWEST, WINDOW, ClockWatch
from tests.unit.pipeline.evening import FRENCH, after, said

LATER = WINDOW.total_seconds()


def _news(watch: ClockWatch, offset_s: float, at: float) -> list[tuple[str, Health]]:
    """Tell of messages that arrive at a moment, stamped that many seconds earlier."""
    told = [said(f"bonsoir {number}", at=at - offset_s) for number in range(FEWEST)]
    return [(each.part, each.health) for each in watch.watch(told, after(at))]


@pytest.mark.parametrize("offset_s", [-5, -60, 60])
def test_a_clock_that_differs_is_said_once_and_heals(offset_s: float) -> None:
    watch = ClockWatch(FRENCH)

    assert _news(watch, offset_s, 100) == []
    assert _news(watch, offset_s, 100 + LATER) == [("twitch:clock", Health.DEGRADED)]
    assert _news(watch, offset_s, 100 + 2 * LATER) == []
    assert _news(watch, 0.1, 100 + 3 * LATER) == [("twitch:clock", Health.GOOD)]


def test_one_quick_message_shows_that_the_others_only_waited() -> None:
    watch = ClockWatch(FRENCH)
    _news(watch, 9, 100)
    watch.watch([said("vite", at=110)], after(110))

    assert _news(watch, 9, 100 + LATER) == []


def test_a_history_and_a_silence_say_nothing() -> None:
    watch = ClockWatch(FRENCH)
    _news(watch, timedelta(hours=1).total_seconds(), 4000)

    assert _news(watch, timedelta(hours=1).total_seconds(), 4000 + LATER) == []
    assert watch.watch([], after(4000 + 3 * LATER)) == []
