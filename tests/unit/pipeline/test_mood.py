"""The temperature: a sliding window, beside a vote, and never a vote itself."""

from bot.actions import Announce, Answer, PostPanel, Say
from bot.changes import BallotCast, BoxDue
from bot.changes.talk import MinutesPassed
from bot.orders import ClosePoll, GoToSegment, OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view, show_view
from bot.polls.outcome import TemperatureDetail
from bot.polls.poll import Poll
from bot.show.rundown import PollPlan, Rundown, Segment, SegmentKind
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    POLL,
    ZOE,
    an_evening,
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

MOOD = OpenPoll(question="Ça va ?", method="temperature")


def felt(poll: Poll, state: ShowState) -> tuple[float, int]:
    """Return the mean and of how many people."""
    detail = state.count(poll).outcome.detail
    assert isinstance(detail, TemperatureDetail)
    total, people = detail.mean
    return total / (people or 1), people


def beside(state: ShowState) -> tuple[Poll, Poll]:
    """Return a vote and the temperature that is open beside it."""
    live(state, ordered(POLL, at=0), ordered(MOOD, at=1))
    vote, mood = state.open_polls()
    return vote, mood


def test_the_mood_is_the_mean_of_each_persons_last_word() -> None:
    state = ShowState()
    poll, _ = opened(state, MOOD)

    live(state, said("3", ZOE, 10), said("8/10", MAX, 11), said("+", ZOE, 12))

    assert felt(poll, state) == (9, 2)


def test_a_word_counts_for_its_window_and_then_fades_while_nobody_speaks() -> None:
    state = ShowState()
    poll, _ = opened(state, MOOD)
    live(state, said("2", ZOE, 10), said("8", MAX, 40))

    live(state, ticked(69))
    assert felt(poll, state) == (5, 2)
    state.dirty.clear()
    live(state, ticked(71))
    assert felt(poll, state) == (8, 1)
    assert f"poll:{poll.id}" in state.dirty
    live(state, ticked(101))
    assert felt(poll, state) == (0, 0)


def test_time_is_told_at_most_once_a_second_and_only_while_something_fades() -> None:
    state = ShowState()
    opened(state, MOOD)
    assert only(MinutesPassed, live(state, ticked(5))) == []

    live(state, said("2", ZOE, 10))

    passed = only(MinutesPassed, live(state, ticked(11), ticked(11.5), ticked(12)))
    assert [each.at.second for each in passed] == [11, 12]


def test_the_rundown_says_how_long_a_word_counts() -> None:
    plan = PollPlan(question="Ça va ?", choices=(), method="temperature", mood_window_s=20)
    segment = Segment(id="meteo", kind=SegmentKind.POLL, title="Météo", poll=plan)
    evening = an_evening(rundown=Rundown(title="Soirée", segments=(segment,)))
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="meteo"), at=0), ordered(OpenPoll(), at=0), evening=evening)
    (poll,) = state.open_polls()

    live(state, said("2", ZOE, 10), ticked(31), evening=evening)

    assert felt(poll, state) == (0, 0)


def test_a_temperature_may_be_open_beside_one_vote_and_nothing_else_may() -> None:
    state = ShowState()
    vote, mood = beside(state)

    assert (vote.method, mood.method) == ("plurality", "temperature")
    assert "déjà ouvert" in refusal(live(state, ordered(MOOD)))
    assert "déjà ouvert" in refusal(live(state, ordered(POLL)))
    assert show_view(state, EVENING).open_poll_id == vote.id


def test_a_vote_may_open_beside_a_temperature() -> None:
    state = ShowState()
    live(state, ordered(MOOD, at=0))

    assert refusal(live(state, ordered(POLL, at=1))) == ""
    assert len(state.open_polls()) == 2


def test_a_temperature_does_not_take_the_air_from_a_vote() -> None:
    state = ShowState()
    vote, _ = beside(state)

    assert state.stage.air.poll_id == vote.id


def test_a_bare_code_of_the_vote_beside_it_is_no_temperature() -> None:
    state = ShowState()
    vote, mood = beside(state)
    code = vote.choices[0].code

    live(state, said(code, ZOE, 10), said("9", MAX, 11))

    assert [ballot.mark for ballot in state.ballots[vote.id].values()] == [code]
    assert [ballot.mark for ballot in state.ballots[mood.id].values()] == ["9"]


def test_codes_go_on_after_a_temperature_as_if_it_had_not_been() -> None:
    state = ShowState()
    vote, _ = beside(state)
    live(state, ordered(ClosePoll(poll_id=vote.id), at=20), ticked(30))

    live(state, ordered(POLL, at=40))

    codes = [choice.code for choice in state.open_polls()[0].choices]
    assert not {choice.code for choice in vote.choices} & set(codes)


def test_on_discord_one_chooses_a_value_again_and_again() -> None:
    state = ShowState()
    poll, followed = opened(state, MOOD)
    (select,) = kept(PostPanel, followed).selects
    assert [option.value for option in select.options] == [str(value) for value in range(11)]

    told = kept(Answer, live(state, pressed(select.control, LEA, 10, values=("7",))))

    assert "ce n’est pas un vote" in told.text
    assert told.selects == (select,)
    assert felt(poll, state) == (7, 1)


def test_what_was_never_offered_is_no_temperature() -> None:
    state = ShowState()
    poll, _ = opened(state, MOOD)

    for values in ((), ("11",), ("3", "4"), ("x",)):
        assert only(BallotCast, live(state, pressed(f"vote:{poll.id}:", LEA, values=values))) == []


def test_it_says_that_it_is_no_vote_at_its_beginning_and_its_end_and_has_no_box() -> None:
    state = ShowState()
    poll, followed = opened(state, MOOD)
    assert "Ce n’est pas un vote" in kept(Announce, followed).text
    live(state, said("6", ZOE, 10), said("7", MAX, 11))

    followed = live(state, ordered(ClosePoll(poll_id=poll.id), at=30), ticked(40))

    assert plain(only(Say, followed)[-1].text) == (
        "« Ça va ? » : 6,5 sur 10, d’après 2 personnes à la fin. Ce n’est pas un vote."
    )
    assert only(BoxDue, followed) == []
    assert poll_view(state.polls[poll.id], state, EVENING, for_viewers=True).ranking == ()


def test_nobodys_mood_is_no_result() -> None:
    state = ShowState()
    poll, _ = opened(state, MOOD)

    followed = live(state, ordered(ClosePoll(poll_id=poll.id), at=30), ticked(40))

    assert "trop peu de monde" in only(Say, followed)[-1].text


def test_a_temperature_has_no_turnout_to_reach() -> None:
    state = ShowState()
    poll, _ = opened(state, MOOD, evening=an_evening(minimum_turnout=100))

    assert poll.minimum_turnout == 0


def test_a_bare_grade_of_a_judgment_beside_it_is_no_temperature() -> None:
    state = ShowState()
    judged = OpenPoll(
        question="Que valent-ils ?", choices=("Tram", "Canal"), method="majority-judgment", seconds=60
    )
    live(state, ordered(judged, at=0), ordered(MOOD, at=1))
    judgment, mood = state.open_polls()
    live(state, said("5", ZOE, 12), said("8", MAX, 12))

    assert len(state.ballots[judgment.id]) == 1
    assert [ballot.mark for ballot in state.ballots[mood.id].values()] == ["8"]
