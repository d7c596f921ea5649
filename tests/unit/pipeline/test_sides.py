"""A result from every side: for the host alone, and never so that it shows how a few voted."""

from bot.events import Author, Platform
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import air_view, poll_view
from bot.pipeline.votes.sides import LARGE, sides_of
from bot.ports import ShowRecord
from bot.views import PollView, SideView
from tests.unit.pipeline.evening import LEA, an_evening, live, opened, said, ticked, voices
from tests.unit.pipeline.linking import linked

EVENING = an_evening(smallest_group=5)
NEWCOMER = str(((1_795_550_400 - 1_420_070_400) * 1000) << 22)


def side(view: PollView, name: str) -> SideView:
    return next(each for each in view.views if each.side == name)


def brigaded() -> tuple[ShowState, PollView, PollView]:
    """Return a poll that ten who came for it have turned over, as it was while open and when closed."""
    state = ShowState()
    regulars, brigade = voices(20)[:8], voices(20)[8:]
    live(state, *(said("bonsoir", each, -60) for each in regulars), evening=EVENING)
    poll, _ = opened(state, evening=EVENING)
    live(state, *(said("1", each, 10) for each in regulars), evening=EVENING)
    live(state, *(said("2", each, 11) for each in brigade), evening=EVENING)
    before = poll_view(poll, state, EVENING, for_viewers=False)
    live(state, ticked(70), evening=EVENING)
    return state, before, poll_view(state.polls[poll.id], state, EVENING, for_viewers=False)


def test_brigading_is_made_visible_to_the_host() -> None:
    _, _, view = brigaded()

    assert view.ranking == (("2",), ("1",))
    assert view.disagree
    assert side(view, "present") == SideView(
        side="present", voters=8, ranking=(("1",), ("2",)), winners=("1",), counts={"1": 8, "2": 0}
    )
    assert side(view, "all").counts == {"1": 8, "2": 12}


def test_a_side_of_too_few_shows_only_its_number() -> None:
    _, _, view = brigaded()

    assert side(view, "linked") == SideView(side="linked", voters=0, withheld="few")


def test_while_a_poll_is_open_its_sides_warn_and_show_no_counts() -> None:
    _, view, _ = brigaded()

    assert view.disagree
    assert {each.withheld for each in view.views} == {"open"}
    assert all(each.counts == {} and each.ranking == () for each in view.views)


def test_viewers_see_no_sides() -> None:
    state, _, _ = brigaded()
    shown = air_view(state.stage.air, state, EVENING).poll

    assert shown is not None
    assert shown.views == ()
    assert not shown.disagree


def test_the_sides_stay_when_the_ballots_go() -> None:
    state, _, view = brigaded()
    (poll,) = state.polls.values()

    live(state, ticked(70 + 2 * EVENING.audit_window.total_seconds() + 1), evening=EVENING)
    record = ShowRecord(polls=tuple(state.polls.values()), tallies=state.tallies)
    later = poll_view(state.polls[poll.id], ShowState.of(record), EVENING, for_viewers=False)

    assert poll.id not in state.ballots
    assert later.views == view.views
    assert later.disagree


def test_linking_brings_a_ballot_to_the_linked_side() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, said("1", LEA, 10))
    assert sides_of(poll, state, EVENING).voters["linked"] == 0

    linked(state, at=12)

    assert sides_of(poll, state, EVENING).voters["linked"] == 1


def test_new_accounts_are_counted_apart() -> None:
    state = ShowState()
    poll, _ = opened(state)
    young = Author(platform=Platform.DISCORD, id=NEWCOMER, name="Nouveau")

    live(state, said("1", LEA, 10), said("2", young, 11))

    assert sides_of(poll, state, EVENING).voters == {"all": 2, "linked": 0, "present": 0, "new": 1}


def test_a_large_box_is_counted_from_each_side_now_and_then_and_exactly_at_the_end() -> None:
    state = ShowState()
    poll, _ = opened(state)
    crowd = voices(LARGE + 20)
    live(state, *(said("1", each, 10) for each in crowd[:LARGE]))
    assert sides_of(poll, state, EVENING).voters["all"] == LARGE

    live(state, said("1", crowd[LARGE], 11))
    assert sides_of(poll, state, EVENING).voters["all"] == LARGE
    live(state, said("1", crowd[LARGE + 1], 12))
    assert sides_of(poll, state, EVENING).voters["all"] == LARGE + 2
    live(state, said("1", crowd[LARGE + 2], 12.1), ticked(70))

    assert sides_of(state.polls[poll.id], state, EVENING).voters["all"] == LARGE + 3
