"""The classifier's scores reach the stages with their spans where they stand in what was written."""

from collections.abc import Sequence
from datetime import datetime

import pytest

from bot.moderation.scores import Scores
from bot.pipeline.score import Scoring
from tests.unit.pipeline.evening import FRENCH, START, edited, said


class StoppedClock:
    """Always the same time."""

    def now(self) -> datetime:
        """Return it."""
        return START


class MarksTocard:
    """A scorer that marks one word."""

    async def score(self, texts: Sequence[str]) -> list[Scores]:
        """Return a high score with the word's place, where it stands."""
        found = [text.find("tocard") for text in texts]
        return [Scores(0.9, {}, ((at, at + 6),)) if at >= 0 else Scores(0.1, {}) for at in found]


@pytest.mark.parametrize(
    "text",
    ["quel tocard", "!question pourquoi ce tocard ?", "  !q\u200b : un tocard", "!question tocard tocard"],
)
async def test_spans_point_at_the_message_even_in_a_command(text: str) -> None:
    scoring = Scoring(MarksTocard(), StoppedClock(), FRENCH)

    (scores,) = await scoring.score([said(text)])

    assert scores is not None
    assert {text[start:end] for start, end in scores.spans} <= {"tocard"}
    assert scores.abusive == 0.9


async def test_a_civil_message_has_none() -> None:
    (scores,) = await Scoring(MarksTocard(), StoppedClock(), FRENCH).score(
        [edited("bonsoir", said("tocard"))]
    )

    assert scores is not None
    assert scores.spans == ()
