"""The rundown of a whole evening leaves out no way of voting and no format."""

from pathlib import Path

from bot.polls.methods import METHODS
from bot.show.read import read_rundown
from bot.show.rundown import SegmentKind

RUNDOWN = Path(__file__).parents[3] / "config" / "rundowns" / "complete.toml"


def test_the_complete_evening_has_every_way_of_voting_and_every_format() -> None:
    text = RUNDOWN.read_text("utf-8")
    rundown = read_rundown(text, "complete.toml", METHODS)

    assert {segment.kind for segment in rundown.segments} == set(SegmentKind)
    assert {segment.poll.method for segment in rundown.segments if segment.poll} == set(METHODS)
    assert sum(segment.minutes for segment in rundown.segments) == 90
