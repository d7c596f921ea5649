"""The moving debate: sides taken again and again, crossings and their arguments, and who just crossed."""

from bot.actions import Answer, Say
from bot.changes import PollSaved
from bot.changes.talk import CrossingSeen, StandsSaved
from bot.orders import ClosePoll, OpenPoll, PutArgument
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.pipeline.votes.debate import crossers_view
from bot.polls.outcome import MovingDebateDetail
from bot.polls.poll import Poll
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    MODERATOR,
    ZOE,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    pressed,
    refusal,
    said,
    ticked,
)
from tests.unit.pipeline.linking import linked

DEBATE = OpenPoll(question="Le train gratuit ?", method="moving-debate")


def detail(poll: Poll, state: ShowState) -> MovingDebateDetail:
    """Return what the debate adds up to."""
    counted = state.count(poll).outcome.detail
    assert isinstance(counted, MovingDebateDetail)
    return counted


def put(poll: Poll, number: int, speaker: str = "Ana", at: float = 20) -> PutArgument:
    """Return the order that puts an argument on air."""
    return PutArgument(poll_id=poll.id, number=number, speaker=speaker)


def test_a_debate_without_sides_has_the_usual_three() -> None:
    poll, _ = opened(ShowState(), DEBATE)

    assert [choice.label for choice in poll.choices] == ["Pour", "Contre", "Dans le doute"]


def test_people_take_sides_in_chat_and_by_button_as_often_as_they_like() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    pro, con, _unsure = (choice.code for choice in poll.choices)

    live(state, said("pour", ZOE, 10), pressed(f"vote:{poll.id}:{con}", LEA, 11), said("contre", ZOE, 12))
    live(state, pressed(f"vote:{poll.id}:{pro}", LEA, 13), pressed(f"vote:{poll.id}:{con}", LEA, 14))

    assert detail(poll, state).people == {pro: 0, con: 2, _unsure: 0}
    assert detail(poll, state).crossed == 2
    assert len(detail(poll, state).crossings) == 3


def test_a_side_taken_by_button_is_told_without_a_receipt_and_with_the_buttons_again() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)

    told = kept(Answer, live(state, pressed(f"vote:{poll.id}:{poll.choices[0].code}", LEA)))

    assert plain(told.text) == "Vous êtes du bord « Pour ». Changez-en quand un argument vous touche."
    assert [button.control for button in told.buttons] == [
        f"vote:{poll.id}:{each.code}" for each in poll.choices
    ]


def test_a_first_side_and_ones_side_again_are_no_crossings() -> None:
    state = ShowState()
    opened(state, DEBATE)

    first = live(state, said("pour", ZOE, 10))
    again = live(state, said("pour", ZOE, 12))

    assert only(CrossingSeen, first) == only(CrossingSeen, again) == []
    assert len(kept(StandsSaved, first).stands) == 1
    assert [stand.side for stand in kept(StandsSaved, again).stands] == ["1", "1"]


def test_a_side_that_is_told_late_takes_its_place_among_the_others() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("contre", LEA, 20))
    live(state, said("pour", LEA, 10))
    followed = live(state, pressed(f"vote:{poll.id}:3", LEA, 15))

    (stands,) = state.talk.stands[poll.id].values()
    assert [stand.side for stand in stands] == ["1", "3", "2"]
    assert [ballot.mark for ballot in state.ballots[poll.id].values()] == ["2"]
    assert "du bord « Contre »" in plain(kept(Answer, followed).text)


def test_a_crossing_belongs_to_the_argument_that_was_on_air_when_it_happened() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("pour", MAX, 10), said("contre", LEA, 10))

    live(
        state, ordered(put(poll, 1), at=20), ordered(put(poll, 2, "Bob"), at=40), ordered(put(poll, 0), at=60)
    )
    live(state, said("contre", ZOE, 39), said("contre", MAX, 41), said("pour", LEA, 61))

    arguments = detail(poll, state).arguments
    assert {number: sum(each.came.values()) for number, each in arguments.items()} == {"1": 1, "2": 1, "": 1}


