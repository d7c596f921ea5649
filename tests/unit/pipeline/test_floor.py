"""Questions go from the list to the preview, to the air and away."""

import pytest

from bot.actions import Say
from bot.orders import AirPoll, ClearAir, DecideQuestion, Panic, QuestionAct, ShowPoll, Take
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.present_floor import question_views
from bot.questions.question import QuestionStatus
from bot.show.stage import Scene
from tests.unit.pipeline.evening import (
    EVENING,
    MAX,
    ZOE,
    act,
    asked,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    status,
)


def test_an_accepted_question_waits_in_the_list() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")
    assert question_views(state, EVENING)[question.id].rank == 0

    act(question, QuestionAct.ACCEPT, state)

    assert status(question, state) is QuestionStatus.ACCEPTED
    assert question_views(state, EVENING)[question.id].rank == 1


def test_a_dismissed_question_leaves_the_pages_and_may_come_back() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")

    act(question, QuestionAct.DISMISS, state)
    assert question_views(state, EVENING) == {}

    act(question, QuestionAct.ACCEPT, state)
    assert list(question_views(state, EVENING)) == [question.id]


def test_a_question_in_preview_is_accepted_and_not_yet_on_air() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")

    act(question, QuestionAct.PREVIEW, state)

    assert state.stage.preview == Scene(question_id=question.id)
    assert state.stage.air == Scene()
    assert status(question, state) is QuestionStatus.ACCEPTED


@pytest.mark.parametrize("way", ["straight", "through the preview"])
def test_the_author_of_a_question_on_air_is_told(way: str) -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")
    if way == "straight":
        followed = act(question, QuestionAct.AIR, state)
    else:
        act(question, QuestionAct.PREVIEW, state)
        followed = list(live(state, ordered(Take())))
    told = kept(Say, followed)

    assert state.stage.air == Scene(question_id=question.id)
    assert status(question, state) is QuestionStatus.ON_AIR
    assert (told.platform, told.channel, told.reply_to) == (ZOE.platform, "bouge", question.message_id)
    assert plain(told.text) == "@zoé, votre question n° 1 passe à l’antenne !"


def test_the_next_question_on_air_answers_the_one_before() -> None:
    state = ShowState()
    first, second = asked(state, "Un ?"), asked(state, "Deux ?", MAX)
    act(first, QuestionAct.AIR, state)

    act(second, QuestionAct.AIR, state)

    assert status(first, state) is QuestionStatus.ANSWERED
    assert status(second, state) is QuestionStatus.ON_AIR


def test_clearing_the_air_answers_the_question_there() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)

    live(state, ordered(ClearAir()))

    assert status(question, state) is QuestionStatus.ANSWERED
    assert state.stage.air == Scene()


def test_a_poll_that_replaces_the_question_answers_it() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)
    poll, _ = opened(state, at=40)
    assert state.stage.air == Scene(poll_id=poll.id, question_id=question.id)

    live(state, ordered(ShowPoll(poll_id=poll.id)), ordered(Take()))

    assert state.stage.air == Scene(poll_id=poll.id)
    assert status(question, state) is QuestionStatus.ANSWERED


def test_airing_what_is_on_air_tells_its_author_nothing_again() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)

    assert only(Say, act(question, QuestionAct.AIR, state)) == []
    assert status(question, state) is QuestionStatus.ON_AIR


def test_a_question_that_comes_back_on_air_is_told_again_under_another_name() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    first = kept(Say, act(question, QuestionAct.AIR, state, at=30))
    act(question, QuestionAct.ANSWERED, state, at=40)

    second = kept(Say, act(question, QuestionAct.AIR, state, at=50))

    assert first.id != second.id


def test_an_answered_question_leaves_the_air_and_is_kept() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)

    act(question, QuestionAct.ANSWERED, state)

    assert status(question, state) is QuestionStatus.ANSWERED
    assert state.stage.air == Scene()
    assert question_views(state, EVENING)[question.id].status is QuestionStatus.ANSWERED


def test_a_dismissed_question_leaves_air_and_preview() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)
    act(question, QuestionAct.PREVIEW, state)

    act(question, QuestionAct.DISMISS, state)

    assert (state.stage.air, state.stage.preview) == (Scene(), Scene())


def test_a_first_voice_is_marked_until_its_author_has_had_the_floor() -> None:
    state = ShowState()
    first, second = asked(state, "Un ?", ZOE), asked(state, "Deux ?", ZOE)
    act(first, QuestionAct.AIR, state)

    views = question_views(state, EVENING)

    assert (views[first.id].first_voice, views[second.id].first_voice) == (True, False)


@pytest.mark.parametrize("by", ["panic", "poll"])
def test_what_panic_took_off_the_air_gives_the_floor_up_once_something_else_is_shown(by: str) -> None:
    state = ShowState()
    first, second = asked(state, "Un ?"), asked(state, "Deux ?", MAX)
    act(first, QuestionAct.AIR, state)
    live(state, ordered(Panic(on=True)))
    assert status(first, state) is QuestionStatus.ON_AIR

    if by == "panic":
        act(second, QuestionAct.AIR, state)
    else:
        opened(state, at=40)

    assert status(first, state) is QuestionStatus.ANSWERED


def test_a_question_that_panic_brings_back_keeps_the_floor_and_tells_nobody() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)

    followed = live(state, ordered(Panic(on=True)), ordered(Panic(on=False)))

    assert state.stage.air == Scene(question_id=question.id)
    assert status(question, state) is QuestionStatus.ON_AIR
    assert only(Say, followed) == []


def test_what_is_not_possible_in_its_state_is_refused() -> None:
    state = ShowState()
    question = asked(state, "Un ?")

    assert refusal(act(question, QuestionAct.ANSWERED, state)) == (
        "Ce geste n’est pas possible pour une question dans cet état."
    )


def test_an_unknown_question_is_refused() -> None:
    order = DecideQuestion(question_id="x", act=QuestionAct.ACCEPT)

    assert refusal(live(ShowState(), ordered(order))).startswith("Cette question n’existe pas")


@pytest.mark.parametrize("order", [ShowPoll(poll_id="x"), AirPoll(poll_id="x")])
def test_an_unknown_poll_cannot_be_shown(order: ShowPoll | AirPoll) -> None:
    assert refusal(live(ShowState(), ordered(order))) == "Ce vote n’existe pas."
