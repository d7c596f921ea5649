"""Screens are told what differs, in their own cut, and not faster than they can use it."""

from datetime import timedelta

from bot.changes import FeedItem
from bot.orders import CaseAct, DecideCase, DecideQuestion, OpenPoll, Panic, QuestionAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.publish import CLOSED_CASES_SHOWN, Publisher
from bot.ports import ShowRecord
from bot.views import AirView, Audience, CaseView, DeskView, PollView, QuestionView, RundownView, ShowView
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MODERATOR,
    ROUGH,
    ZOE,
    after,
    asked,
    live,
    only,
    opened,
    ordered,
    said,
    voices,
)

LATER = 1_000


def topics(items: list[FeedItem]) -> list[str]:
    """Return what the updates are about."""
    return [item.topic for item in items]


def settled(state: ShowState) -> Publisher:
    """Return a publisher that has told all there was to tell."""
    publisher = Publisher(EVENING)
    publisher.updates(state, after(0))
    return publisher


def test_a_new_life_tells_everything_once() -> None:
    state = ShowState.of(ShowRecord())

    items = Publisher(EVENING).updates(state, after(0))

    assert topics(items) == [
        "acts",
        "air",
        "charter",
        "crossers",
        "desk",
        "floor",
        "health",
        "preview",
        "rundown",
        "show",
    ]
    assert state.dirty == set()


def test_what_did_not_change_is_not_told_again() -> None:
    state = ShowState.of(ShowRecord())
    publisher = settled(state)

    state.dirty |= {"air", "desk", "health", "preview", "rundown", "show"}

    assert publisher.updates(state, after(LATER)) == []


def test_numbers_move_at_a_bearable_pace_and_the_last_one_comes() -> None:
    state = ShowState()
    poll, _ = opened(state)
    publisher = settled(state)
    live(state, said("1", ZOE))
    assert f"poll:{poll.id}" not in topics(publisher.updates(state, after(0.05)))

    live(state, said("2", LEA))
    items = publisher.updates(state, after(0.1))

    views = [item.view for item in items if item.topic == f"poll:{poll.id}"]
    assert [view.voters for view in only(PollView, views)] == [2]


def test_orders_and_cases_are_not_slowed_down() -> None:
    state = ShowState()
    publisher = settled(state)

    live(state, said(ROUGH))
    first = publisher.updates(state, after(0.001))
    live(
        state,
        said("suite", LEA),
        ordered(DecideCase(case_id=next(iter(state.docket.cases)), act=CaseAct.ALLOW)),
    )
    second = publisher.updates(state, after(0.002))

    assert [topic for topic in topics(first + second) if topic.startswith("case:")] == [
        f"case:{case_id}" for case_id in (*state.docket.cases, *state.docket.cases)
    ]


def test_viewers_do_not_receive_what_is_hidden_and_the_host_does() -> None:
    state = ShowState()
    publisher = settled(state)
    opened(state, OpenPoll(question="Et ?", choices=("Oui", "Non"), hide_results=True))
    live(state, said("1", ZOE))

    items = publisher.updates(state, after(LATER))

    air = next(item for item in items if item.topic == "air")
    poll = next(item for item in items if item.topic.startswith("poll:"))
    assert Audience.OVERLAY in air.audience
    assert isinstance(air.view, AirView)
    assert air.view.poll is not None
    assert [choice.count for choice in air.view.poll.choices] == [None, None]
    assert poll.audience == (Audience.HOST,)
    assert isinstance(poll.view, PollView)
    assert [choice.count for choice in poll.view.choices] == [1, 0]


def test_overlays_receive_the_air_and_nothing_else() -> None:
    state = ShowState.of(ShowRecord())
    opened(state)
    question = asked(state, "Et le train ?")
    live(state, said(ROUGH), ordered(DecideQuestion(question_id=question.id, act=QuestionAct.AIR)))

    items = Publisher(EVENING).updates(state, after(LATER))

    assert [item.topic for item in items if Audience.OVERLAY in item.audience] == ["air"]


