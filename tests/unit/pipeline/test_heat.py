"""A heated debate is looser on heat, never on threats."""

import pytest

from bot.moderation.policy import RuleChoices, rules_from
from bot.moderation.scores import Scores
from bot.orders import GoToSegment
from bot.pipeline.memory.state import ShowState
from bot.show.heat import LOOSENED
from bot.show.rundown import HeatPlan, Rundown, Segment, SegmentKind
from tests.unit.pipeline.evening import an_evening, live, ordered, said

SHOUT = "ARRÊTEZ DONC DE NOUS PRENDRE POUR DES ENFANTS"
EVENING = an_evening(
    rundown=Rundown(
        title="Soirée",
        segments=(
            Segment(
                id="debat",
                kind=SegmentKind.STANDBY,
                title="Débat houleux",
                moderation=HeatPlan(flag_percent=90, without=("caps",)),
            ),
            Segment(id="calme", kind=SegmentKind.STANDBY, title="Accueil"),
        ),
    )
)


def cases(segment: str, text: str, **categories: float) -> int:
    """Return how many cases a message opens in a segment."""
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id=segment), at=0), evening=EVENING)
    scores = Scores(abusive=0.7, categories=categories)
    live(state, said(text), evening=EVENING, scores=scores if categories else None)
    return len(state.docket.cases)


@pytest.mark.parametrize(("segment", "expected"), [("debat", 0), ("calme", 1)])
def test_an_insult_is_flagged_later_in_a_heated_debate(segment: str, expected: int) -> None:
    assert cases(segment, "vous êtes nul", insult=0.7) == expected


@pytest.mark.parametrize("category", ["threat", "hate", "sexual", "harassment"])
def test_what_may_be_worse_than_an_insult_is_flagged_as_ever(category: str) -> None:
    assert cases("debat", "on te retrouvera", insult=0.7, **{category: 0.3}) == 1


@pytest.mark.parametrize(("segment", "expected"), [("debat", 0), ("calme", 1)])
def test_a_rule_that_is_off_flags_nothing(segment: str, expected: int) -> None:
    assert cases(segment, SHOUT) == expected


def test_every_rule_that_may_be_loosened_is_one() -> None:
    assert set(LOOSENED) <= {rule.name for rule in rules_from(RuleChoices())}
