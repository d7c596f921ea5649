"""Ballots by approval, by preference and by judgment: in chat, with selects, and over a restart."""

import pytest
from msgspec.structs import replace

from bot.actions import Announce, Answer, PostPanel
from bot.changes import BallotCast
from bot.orders import OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.polls.marks import Mark
from bot.polls.poll import Poll
from tests.unit.pipeline.evening import (
    LEA,
    ZOE,
    kept,
    live,
    only,
    opened,
    plain,
    pressed,
    said,
    voices,
)

WHERE = OpenPoll(question="Où ?", choices=("Gare", "Halle", "Parc"), seconds=60)
MANY = tuple(f"Projet {number}" for number in range(1, 12))


def _open(state: ShowState, method: str, choices: tuple[str, ...] = WHERE.choices) -> Poll:
    poll, _ = opened(state, replace(WHERE, method=method, choices=choices))
    return poll


def _marks(state: ShowState, poll: Poll) -> list[Mark]:
    return [ballot.mark for ballot in state.ballots[poll.id].values()]


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
