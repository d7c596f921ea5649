"""Codes that come too late: counted nowhere, kindly told, and not too often."""

from msgspec.structs import replace

from bot.actions import Say
from bot.changes import Acknowledged, BallotCast, LineSaid, TooLate
from bot.events import ActionPerformed, Outcome
from bot.orders import OpenPoll
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    POLL,
    ZOE,
    after,
    kept,
    live,
    only,
    opened,
    plain,
    said,
    ticked,
    voices,
)

NEXT = OpenPoll(
    question="Que valent-ils ?", choices=("Tram", "Canal"), seconds=60, method="majority-judgment"
)


def _closed() -> ShowState:
    """Return an evening whose poll was over 65 seconds after the start."""
    state = ShowState()
    opened(state)
    live(state, ticked(66))
    return state


def _lines(state: ShowState, at: float) -> list[str]:
    return [plain(each.text) for each in only(Say, live(state, ticked(at)))]


def _performed(action_id: str) -> ActionPerformed:
    return ActionPerformed(id=f"done/{action_id}", at=after(80), action_id=action_id, outcome=Outcome.DONE)


def test_late_voters_are_told_in_one_line() -> None:
    state = _closed()
    live(state, said("1", ZOE, 67), said("!vote 2", MAX, 68), said("1", LEA, 68))

    assert _lines(state, 69) == ["@zoé, @max : ce vote est clos.", "@Léa : ce vote est clos."]
    assert _lines(state, 90) == []


def test_of_many_late_voters_a_few_are_named() -> None:
    state = _closed()
    live(state, *(said("1", by, 67) for by in voices(8)))

    assert _lines(state, 69) == ["@voix0, @voix1, @voix2, @voix3, @voix4, + 3 : ce vote est clos."]


def test_nobody_is_told_twice_for_one_poll() -> None:
    state = _closed()
    followed = live(state, said("1", ZOE, 67), said("2", ZOE, 68))

    assert len(only(TooLate, followed)) == 1


def test_words_and_old_codes_are_talk() -> None:
    state = _closed()
    followed = live(
        state, said("oui", ZOE, 67), said("1", MAX, 86), said("9", MAX, 68), said("2 minutes", MAX, 68)
    )

    assert only(TooLate, followed) == []


def test_a_code_in_time_that_is_heard_late_is_not_late() -> None:
    state = _closed()

    assert only(TooLate, live(state, said("1", ZOE, 65))) == []


def test_a_late_code_is_no_grade_in_the_next_poll() -> None:
    state = _closed()
    poll, _ = opened(state, NEXT, at=70)
    followed = live(state, said("2", ZOE, 72), said("5", MAX, 72))

    assert kept(TooLate, followed).name == "zoé"
    assert [each.ballot.mark for each in only(BallotCast, followed)] == [{poll.windows[0].code: 5}]


def test_a_code_that_is_on_screen_again_is_a_ballot() -> None:
    state = _closed()
    over = next(iter(state.polls.values()))
    poll, _ = opened(state, replace(POLL, question="Et là ?"), at=70)
    state.polls[poll.id] = replace(poll, choices=over.choices)

    assert kept(BallotCast, live(state, said("2", ZOE, 72))).poll_id == poll.id


def test_a_late_grade_that_names_its_choice_is_told_so() -> None:
    state = ShowState()
    poll, _ = opened(state, NEXT)
    live(state, ticked(66))

    assert kept(TooLate, live(state, said("1 = 5", ZOE, 67))).poll_id == poll.id


def test_a_grades_code_that_comes_after_the_vote_is_told_late_and_is_no_code_of_the_next_one() -> None:
    state = ShowState()
    poll, _ = opened(state, NEXT)
    live(state, ticked(66))
    following, _ = opened(state, POLL, at=67)
    followed = live(state, said(poll.windows[0].grades[5], ZOE, 68))

    assert kept(TooLate, followed).poll_id == poll.id
    assert only(BallotCast, followed) == []
    grades = {code for window in poll.windows for code in window.grades}
    assert grades.isdisjoint(choice.code for choice in following.choices)


def test_late_approvals_and_orders_are_told_too() -> None:
    for method in ("approval", "ranked"):
        state = ShowState()
        opened(state, replace(POLL, method=method))
        live(state, ticked(66))

        assert kept(TooLate, live(state, said("2 1", ZOE, 67))).name == "zoé"


def test_nothing_is_said_of_late_ballots_while_the_last_line_still_waits() -> None:
    state = _closed()
    live(state, said("1", ZOE, 67))
    first = kept(Acknowledged, live(state, ticked(69)))
    live(state, said("1", MAX, 70))
    assert _lines(state, 80) == []

    followed = live(state, _performed("acknowledge/twitch/autre"), _performed(first.action_id))
    assert [each.action_id for each in only(LineSaid, followed)] == [
        "acknowledge/twitch/autre",
        first.action_id,
    ]
    assert _lines(state, 81) == ["@max : ce vote est clos."]
