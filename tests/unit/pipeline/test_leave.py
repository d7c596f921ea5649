"""A message that leaves its platform takes its question and its line along."""

from bot.changes import LineForgotten, QuestionSaved, StageSaved
from bot.changes.review import JudgedForgotten
from bot.events import Author, ChatCleared, MessageRemoved, Platform
from bot.orders import Panic, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.present_floor import question_views
from bot.questions.question import QuestionStatus
from bot.show.stage import Scene
from tests.unit.pipeline.evening import (
    CHANNELS,
    EVENING,
    LEA,
    MAX,
    ZOE,
    act,
    after,
    asked,
    kept,
    live,
    only,
    ordered,
    refusal,
    said,
    status,
    submitted,
)


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


def test_a_removed_message_takes_its_question_off_every_screen() -> None:
    state = ShowState()
    question = asked(state, "Un ?")
    act(question, QuestionAct.AIR, state)
    act(question, QuestionAct.PREVIEW, state)

    followed = live(state, removed(question.message_id))

    assert status(question, state) is QuestionStatus.REMOVED
    assert (state.stage.air, state.stage.preview) == (Scene(), Scene())
    assert question_views(state, EVENING) == {}
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

    assert followed == [
        LineForgotten(channel="bouge", message_id=line.message_id),
        JudgedForgotten(channel="bouge", message_id=line.message_id),
    ]
    assert not state.lines["bouge"]
