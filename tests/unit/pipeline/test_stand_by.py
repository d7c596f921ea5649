"""Objections: backed and left, in chat and on Discord; and the circle that is drawn to object."""

import pytest

from bot.actions import Answer, Say, Select
from bot.changes.talk import RoundSaved
from bot.events import Author
from bot.orders import NextPhase, OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.polls.counting.circle import with_circle
from bot.polls.counting.rounds import ObjectionState, Phase, Round, Spoken
from bot.polls.outcome import ConsentDetail
from bot.polls.poll import Poll
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    ZOE,
    after,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    pressed,
    refusal,
    said,
    voices,
)
from tests.unit.pipeline.test_consent import at_phase, led, told


def _objecting() -> tuple[ShowState, Poll]:
    """Return a round in which Zoé and Max have objected."""
    state, poll = at_phase(Phase.OBJECTIONS)
    live(state, said("!objection plus de bus le soir", ZOE), said("!objection trop cher", MAX))
    return state, poll


def _answered(state: ShowState, control: str, *values: str, by: Author = LEA) -> Answer:
    return kept(Answer, live(state, pressed(control, by, values=values)))


def _offered(answer: Answer) -> dict[str, list[str]]:
    return {
        select.control.partition(":")[0]: [plain(option.label) for option in select.options]
        for select in answer.selects
    }


def test_on_discord_the_objections_of_others_may_be_backed() -> None:
    state, poll = _objecting()
    listed = _answered(state, f"objections:{poll.id}")

    assert _offered(listed) == {"objection-back": ["n° 1 — plus de bus le soir", "n° 2 — trop cher"]}
    assert plain(_answered(state, f"objection-back:{poll.id}", "2").text) == "Vous soutenez l’objection n° 2."
    assert [len(each.backers) for each in led(state, poll).objections] == [0, 1]
    assert _offered(_answered(state, f"objections:{poll.id}")) == {
        "objection-back": ["n° 1 — plus de bus le soir"],
        "objection-leave": ["n° 2 — trop cher"],
    }


def test_on_discord_one_may_leave_what_one_stands_by() -> None:
    state, poll = _objecting()
    live(state, pressed(f"objection-back:{poll.id}", LEA, values=("2",)))

    assert "C’est retiré" in plain(_answered(state, f"objection-leave:{poll.id}", "2").text)
    assert led(state, poll).objections[1].backers == frozenset()
    assert "n’est pas la vôtre" in plain(_answered(state, f"objection-leave:{poll.id}", "1").text)


@pytest.mark.parametrize("values", [(), ("9",), ("deux",), ("1", "2")])
def test_what_is_no_objection_is_backed_by_nobody(values: tuple[str, ...]) -> None:
    state, poll = _objecting()
    followed = live(state, pressed(f"objection-back:{poll.id}", LEA, values=values))

    assert only(RoundSaved, followed) == []
    assert "Il n’y a pas d’objection" in plain(kept(Answer, followed).text)


def test_without_an_objection_there_is_nothing_to_back() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)

    answer = _answered(state, f"objections:{poll.id}")

    assert (plain(answer.text), answer.selects) == ("Il n’y a pas encore d’objection.", ())


def test_before_the_objections_and_after_the_end_a_press_is_told_so() -> None:
    state, poll = at_phase(Phase.FEELINGS)

    assert "pas le moment" in plain(_answered(state, f"objections:{poll.id}").text)
    assert "terminé" in plain(_answered(state, "objections:ailleurs").text)


def test_of_many_objections_a_list_has_those_with_the_most_people() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)
    live(state, *(said(f"!objection raison numéro {number}", by) for number, by in enumerate(voices(30))))
    live(state, said("+1 30", LEA))

    (select,) = _answered(state, f"objections:{poll.id}", by=MAX).selects

    assert isinstance(select, Select)
    assert len(select.options) == 25
    assert select.options[0].value == "30"


@pytest.mark.parametrize("line", ["!lever 1", "!lève", "!Lever mon objection n°1", "!lift 1"])
def test_in_chat_an_objection_is_withdrawn_by_its_author(line: str) -> None:
    state, poll = _objecting()
    followed = live(state, said(line, ZOE))

    assert "vous ne portez plus l’objection n° 1" in told(followed)
    assert led(state, poll).objections[0].state is ObjectionState.WITHDRAWN


def test_in_chat_who_stands_by_several_or_by_none_is_asked_which() -> None:
    state, poll = _objecting()
    live(state, said("+1 2", ZOE))

    assert "Laquelle ?" in told(live(state, said("!lever", ZOE)))
    assert "n’est pas la vôtre" in told(live(state, said("!lever", LEA)))
    assert "n’est pas la vôtre" in told(live(state, said("!lever 1", LEA)))
    assert [each.state for each in led(state, poll).objections] == [ObjectionState.STANDING] * 2


