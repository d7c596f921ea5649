"""Questions go from the list to the preview, the air and away, and messages that leave take them along."""

import pytest

from bot.actions import Say
from bot.changes import LineForgotten, QuestionSaved, StageSaved
from bot.events import Author, ChatCleared, MessageRemoved, Platform
from bot.orders import AirPoll, ClearAir, DecideQuestion, Panic, QuestionAct, ShowPoll, Take
from bot.pipeline.present import question_views
from bot.pipeline.state import ShowState
from bot.questions.question import Question, QuestionStatus
from bot.show.stage import Scene
from tests.unit.pipeline.evening import (
    CHANNELS,
    LEA,
    MAX,
    ZOE,
    after,
    asked,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    said,
    submitted,
)


def act(question: Question, what: QuestionAct, state: ShowState, at: float = 30) -> list[object]:
    """Do something with a question, and return all that followed."""
    return list(live(state, ordered(DecideQuestion(question_id=question.id, act=what), at=at)))


def status(question: Question, state: ShowState) -> QuestionStatus:
    """Return where a question is now."""
    return state.questions[question.id].status


def removed(message_id: str, platform: Platform = Platform.TWITCH) -> MessageRemoved:
    """Return the news that a message left its platform."""
    return MessageRemoved(
        id=f"r-{message_id}",
        at=after(50),
        platform=platform,
        channel=CHANNELS[platform],
        message_id=message_id,
    )


def cleared(author: Author | None = None, platform: Platform = Platform.TWITCH) -> ChatCleared:
    """Return the news that an author's messages, or all, left their platform."""
    return ChatCleared(
        id="clear",
        at=after(50),
        platform=platform,
        channel=CHANNELS[platform],
        author_id=author.id if author else None,
    )


def test_an_accepted_question_waits_in_the_list() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")
    assert question_views(state)[question.id].rank == 0

    act(question, QuestionAct.ACCEPT, state)

    assert status(question, state) is QuestionStatus.ACCEPTED
    assert question_views(state)[question.id].rank == 1


def test_a_dismissed_question_leaves_the_pages_and_may_come_back() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")

    act(question, QuestionAct.DISMISS, state)
    assert question_views(state) == {}

    act(question, QuestionAct.ACCEPT, state)
    assert list(question_views(state)) == [question.id]


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
    assert question_views(state)[question.id].status is QuestionStatus.ANSWERED


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

    views = question_views(state)

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


def test_a_removed_message_takes_its_question_off_every_screen() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)
    act(question, QuestionAct.PREVIEW, state)

    followed = live(state, removed(question.message_id))

    assert status(question, state) is QuestionStatus.REMOVED
    assert (state.stage.air, state.stage.preview) == (Scene(), Scene())
    assert question_views(state) == {}
    assert kept(LineForgotten, followed).message_id == question.message_id
    assert refusal(act(question, QuestionAct.ACCEPT, state)).startswith("Cette question n’existe pas")


def test_a_question_removed_during_panic_does_not_come_back() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)

    live(state, ordered(Panic(on=True)), removed(question.message_id), ordered(Panic(on=False)))

    assert state.stage.air == Scene()


def test_a_message_of_another_platform_takes_nothing_along() -> None:
    state = ShowState()
    question = asked(state, "Un ?")

    assert only(QuestionSaved, live(state, removed(question.message_id, Platform.DISCORD))) == []


def test_a_nameless_removal_does_not_take_the_questions_of_forms() -> None:
    state = ShowState()
    live(state, submitted("Un ?"))

    assert only(QuestionSaved, live(state, removed("", Platform.DISCORD))) == []


def test_a_cleared_author_leaves_and_the_others_stay() -> None:
    state = ShowState()
    bad, good = asked(state, "Un ?", ZOE), asked(state, "Deux ?", MAX)
    act(bad, QuestionAct.AIR, state)

    live(state, cleared(ZOE))

    assert (status(bad, state), status(good, state)) == (QuestionStatus.REMOVED, QuestionStatus.PROPOSED)
    assert state.stage.air == Scene()
    assert [line.author for _, line in state.lines["bouge"]] == ["max"]


def test_a_cleared_chat_takes_all_its_questions_and_no_other_platforms() -> None:
    state = ShowState()
    here, there = asked(state, "Un ?", ZOE), asked(state, "Deux ?", LEA)

    live(state, cleared())

    assert status(here, state) is QuestionStatus.REMOVED
    assert status(there, state) is QuestionStatus.PROPOSED


def test_what_left_already_leaves_only_once() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    live(state, removed(question.message_id))

    followed = live(state, cleared(ZOE))

    assert only(QuestionSaved, followed) == []
    assert only(StageSaved, followed) == []


def test_a_message_that_nobody_asked_with_leaves_only_the_context() -> None:
    state = ShowState()
    line = said("bonsoir")
    live(state, line)

    followed = live(state, removed(line.message_id))

    assert followed == [LineForgotten(channel="bouge", message_id=line.message_id)]
    assert not state.lines["bouge"]