def test_a_question_that_left_is_told_to_be_gone() -> None:
    state = ShowState()
    question = asked(state, "Et le train ?")
    publisher = settled(state)
    live(state, ordered(DecideQuestion(question_id=question.id, act=QuestionAct.DISMISS)))

    items = publisher.updates(state, after(LATER))

    gone = [item for item in items if item.topic == f"question:{question.id}"]
    assert [item.view for item in gone] == [None]


def test_only_the_questions_whose_view_changed_are_told() -> None:
    state = ShowState()
    first, second = asked(state, "Un ?"), asked(state, "Deux ?", LEA)
    publisher = settled(state)
    live(state, ordered(DecideQuestion(question_id=second.id, act=QuestionAct.ACCEPT)))

    items = publisher.updates(state, after(LATER))

    views = only(QuestionView, [item.view for item in items])
    assert [(view.id, view.rank) for view in views] == [(second.id, 1)]
    assert first.id != second.id


def test_the_longest_closed_case_leaves_when_there_are_many() -> None:
    state = ShowState()
    publisher = settled(state)
    for by in voices(CLOSED_CASES_SHOWN + 1):
        live(state, said(ROUGH, by))
        case_id = list(state.docket.cases)[-1]
        live(state, ordered(DecideCase(case_id=case_id, act=CaseAct.ALLOW), MODERATOR))
        items = publisher.updates(state, after(LATER))

    gone = [item.topic for item in items if item.view is None]
    assert gone == [f"case:{next(iter(state.docket.cases))}"]


def test_after_a_restart_the_latest_closed_cases_are_shown() -> None:
    state = ShowState()
    for place, by in enumerate(voices(CLOSED_CASES_SHOWN + 20)):
        live(state, said(ROUGH, by, at=place))
        case_id = list(state.docket.cases)[-1]
        live(state, ordered(DecideCase(case_id=case_id, act=CaseAct.ALLOW), MODERATOR, at=place))
    reborn = ShowState.of(ShowRecord(cases=tuple(state.docket.cases.values())))

    items = Publisher(EVENING).updates(reborn, after(LATER))

    shown: dict[str, object] = {}
    for item in items:
        shown[item.topic] = item.view
    cases = {view.case.id for view in shown.values() if isinstance(view, CaseView)}
    assert cases == set(list(state.docket.cases)[-CLOSED_CASES_SHOWN:])


def test_the_desk_counts_and_times_decisions() -> None:
    state = ShowState()
    publisher = settled(state)
    live(state, said(ROUGH, ZOE, 10), said(ROUGH, LEA, 12))
    live(
        state,
        ordered(DecideCase(case_id=next(iter(state.docket.cases)), act=CaseAct.DELETE), MODERATOR, at=25),
    )

    views = [item.view for item in publisher.updates(state, after(LATER))]

    assert only(DeskView, views) == [
        DeskView(
            waiting=1,
            decided=1,
            oldest_at=after(12),
            median_decision_s=15.0,
            acts={"delete": 1},
            overturned=0.0,
            flags={"blocked_terms": 2},
        )
    ]


def test_the_top_bar_says_what_goes_on() -> None:
    state = ShowState()
    publisher = settled(state)
    poll, _ = opened(state)
    live(state, said("1", ZOE), said("2", LEA), said("bonsoir", LEA), ordered(Panic(on=True), at=20))

    (bar,) = only(ShowView, [item.view for item in publisher.updates(state, after(LATER))])

    assert (bar.speakers, bar.messages, bar.open_poll_id) == (2, 3, poll.id)
    assert (bar.on_air, bar.panic, bar.panic_at) == (False, True, after(20))


def test_the_rundown_says_where_the_evening_is() -> None:
    state = ShowState.of(ShowRecord())
    (view,) = only(RundownView, [item.view for item in Publisher(EVENING).updates(state, after(0))])

    assert [segment.state for segment in view.segments] == ["next", "later", "later"]


def test_a_topic_that_cannot_be_drawn_stops_no_other() -> None:
    state = ShowState()
    state.dirty |= {"poll:nowhere", "show"}

    items = Publisher(EVENING).updates(state, after(0) + timedelta(seconds=1))

    assert topics(items) == ["show"]
