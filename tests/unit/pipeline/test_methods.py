"""Ballots by approval, by preference and by judgment: in chat, with selects, and over a restart."""

import pytest
from msgspec.structs import replace

from bot.actions import Announce, Answer, PostPanel, Say
from bot.changes import BallotCast, TooLate
from bot.events import Platform
from bot.orders import ExtendPoll, OpenPoll
from bot.pipeline.present import poll_view
from bot.pipeline.state import ShowState
from bot.polls.marks import Mark
from bot.polls.poll import Poll
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
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
    pressed,
    said,
    ticked,
    voices,
)

WHERE = OpenPoll(question="Où ?", choices=("Gare", "Halle", "Parc"), seconds=60)
MANY = tuple(f"Projet {number}" for number in range(1, 12))


def _open(state: ShowState, method: str, choices: tuple[str, ...] = WHERE.choices) -> Poll:
    poll, _ = opened(state, replace(WHERE, method=method, choices=choices))
    return poll


def _marks(state: ShowState, poll: Poll) -> list[Mark]:
    return [ballot.mark for ballot in state.ballots[poll.id].values()]


def _window(state: ShowState, poll: Poll, place: int) -> str:
    return state.polls[poll.id].windows[place - 1].code


@pytest.mark.parametrize(
    ("method", "line", "mark"),
    [
        ("approval", "3, 1", (("1", "3"),)),
        ("ranked", "3>1>2", (("3",), ("1",), ("2",))),
        ("majority-judgment", "2 : tb", {"2": 5}),
    ],
)
def test_a_line_in_chat_is_a_ballot_of_its_method(method: str, line: str, mark: Mark) -> None:
    state = ShowState()
    poll = _open(state, method)

    live(state, said(line, ZOE))

    assert _marks(state, poll) == [mark]


def test_each_method_tells_the_chat_what_to_type() -> None:
    for method, told in [("approval", "1 3"), ("ranked", "3>1>2"), ("majority-judgment", "à son tour")]:
        _, followed = opened(ShowState(), replace(WHERE, method=method))
        assert told in plain(kept(Announce, followed).text)


def test_on_discord_approval_is_one_list_of_which_as_many_as_one_likes() -> None:
    state = ShowState()
    poll, followed = opened(state, replace(WHERE, method="approval"))
    (select,) = kept(PostPanel, followed).selects

    assert [option.value for option in select.options] == ["1", "2", "3"]
    assert select.most == 3
    live(state, pressed(select.control, LEA, values=("3", "1")))
    assert _marks(state, poll) == [(("1", "3"),)]


def test_on_discord_ranks_are_chosen_one_after_the_other_and_each_step_is_a_ballot() -> None:
    state = ShowState()
    poll, followed = opened(state, replace(WHERE, method="ranked"))
    (first,) = kept(PostPanel, followed).selects

    answer = kept(Answer, live(state, pressed(first.control, LEA, 10, values=("3",))))
    assert _marks(state, poll) == [(("3",),)]
    (second,) = answer.selects
    assert [option.value for option in second.options] == ["1", "2"]

    answer = kept(Answer, live(state, pressed(second.control, LEA, 12, values=("2",))))
    assert _marks(state, poll) == [(("3",), ("2",))]
    assert "3 — Parc > 2 — Halle" in plain(answer.text)
    assert answer.selects == ()


def test_on_discord_each_choice_has_its_list_of_grades_at_any_time() -> None:
    state = ShowState()
    poll, followed = opened(state, replace(WHERE, method="majority-judgment"))
    selects = kept(PostPanel, followed).selects

    assert selects[0].options[0].label == "Excellent"
    live(state, pressed(selects[2].control, LEA, 10, values=("6",)))
    answer = kept(Answer, live(state, pressed(selects[0].control, LEA, 11, values=("0",))))
    assert _marks(state, poll) == [{"3": 6, "1": 0}]
    assert "1 — Gare : À rejeter, 3 — Parc : Excellent" in plain(answer.text)


def test_grades_of_many_choices_stand_on_pages() -> None:
    state = ShowState()
    _, followed = opened(state, replace(WHERE, method="majority-judgment", choices=MANY))
    panel = kept(PostPanel, followed)
    assert (len(panel.selects), len(panel.buttons)) == (4, 3)

    last = kept(Answer, live(state, pressed(panel.buttons[2].control)))
    assert [select.control.rpartition(":")[2] for select in last.selects] == ["9", "10", "11"]
    assert len(last.buttons) == 3


def test_a_receipt_names_one_ballot_for_ever() -> None:
    state = ShowState()
    poll = _open(state, "approval")
    control = f"vote:{poll.id}:"
    receipts = [
        kept(BallotCast, live(state, pressed(control, LEA, 10 + at, values=values))).ballot.receipt
        for at, values in enumerate([("1",), ("2",), ("2",), ("1",)])
    ]

    assert receipts[1] == receipts[2]
    assert len(set(receipts)) == 3
    assert state.receipts[poll.id] == set(receipts)


def test_every_ballot_has_its_own_receipt() -> None:
    state = ShowState()
    poll = _open(state, "plurality")
    live(state, *(said("1", by) for by in voices(50)))

    assert len({ballot.receipt for ballot in state.ballots[poll.id].values()}) == 50


def test_a_receipt_offers_to_vote_again() -> None:
    for method in ("plurality", "approval", "ranked", "majority-judgment"):
        state = ShowState()
        poll, followed = opened(state, replace(WHERE, method=method))
        panel = kept(PostPanel, followed)
        control = panel.selects[0].control if panel.selects else panel.buttons[0].control
        values = () if method == "plurality" else ("2",)
        receipt = kept(Answer, live(state, pressed(control, LEA, values=values)))
        assert receipt.text.count(state.ballots[poll.id].popitem()[1].receipt) == 1

        again = kept(Answer, live(state, pressed(receipt.buttons[-1].control)))
        assert (again.buttons, again.selects) == (panel.buttons, panel.selects)


def test_nobody_votes_again_when_it_is_over_or_unknown() -> None:
    state = ShowState()
    poll = _open(state, "ranked")

    over = kept(Answer, live(state, pressed(f"vote-change:{poll.id}:0", at=70)))
    unknown = kept(Answer, live(state, pressed("vote-change:rien:0")))
    odd = kept(Answer, live(state, pressed(f"vote-change:{poll.id}:²")))

    assert "n’est plus ouvert" in over.text
    assert plain(unknown.text) == "Ce vote n’existe plus."
    assert odd.selects


@pytest.mark.parametrize(
    ("method", "named", "values"),
    [
        ("approval", "", ()),
        ("approval", "", ("9",)),
        ("approval", "1", ("2",)),
        ("ranked", "", ()),
        ("ranked", "3", ("3",)),
        ("ranked", "9", ("1",)),
        ("majority-judgment", "9", ("3",)),
        ("majority-judgment", "1", ("7",)),
        ("majority-judgment", "1", ("1", "2")),
        ("plurality", "9", ()),
    ],
)
def test_a_press_that_makes_no_ballot_is_said_to_be_gone(
    method: str, named: str, values: tuple[str, ...]
) -> None:
    state = ShowState()
    poll = _open(state, method)
    followed = live(state, pressed(f"vote:{poll.id}:{named}", values=values))

    assert only(BallotCast, followed) == []
    assert plain(kept(Answer, followed).text) == "Ce vote n’existe plus."


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
