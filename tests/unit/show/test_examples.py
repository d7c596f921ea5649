"""The rundowns that ship: each is read, and together they explain all that a rundown may say."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.phrasebook import FluentPhrasebook
from bot.polls.methods import METHODS
from bot.show.kinds.formats import SessionPlan
from bot.show.of_evening import BOUNDS
from bot.show.read import EVERY_SEGMENT, read_rundown
from bot.show.rundown import PollPlan, SegmentKind

CONFIG = Path(__file__).parents[3] / "config"
HEAT = ("flag_percent", "without")
SHIPPED = sorted((CONFIG / "rundowns").glob("*.toml"))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_shipped_rundown_is_read(file: Path) -> None:
    rundown = read_rundown(file.read_text("utf-8"), file.name, METHODS)

    assert rundown.segments[0].kind is SegmentKind.STANDBY
    assert len({segment.kind for segment in rundown.segments}) >= 3


def test_the_examples_have_every_kind_of_segment_and_every_talk() -> None:
    rundown, formats = (
        read_rundown((CONFIG / "rundowns" / name).read_text("utf-8"), name, METHODS)
        for name in ("exemple.toml", "formats.toml")
    )

    assert {segment.kind for each in (rundown, formats) for segment in each.segments} == set(SegmentKind)
    methods = {segment.poll.method for segment in rundown.segments if segment.poll}
    assert methods >= {"moving-debate", "temperature", "consent"}


def test_the_examples_explain_every_key() -> None:
    told = "".join(
        (CONFIG / "rundowns" / name).read_text("utf-8") for name in ("exemple.toml", "formats.toml")
    )
    keys = {*EVERY_SEGMENT, *BOUNDS, *HEAT, *SessionPlan.__struct_fields__, *PollPlan.__struct_fields__}
    renamed = {"mood_window_s": "mood_window_seconds"}

    assert [key for key in sorted(keys) if not re.search(rf"\b{renamed.get(key, key)}\b", told)] == []
    assert [name for name in METHODS if f'"{name}"' not in told and name != "consent"] == []


def test_the_rundown_that_the_settings_name_is_shipped() -> None:
    named = tomllib.loads((CONFIG / "default.toml").read_text("utf-8"))["show"]["rundown"]

    assert CONFIG.parent / named in SHIPPED


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_text_of_a_shipped_rundown_is_one_that_the_bot_says(file: Path) -> None:
    known = FluentPhrasebook(CONFIG / "locales", "fr").keys

    read_rundown(file.read_text("utf-8"), file.name, METHODS, known)
    assert {"help", "question-on-air", "order-no-theme"} <= known