def _circled(state: ShowState, size: int, people: list[Author]) -> tuple[Poll, list[str]]:
    """Return a round whose circle was drawn among people who felt something, and what chats were told."""
    poll, _ = opened(state, OpenPoll(question="Bus", method="consent", proposal="Des bus.", circle=size))
    live(state, *(ordered(NextPhase(poll_id=poll.id), at=5) for _ in range(2)))
    live(state, *(said("!ressenti plutôt pour", by, 6) for by in people))
    followed = live(state, *(ordered(NextPhase(poll_id=poll.id), at=7) for _ in range(2)))
    return poll, [plain(say.text) for say in only(Say, followed) if "/circle/" in say.id]


def test_a_circle_is_drawn_among_those_who_spoke_and_told_by_name() -> None:
    state, people = ShowState(), voices(9)
    poll, lines = _circled(state, 3, people)
    circle = led(state, poll).circle
    in_it = [by for by in people if f"@{by.name}" in lines[0]]

    assert (len(circle), len(in_it), len(lines)) == (3, 3, len(EVENING.platforms))
    assert lines[0].startswith("Tirage au sort : 3 personnes peuvent objecter, parmi 9 qui ont parlé : @voix")
    outside = next(by for by in people if by not in in_it)
    assert "tirées au sort" in told(live(state, said("!objection trop cher", outside)))
    live(state, said("!objection plus de bus", in_it[0]), said("+1 1", outside))
    (objection,) = led(state, poll).objections
    assert (len(objection.authors), len(objection.backers)) == (1, 1)
    detail = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True).detail
    assert isinstance(detail, ConsentDetail)
    assert detail.circle == 3
    read = poll_view(poll, state, EVENING, for_viewers=False).round
    assert read is not None
    assert (read.drawn, [f"@{name}" for name in read.circle]) == (
        3,
        sorted(f"@{by.name}" for by in in_it),
    )


def test_a_circle_stays_when_the_round_goes_back() -> None:
    state = ShowState()
    poll, _ = _circled(state, 3, voices(9))
    circle = led(state, poll).circle
    live(state, ordered(NextPhase(poll_id=poll.id), at=8))

    assert led(state, poll).circle == circle


def test_with_fewer_people_all_are_in_it_and_with_nobody_everyone_may_object() -> None:
    state = ShowState()
    poll, _ = _circled(state, 30, voices(2))
    assert len(led(state, poll).circle) == 2

    state = ShowState()
    poll, lines = _circled(state, 30, [])
    assert "tout le monde peut objecter" in lines[0]
    assert led(state, poll).circle == frozenset()


def test_a_circle_of_an_odd_size_is_refused() -> None:
    order = OpenPoll(question="Bus", method="consent", proposal="Des bus.", circle=-1)

    assert "500 personnes au plus" in refusal(live(ShowState(), ordered(order)))


def test_who_is_in_a_circle_is_told_by_the_seed_alone() -> None:
    spoken = tuple(Spoken(f"v{number}", "oui", after(number)) for number in range(20))
    one = with_circle(Round(proposal="Des bus.", feelings=spoken), 5, b"graine")

    assert one == with_circle(Round(proposal="Des bus.", feelings=spoken), 5, b"graine")
    other = with_circle(Round(proposal="Des bus.", feelings=spoken[::-1]), 5, b"graine")
    assert other.circle == one.circle
    assert with_circle(Round(proposal="Des bus.", feelings=spoken), 5, b"autre").circle != one.circle


def test_the_host_alone_reads_what_was_asked_and_felt_the_latest_first() -> None:
    state, poll = at_phase(Phase.CLARIFICATION)
    live(state, said("!question qui paie ?", ZOE, 6), said("!question et le dimanche ?", MAX, 7))
    live(state, ordered(NextPhase(poll_id=poll.id), at=8), said("!ressenti inquiète", ZOE, 9))
    shown = poll_view(state.polls[poll.id], state, EVENING, for_viewers=False).round

    assert shown is not None
    assert [each.text for each in shown.questions] == ["et le dimanche ?", "qui paie ?"]
    assert [each.text for each in shown.feelings] == ["inquiète"]
    assert poll_view(state.polls[poll.id], state, EVENING, for_viewers=True).round is None


def test_who_asks_to_be_forgotten_leaves_the_names_of_a_round() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Bus", method="consent", proposal="Des bus.", circle=2))
    live(state, *(ordered(NextPhase(poll_id=poll.id), at=5) for _ in range(2)), said("!ressenti oui", ZOE, 6))
    assert [author.name for author in state.talk.voices[poll.id].values()] == ["zoé"]

    live(state, said("!oublie-moi", ZOE, 7), said("!oublie-moi oui", ZOE, 8))

    assert state.talk.voices[poll.id] == {}
