"""What the platforms say of themselves: breaks, also those between two lives of the bot."""

from datetime import datetime

from bot.changes import HealthNoted
from bot.events import GapNoticed, Health, HealthReported, Platform
from bot.pipeline.memory.state import ShowState
from bot.pipeline.notice import LONGEST_GAP, notice
from tests.unit.pipeline.evening import EVENING, LEA, START, after, live, said


def _well(at: datetime, part: str = "twitch") -> HealthReported:
    return HealthReported(id=f"{part}:{at.isoformat()}", at=at, part=part, health=Health.GOOD)


def _parts(state: ShowState, event: HealthReported | GapNoticed) -> list[str]:
    return [each.report.part for each in notice(event, state, EVENING) if isinstance(each, HealthNoted)]


def test_a_restart_in_the_middle_of_a_chat_is_a_break_on_twitch() -> None:
    state = ShowState()
    live(state, said("bonsoir", at=0))

    assert _parts(state, _well(after(20))) == ["twitch", "twitch:gap"]


def test_a_platform_that_was_well_a_moment_ago_had_no_break() -> None:
    state = ShowState()
    live(state, said("bonsoir", at=0), _well(after(1)))

    assert _parts(state, _well(after(20))) == ["twitch"]


def test_a_first_evening_and_an_old_one_make_no_break() -> None:
    old = ShowState()
    live(old, said("bonsoir", at=0))

    assert _parts(ShowState(), _well(START)) == ["twitch"]
    assert _parts(old, _well(START + LONGEST_GAP * 2)) == ["twitch"]


def test_discord_tells_what_was_missed() -> None:
    state = ShowState()
    live(state, said("bonsoir", by=LEA, at=0))

    assert _parts(state, _well(after(20), part="discord")) == ["discord"]


def test_a_break_that_was_filled_is_none() -> None:
    told = GapNoticed(id="g", at=after(9), platform=Platform.TWITCH, channel="c", since=START, filled=True)

    assert _parts(ShowState(), told) == []
