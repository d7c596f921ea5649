"""One person, one vote: what linking and parting do to ballots and backings."""

from bot.changes import BallotCast
from bot.orders import OpenPoll, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.polls.poll import Ballot, Poll
from bot.polls.pseudonym import pseudonym
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    ZOE,
    act,
    asked,
    invoked,
    live,
    opened,
    pressed,
    said,
    ticked,
)
from tests.unit.pipeline.linking import code_for, linked


def box(state: ShowState, poll: Poll) -> list[Ballot]:
    return list(state.ballots[poll.id].values())


def marks(state: ShowState, poll: Poll) -> list[str]:
    return sorted(str(ballot.mark) for ballot in box(state, poll))


def test_linked_accounts_share_one_ballot_and_the_latest_wins() -> None:
    state = ShowState()
    linked(state, at=-5)
    poll, _ = opened(state)

    live(state, said("1", ZOE, 10), pressed(f"vote:{poll.id}:2", LEA, 11))
    assert marks(state, poll) == ["2"]
    live(state, said("1", ZOE, 12))

    assert marks(state, poll) == ["1"]
    assert box(state, poll)[0].linked


def test_ballots_cast_by_both_before_linking_become_the_later_one() -> None:
    for first, last in ((10, 12), (12, 10)):
        state = ShowState()
        poll, _ = opened(state)
        live(state, said("1", ZOE, first), pressed(f"vote:{poll.id}:2", LEA, last), said("1", MAX, 11))

        linked(state, at=15)

        assert marks(state, poll) == (["1", "2"] if last > first else ["1", "1"])
        assert sum(ballot.linked for ballot in box(state, poll)) == 1


def test_the_one_ballot_of_two_accounts_is_theirs_after_linking() -> None:
    for voter in (ZOE, LEA):
        state = ShowState()
        poll, _ = opened(state)
        live(state, said("1", voter, 10))

        linked(state, at=15)
        live(state, said("2", ZOE if voter is LEA else LEA, 16))

        assert marks(state, poll) == ["2"]


def test_a_ballot_keeps_its_receipt_through_linking_and_parting() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, said("1", ZOE, 10))
    receipt = box(state, poll)[0].receipt

    linked(state, at=15)
    live(state, said("!delier", ZOE, 16))

    assert [ballot.receipt for ballot in box(state, poll)] == [receipt]
    assert not box(state, poll)[0].linked


def test_after_parting_the_ballot_stays_with_the_account_that_cast_it_last() -> None:
    for caster, other in ((ZOE, LEA), (LEA, ZOE)):
        state = ShowState()
        linked(state, at=-5)
        poll, _ = opened(state)
        live(state, said("1", caster, 10), said("!delier", ZOE, 11))

        live(state, said("2", other, 12))
        assert marks(state, poll) == ["1", "2"]
        live(state, said("2", caster, 13))

        assert marks(state, poll) == ["2", "2"]


def test_a_link_after_the_end_leaves_a_poll_as_it_was() -> None:
    state = ShowState()
    poll, _ = opened(state)
    code = code_for(state, LEA, 60)
    live(state, said("1", ZOE, 10), said("2", LEA, 11))

    live(state, said(f"!lier {code}", ZOE, 65.5), ticked(70))

    assert marks(state, poll) == ["1", "2"]
    assert state.person_of(LEA.key) == state.person_of(ZOE.key)


def test_grades_given_on_both_sides_are_one_judgment_the_later_grade_of_each() -> None:
    state = ShowState()
    order = OpenPoll(question="Le projet ?", choices=("A", "B", "C"), seconds=60)
    poll, _ = opened(state, order)
    judged = {"1": 6, "2": 0}, {"2": 5, "3": 1}
    key = state.keys[poll.id]
    live(state, said("bonsoir", ZOE, 5), said("bonsoir", LEA, 5))
    for author, mark, at in ((ZOE, judged[0], 20), (LEA, judged[1], 10)):
        when = said("x", author, at).at
        ballot = Ballot(
            mark=mark,
            at=when,
            platform=author.platform,
            receipt=author.name,
            graded_at=dict.fromkeys(mark, when),
        )
        voter = pseudonym(key, state.person_of(author.key))
        state.apply(BallotCast(poll_id=poll.id, voter=voter, ballot=ballot))

    linked(state, at=25)

    (merged,) = box(state, poll)
    assert merged.mark == {"1": 6, "2": 0, "3": 1}
    assert merged.receipt not in ("zoé", "Léa")


def test_a_person_backs_a_question_once() -> None:
    state = ShowState()
    question = asked(state, "Pourquoi pas le vélo ?", MAX)
    act(question, QuestionAct.ACCEPT, state)
    live(state, said("+1 1", ZOE, 40), invoked("soutien", LEA, 41, numero="1"))
    assert state.floor.questions[question.id].backings == 2

    linked(state, at=42)
    assert state.floor.questions[question.id].backings == 1
    live(state, said("+1 1", ZOE, 43), invoked("soutien", LEA, 44, numero="1"))

    assert state.floor.questions[question.id].backings == 1
    assert len(state.floor.backings[question.id]) == 1


def test_nobody_backs_their_own_question_with_another_account() -> None:
    state = ShowState()
    question = asked(state, "Pourquoi pas le vélo ?", ZOE)
    act(question, QuestionAct.ACCEPT, state)
    live(state, invoked("soutien", LEA, 41, numero="1"))

    linked(state, at=42)
    live(state, invoked("soutien", LEA, 44, numero="1"))

    assert state.floor.questions[question.id].backings == 0
    assert state.floor.backings[question.id] == set()


def test_who_was_seen_before_the_opening_is_present() -> None:
    state = ShowState()
    live(state, said("bonsoir", ZOE, -60))
    poll, _ = opened(state)

    live(state, said("1", ZOE, 10), said("2", MAX, 11))

    assert {ballot.mark: ballot.present for ballot in box(state, poll)} == {"1": True, "2": False}


def test_a_person_is_present_when_either_account_was() -> None:
    state = ShowState()
    live(state, said("bonsoir", ZOE, -60))
    poll, _ = opened(state)
    live(state, said("2", LEA, 10))
    assert not box(state, poll)[0].present

    linked(state, at=15)

    assert box(state, poll)[0].present


def test_sights_are_forgotten_after_half_a_day() -> None:
    state = ShowState()
    live(state, said("bonsoir", ZOE, 0), said("bonsoir", MAX, 3_600), ticked(12 * 3_600 + 1))

    assert list(state.people.sights) == [state.account_of(MAX.key)]
