"""A whole evening led from the régie by a browser: every format once, and all of it accounted for."""

import os
from pathlib import Path

import pytest

from scripts.play_evening import Evening, play, unaccounted

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(180)]

RUNDOWN = Path(__file__).with_name("whole_evening.toml")


async def test_all_that_is_contributed_in_an_evening_is_accounted_for(
    chromium_path: Path, tmp_path: Path
) -> None:
    evening = Evening(
        viewers=120,
        rate=30.0,
        faults=("duplicates",),
        times=1,
        talking_s=1.6,
        pace=0.3,
        moments=("question",),
        questions=1,
        rundown=RUNDOWN.read_text(encoding="utf-8"),
    )
    summary, account, mishaps = await play(evening, chromium_path, tmp_path)

    assert unaccounted(summary, account, mishaps) == []
    asked = account.questions
    assert asked.asked == asked.on_air + asked.answered + asked.deferred + asked.refused + asked.waiting
    assert asked.answered == asked.deferred == 1
    assert asked.refused >= 1
    assert {each.format for each in account.formats if each.sent} == {
        "draw",
        "speaking-queue",
        "six-hats",
        "brainstorm",
        "porteur-de-parole",
        "themes",
    }
    assert "08-questions-question-incrustation.png" in os.listdir(tmp_path)
