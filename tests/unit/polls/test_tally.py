"""What stays of a count when the ballots go."""

from bot.polls.methods import METHODS
from bot.polls.outcome import Crossing, MovingDebateDetail, Outcome, PluralityDetail
from tests.unit.polls.made import START


def test_who_crossed_the_river_goes_and_how_many_did_stays() -> None:
    crossing = Crossing(at=START, voter="pseudonyme", origin="1", side="2")
    detail = MovingDebateDetail(
        people={"1": 3, "2": 4}, flows={"1": {"2": 1}}, crossings=(crossing,), arguments={}
    )
    outcome = Outcome(voters=7, winners=("2",), ranking=(("2",), ("1",)), detail=detail)

    left = METHODS["moving-debate"].nameless(outcome)

    assert isinstance(left.detail, MovingDebateDetail)
    assert left.detail.crossings == ()
    assert (left.detail.people, left.detail.flows) == (detail.people, detail.flows)
    assert (left.voters, left.winners, left.ranking) == (outcome.voters, outcome.winners, outcome.ranking)


def test_figures_that_name_nobody_stay_as_they_are() -> None:
    detail = PluralityDetail(counts={"1": 2}, shares={"1": (2, 2)})
    outcome = Outcome(voters=2, winners=("1",), ranking=(("1",),), detail=detail)

    assert METHODS["plurality"].nameless(outcome) == outcome
