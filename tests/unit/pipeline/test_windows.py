"""Judgments in chat: one window for each choice, its codes, and what is typed around its end."""

from msgspec.structs import replace

from bot.actions import Say
from bot.changes import TooLate
from bot.events import Platform
from bot.orders import ExtendPoll, OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.polls.marks import Mark
from bot.polls.poll import Poll
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import (
    EVENING,
    MAX,
    ROBOT,
    ZOE,
    after,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    said,
    ticked,
)

WHERE = OpenPoll(question="Où ?", choices=("Gare", "Halle", "Parc"), seconds=60)


def _open(state: ShowState, method: str, choices: tuple[str, ...] = WHERE.choices) -> Poll:
    poll, _ = opened(state, replace(WHERE, method=method, choices=choices))
    return poll


def _marks(state: ShowState, poll: Poll) -> list[Mark]:
    return [ballot.mark for ballot in state.ballots[poll.id].values()]


def _window(state: ShowState, poll: Poll, place: int) -> str:
    return state.polls[poll.id].windows[place - 1].code


def test_each_window_is_announced_once_and_shown() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")
    lines = [
        plain(each.text) for each in only(Say, live(state, ticked(0.1), ticked(5), ticked(20), ticked(25)))
    ]
    labels = {choice.code: choice.label for choice in poll.choices}

    assert len(lines) == 2
    assert lines[0].startswith(f"Notez « {labels[_window(state, poll, 1)]} »")
    shown = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True).window
    assert shown == poll.windows[1]


def test_windows_are_announced_where_there_is_no_panel() -> None:
    state = ShowState()
    _open(state, "majority-judgment")

    assert {each.platform for each in only(Say, live(state, ticked(1)))} == {Platform.TWITCH}


def test_no_window_is_shown_before_the_first_and_after_the_end() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")
    assert poll_view(poll, state, EVENING, for_viewers=True).window is None

    live(state, ticked(50), ticked(70))
    assert poll_view(state.polls[poll.id], state, EVENING, for_viewers=True).window is None


def test_a_grade_is_for_the_choice_of_the_window_that_it_was_typed_in() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")

    live(state, said("tb", ZOE, 3), said("6", ZOE, 27), said("rejeter", ZOE, 28))

    assert _marks(state, poll) == [{_window(state, poll, 1): 5, _window(state, poll, 2): 0}]


def test_a_grade_just_after_a_window_counts_for_the_next_only_from_who_has_graded_the_last() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")

    followed = live(state, said("tb", ZOE, 3), said("bien", ZOE, 22), said("bien", MAX, 22))

    assert _marks(state, poll) == [{_window(state, poll, 1): 5, _window(state, poll, 2): 4}]
    assert kept(TooLate, followed).unclear
    lines = [plain(each.text) for each in only(Say, live(state, ticked(23)))]
    assert any("@max : pour quel choix ?" in line for line in lines)


def test_a_code_of_a_window_means_its_choice_even_just_after_it() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")
    first, second, _ = poll.windows

    followed = live(state, said(first.grades[5], ZOE, 22), said(f"!{second.grades[4]}", ZOE, 23))

    assert _marks(state, poll) == [{first.code: 5, second.code: 4}]
    assert only(TooLate, followed) == []


def test_a_stale_code_of_a_window_counts_for_nothing_and_asks_for_the_choice() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")

    followed = live(state, said(poll.windows[0].grades[5], MAX, 30))

    assert _marks(state, poll) == []
    assert kept(TooLate, followed).unclear


def test_the_codes_of_a_window_are_said_from_the_best_grade_down() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")

    (line,) = only(Say, live(state, ticked(1)))

    assert line.text.endswith(f"ou de {poll.windows[0].grades[6]} à {poll.windows[0].grades[0]}.")


def test_windows_go_on_over_a_restart() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")
    live(state, ticked(21), said("tb", ZOE, 26))
    told = ShowState.of(
        ShowRecord(polls=(state.polls[poll.id],), secrets=dict(state.keys), ballots=dict(state.ballots))
    )

    followed = live(told, ticked(27), said("bien", ZOE, 28), said("ab", MAX, 28))

    assert only(Say, followed) == []
    assert _marks(told, poll) == [{_window(told, poll, 2): 4}, {_window(told, poll, 2): 3}]
    assert told.receipts[poll.id] > state.receipts[poll.id]


def test_of_windows_that_passed_while_nobody_was_there_only_the_present_one_is_announced() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")

    (line,) = only(Say, live(state, ticked(45)))

    assert _window(state, poll, 3) in line.text


def test_more_time_is_one_more_round() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")
    live(state, ordered(ExtendPoll(poll_id=poll.id, seconds=60), at=50), said("tb", ZOE, 66))

    assert _marks(state, poll) == [{_window(state, poll, 1): 5}]


def test_a_grade_told_late_fills_a_gap_and_replaces_nothing_newer() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")

    live(state, said("1 : tb", ZOE, 20), said("1 : bien, 2 : bien", ZOE, 15), said("1 : ab", ZOE, 16))

    assert _marks(state, poll) == [{"1": 5, "2": 4}]
    (ballot,) = state.ballots[poll.id].values()
    assert (ballot.at, ballot.graded_at) == (after(20), {"1": after(20), "2": after(15)})


def test_a_bot_grades_nothing() -> None:
    state = ShowState()
    poll = _open(state, "majority-judgment")
    live(state, said("tb", ROBOT, 3))

    assert _marks(state, poll) == []
