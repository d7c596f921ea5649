"""A consent round when two voters are one person, and when one asks to be forgotten."""

from datetime import UTC, datetime, timedelta

from bot.polls.counting.rounds import Objection, ObjectionState, Phase, Round, Spoken
from bot.polls.counting.voters import one_of_two, without

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


def objection(
    number: int, authors: set[str], backers: set[str], state: ObjectionState = ObjectionState.STANDING
) -> Objection:
    return Objection(
        number=number,
        reason="trop cher",
        authors=frozenset(authors),
        backers=frozenset(backers),
        at=AT,
        state=state,
    )


LED = Round(
    proposal="Un jardin.",
    phase=Phase.OBJECTIONS,
    circle=frozenset({"a", "c"}),
    questions=(Spoken("a", "Où ?", AT), Spoken("b", "Quand ?", AT)),
    feelings=(
        Spoken("a", "content", AT + timedelta(seconds=5)),
        Spoken("b", "inquiet", AT),
        Spoken("c", "curieuse", AT),
    ),
    objections=(
        objection(1, {"a"}, {"b", "c"}),
        objection(2, {"b"}, set()),
        objection(3, {"b"}, set(), state=ObjectionState.INTEGRATED),
    ),
)


def test_two_voters_become_one_with_all_that_they_said() -> None:
    led = one_of_two(LED, goes="a", stays="b")

    assert [(each.voter, each.text) for each in led.questions] == [("b", "Où ?"), ("b", "Quand ?")]
    assert {each.voter: each.text for each in led.feelings} == {"b": "content", "c": "curieuse"}
    assert len(led.feelings) == 2
    assert led.circle == {"b", "c"}


def test_nobody_backs_their_own_objection_as_somebody_else() -> None:
    led = one_of_two(LED, goes="a", stays="b")

    assert led.objections[0].authors == {"b"}
    assert led.objections[0].backers == {"c"}


def test_strangers_to_a_round_change_nothing() -> None:
    assert without(LED, "z") == LED
    assert one_of_two(LED, goes="z", stays="y").objections == LED.objections


def test_a_forgotten_voter_leaves_and_the_objections_of_others_stay() -> None:
    led = without(LED, "b")

    assert [each.text for each in led.questions] == ["Où ?"]
    assert [each.voter for each in led.feelings] == ["a", "c"]
    assert led.objections[0].backers == {"c"}
    assert (led.objections[1].reason, led.objections[1].state) == ("", ObjectionState.WITHDRAWN)
    assert (led.objections[2].reason, led.objections[2].state) == ("", ObjectionState.INTEGRATED)


def test_an_objection_that_somebody_backs_outlives_its_author() -> None:
    led = without(LED, "a")

    assert led.objections[0].reason == "trop cher"
    assert led.objections[0].authors == frozenset()
    assert led.objections[0].backers == {"b", "c"}
    assert led.circle == {"c"}
