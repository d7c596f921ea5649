"""Questions that ask the same are merged, and everything about it can be taken back."""

import pytest

from bot.actions import Say
from bot.events import Platform
from bot.orders import (
    KeepApart,
    MergeQuestions,
    QuestionAct,
    UndoAct,
    UnmergeQuestion,
)
from bot.pipeline.memory.state import ShowState
from bot.pipeline.questions.present_floor import floor_view, question_views
from bot.pipeline.questions.ranking import ranking
from bot.questions.question import QuestionStatus
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    MODERATOR,
    ZOE,
    act,
    asked,
    kept,
    live,
    ordered,
    plain,
    refusal,
    said,
    voices,
)
from tests.unit.pipeline.hearing import accepted, now


def test_two_that_ask_the_same_are_proposed_merged_credited_and_parted() -> None:
    state = ShowState()
    one = accepted(state, "Les trains seront-ils gratuits ?", ZOE, 3)
    two = accepted(state, "Est-ce que les trains seront gratuits ?", MAX, 4, first=2)
    (pair,) = floor_view(state, EVENING).alike
    assert (pair.keep_id, pair.part_id) == (two.id, one.id)

    told = kept(Say, live(state, ordered(MergeQuestions(question_id=one.id, into_id=two.id), by=MODERATOR)))

    assert plain(told.text).startswith("@zoé, votre question n° 1 rejoint la n° 2")
    assert now(two, state).backings == 6
    view = question_views(state, EVENING)[two.id]
    assert (view.also_by, view.parts) == (("zoé",), ((1, one.id),))
    assert floor_view(state, EVENING).alike == ()
    # Who backs the part backs the whole; its author may not.
    live(state, said("+1 1", voices(9)[8]), said("+1 2", ZOE))
    assert now(two, state).backings == 7
    live(state, said("-1 1", voices(9)[2]))
    assert now(two, state).backings == 6

    live(state, ordered(UnmergeQuestion(question_id=one.id)))
    assert (now(one, state).status, now(one, state).backings) == (QuestionStatus.ACCEPTED, 2)
    assert now(two, state).backings == 4
    assert floor_view(state, EVENING).alike == ()


def test_the_author_of_a_whole_who_backed_a_part_does_not_count() -> None:
    state = ShowState()
    one = accepted(state, "Les trains seront-ils gratuits ?", ZOE, 2)
    two = accepted(state, "Est-ce que les trains seront gratuits ?", MAX)
    live(state, said("+1 1", MAX))

    live(state, ordered(MergeQuestions(question_id=one.id, into_id=two.id)))

    assert now(two, state).backings == 2
    assert ranking(state)[0].backers == 2


def test_a_merged_question_on_air_is_told_to_all_its_authors() -> None:
    state = ShowState()
    one = accepted(state, "Les trains seront-ils gratuits ?", ZOE)
    two = accepted(state, "Est-ce que les trains seront gratuits ?", LEA)
    live(state, ordered(MergeQuestions(question_id=one.id, into_id=two.id)))

    followed = act(two, QuestionAct.AIR, state)

    assert {each.platform for each in followed if isinstance(each, Say)} == {
        Platform.DISCORD,
        Platform.TWITCH,
    }
    act(two, QuestionAct.DEFER, state)
    assert set(state.floor.voices) == {state.account_of(ZOE.key), state.account_of(LEA.key)}
    accepted(state, "Un vélo ?", ZOE)
    assert not ranking(state)[0].first_voice


def test_what_was_kept_apart_is_not_proposed_again() -> None:
    state = ShowState()
    one = accepted(state, "Les trains seront-ils gratuits ?", ZOE)
    two = accepted(state, "Est-ce que les trains seront gratuits ?", MAX)

    live(state, ordered(KeepApart(question_id=one.id, other_id=two.id), by=MODERATOR))

    assert floor_view(state, EVENING).alike == ()
    assert refusal(live(state, ordered(KeepApart(question_id=one.id, other_id="q")))) != ""


@pytest.mark.parametrize("into", ["itself", "unknown", "gone"])
def test_what_cannot_be_merged_is_refused(into: str) -> None:
    state = ShowState()
    one = accepted(state, "Un train ?", ZOE)
    gone = asked(state, "Un bus ?", MAX)
    act(gone, QuestionAct.DISMISS, state)
    ids = {"itself": one.id, "unknown": "q", "gone": gone.id}

    assert refusal(live(state, ordered(MergeQuestions(question_id=one.id, into_id=ids[into])))) != ""
    assert refusal(live(state, ordered(UnmergeQuestion(question_id=one.id)))) != ""
    assert refusal(live(state, ordered(UnmergeQuestion(question_id="q")))) != ""


def test_who_asks_what_is_asked_already_is_shown_it() -> None:
    state = ShowState()
    accepted(state, "Les trains seront-ils gratuits ?", ZOE)

    told = live(state, said("!q Est-ce que les trains seront gratuits ?", MAX))

    assert any("ressemble à la n°\u00a01" in getattr(each, "text", "") for each in told)


def test_a_merger_is_taken_back_with_the_undo_of_any_gesture() -> None:
    state = ShowState()
    one = accepted(state, "Les trains seront-ils gratuits ?", ZOE, 2)
    two = accepted(state, "Est-ce que les trains seront gratuits ?", MAX)
    merged = ordered(MergeQuestions(question_id=one.id, into_id=two.id), at=40)
    live(state, merged)

    live(state, ordered(UndoAct(act_id=merged.id), at=42))

    assert (now(one, state).status, now(one, state).merged_into) == (QuestionStatus.ACCEPTED, "")
    assert [each.backings for each in (now(one, state), now(two, state))] == [2, 0]
    assert len(ranking(state)) == 2


def test_in_a_merging_war_every_question_stays_accounted_for() -> None:
    state = ShowState()
    one, two, three = (
        accepted(state, text, by) for text, by in (("Un ?", ZOE), ("Deux ?", MAX), ("Trois ?", LEA))
    )
    merges = [(one, two), (two, one), (two, three), (three, one), (three, two), (one, three)]
    live(state, *(ordered(MergeQuestions(question_id=a.id, into_id=b.id)) for a, b in merges))

    assert [each.id for each in ranking(state)] == [three.id]
    assert [each.id for each in state.floor.with_parts(now(three, state))] == [three.id, two.id, one.id]
    live(state, *(ordered(UnmergeQuestion(question_id=each.id)) for each in (one, two, three)))
    assert {now(each, state).status for each in (one, two, three)} == {QuestionStatus.ACCEPTED}
    view = floor_view(state, EVENING)
    assert view.asked == view.waiting == 3