def test_an_argument_is_for_a_debate_that_is_open_and_for_the_host_to_put_on_air() -> None:
    state = ShowState()
    poll, _ = opened(state)
    assert "débat mouvant" in refusal(live(state, ordered(put(poll, 1))))

    state = ShowState()
    poll, _ = opened(state, DEBATE)
    assert refusal(live(state, ordered(put(poll, 1), by=MODERATOR)))
    assert "1 à 999" in refusal(live(state, ordered(put(poll, 1000))))
    assert kept(PollSaved, live(state, ordered(put(poll, 3)))).poll.arguments[-1].speaker == "Ana"


def test_the_host_sees_by_name_who_just_crossed_and_for_a_few_minutes_only() -> None:
    state = ShowState()
    opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("doute", ZOE, 20), said("contre", MAX, 21))

    (crosser,) = crossers_view(state).crossers
    assert (crosser.author, crosser.origin, crosser.side) == ("zoé", "Pour", "Dans le doute")

    live(state, ticked(100))
    assert len(crossers_view(state).crossers) == 1
    live(state, ticked(20 + 181))
    assert crossers_view(state).crossers == ()


def test_no_page_is_told_whose_crossing_is_whose() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("doute", ZOE, 20))

    shown = poll_view(poll, state, EVENING, for_viewers=False).detail

    assert isinstance(shown, MovingDebateDetail)
    assert shown.crossings == ()
    assert shown.crossed == 1


def test_the_result_says_how_many_crossed_and_towards_which_side() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("contre", MAX, 11), said("doute", LEA, 12))
    live(state, said("contre", ZOE, 20), said("contre", LEA, 21), said("pour", LEA, 22))

    followed = live(state, ordered(ClosePoll(poll_id=poll.id), at=30), ticked(40))

    sentence = plain(only(Say, followed)[-1].text)
    assert sentence == (
        "« Le train gratuit ? » : 2 personnes ont traversé (passages : 2 « Contre », 1 « Pour »). "
        "À la fin : 2 « Contre », 1 « Pour », 0 « Dans le doute »."
    )


def test_a_debate_where_nobody_crosses_says_so() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)

    followed = live(state, said("pour", ZOE, 10), ordered(ClosePoll(poll_id=poll.id), at=30), ticked(40))

    assert "personne n’a traversé" in only(Say, followed)[-1].text


def test_stands_outlive_a_restart_and_names_do_not() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("contre", ZOE, 12))
    before = detail(poll, state)

    reborn = ShowState.of(
        ShowRecord(
            polls=(poll,),
            secrets=dict(state.keys),
            ballots={poll.id: dict(state.ballots[poll.id])},
            stands={poll.id: dict(state.talk.stands[poll.id])},
        )
    )

    assert detail(poll, reborn) == before
    assert crossers_view(reborn).crossers == ()
    assert "crossers" in reborn.dirty


def test_linked_accounts_are_one_person_on_the_river() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("contre", LEA, 11), said("doute", MAX, 11))

    linked(state, LEA, ZOE, at=20)
    assert state.count(poll).outcome.voters == 2
    assert detail(poll, state).crossed == 1

    followed = live(state, said("contre", ZOE, 30))
    assert only(CrossingSeen, followed) == []
    live(state, said("pour", ZOE, 31), pressed(f"vote:{poll.id}:{poll.choices[1].code}", LEA, 32))
    assert len(detail(poll, state).crossings) == 3
    assert detail(poll, state).crossed == 1


def test_a_forgotten_person_leaves_the_river_and_the_hosts_list() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)
    live(state, said("pour", ZOE, 10), said("contre", ZOE, 11), said("pour", MAX, 11))

    live(state, said("!oublie-moi oui", ZOE, 20))

    assert state.count(poll).outcome.voters == 1
    assert detail(poll, state).crossings == ()
    assert crossers_view(state).crossers == ()


def test_what_a_platform_tells_late_moves_nobody_back() -> None:
    state = ShowState()
    poll, _ = opened(state, DEBATE)

    live(state, said("contre", ZOE, 20), said("pour", ZOE, 15))

    assert detail(poll, state).crossed == 1
    assert detail(poll, state).people[poll.choices[1].code] == 1
