"""The speaking queue: who is called, for how long, and that everybody is thanked."""

from bot.formats.plan import Plan
from bot.formats.session import EntryState, Step
from tests.unit.formats.made import Sitting, after, keys_of, told


def a_queue(**values: int) -> Sitting:
    """Return an open queue."""
    return Sitting("speaking-queue", Plan(**values))  # type: ignore[arg-type]


def test_hands_are_called_the_least_heard_first_then_as_they_were_raised() -> None:
    queue = a_queue()
    queue.say("parole", by="ana", at=1, heard=1)
    queue.say("parole", by="bob", at=2)
    queue.say("parole", by="cleo", at=3)

    assert queue.names() == ["bob", "cleo", "ana"]


def test_whoever_raises_a_hand_is_told_their_place() -> None:
    queue = a_queue()
    queue.say("parole", by="ana", heard=2)
    step = queue.say("parole", by="bob", at=11)
    last = queue.say("parole", by="cleo", heard=3)

    assert isinstance(step, Step)
    assert step.told is not None
    assert step.told.values == {"place": 1}
    assert isinstance(last, Step)
    assert last.told is not None
    assert last.told.values == {"place": 3}


def test_a_hand_raised_twice_keeps_its_place_and_takes_the_new_words() -> None:
    queue = a_queue()
    queue.say("parole", by="ana", at=1)
    queue.say("parole", by="bob", at=2)
    queue.say("parole", "le dernier bus", by="ana", at=3)

    assert queue.names() == ["ana", "bob"]
    assert queue.seen()[0] == "le dernier bus"


def test_a_lowered_hand_leaves_the_queue() -> None:
    queue = a_queue()
    queue.say("parole", by="ana")

    assert told(queue.say("baisser", by="ana")) == "queue-lowered"
    assert queue.names() == []


def test_the_floor_is_timed_and_ends_with_thanks() -> None:
    queue = a_queue(turn_seconds=45)
    queue.say("parole", by="ana")
    queue.guide("next", at=60)

    assert queue.session.closes_at == after(105)
    assert told(queue.say("parole", by="ana")) == "queue-speaking"
    queue.guide("done", at=80)

    assert queue.session.now == ""
    assert not queue.format.is_over(queue.session, after(10_000))
    assert keys_of(queue.announced) == ["queue-called", "queue-thanks"]
    assert next(iter(queue.entries.values())).state is EntryState.DONE


def test_calling_the_next_one_thanks_the_one_before() -> None:
    queue = a_queue()
    queue.say("parole", by="ana", at=1)
    queue.say("parole", by="bob", at=2)
    queue.guide("next")
    queue.guide("next")

    assert keys_of(queue.announced) == ["queue-called", "queue-thanks", "queue-called"]
    assert [entry.account for entry in queue.room.in_state(EntryState.SPEAKING)] == ["bob"]
    queue.guide("next")
    assert queue.session.now == ""
    assert told(queue.guide("next")) == "queue-empty"
    assert told(queue.guide("done")) == "queue-nobody"


def test_who_spoke_in_this_session_comes_after_who_did_not() -> None:
    queue = a_queue()
    queue.say("parole", by="ana", at=1)
    queue.guide("next", at=2)
    queue.guide("done", at=3)
    queue.say("parole", by="ana", at=4, heard=1)
    queue.say("parole", by="bob", at=5)

    assert queue.names() == ["bob", "ana"]


def test_the_host_may_call_anybody() -> None:
    queue = a_queue()
    queue.say("parole", by="ana", at=1)
    queue.say("parole", by="bob", at=2)

    queue.guide("give", 2)

    assert [entry.account for entry in queue.room.in_state(EntryState.SPEAKING)] == ["bob"]
    assert told(queue.guide("give", 2)) == "format-no-entry"
    assert told(queue.guide("give", 9)) == "format-no-entry"


def test_words_that_are_flagged_or_to_be_read_wait_but_a_bare_hand_does_not() -> None:
    queue = a_queue()
    queue.say("parole", "des insultes", by="ana", flagged=True)
    queue.say("parole", "mon quartier", by="bob", reviewed=True)
    queue.say("parole", by="cleo", reviewed=True)

    assert queue.names() == ["cleo"]
    queue.guide("accept", 2)
    assert queue.names() == ["bob", "cleo"]


def test_two_accounts_of_one_person_have_one_hand() -> None:
    queue = a_queue()
    queue.link("ana", "bob")
    queue.say("parole", by="ana")
    queue.say("parole", by="bob")

    assert len(queue.entries) == 1


def test_the_queue_ends_when_its_time_is_over_but_not_in_the_middle_of_a_turn() -> None:
    queue = Sitting("speaking-queue", Plan(seconds=60, turn_seconds=90), seconds=60)
    queue.say("parole", by="ana")
    queue.say("parole", by="bob")
    queue.guide("next", at=50)

    assert told(queue.say("parole", by="cleo", at=130)) == "queue-raised"
    assert not queue.format.is_over(queue.session, after(200))
    queue.guide("done", at=140)
    assert told(queue.say("parole", by="dan", at=141)) == "format-over"
    assert queue.format.is_over(queue.session, after(141))


def test_a_closed_queue_takes_no_hand_and_lets_hands_be_lowered() -> None:
    queue = a_queue()
    queue.say("parole", by="ana")
    queue.close()

    assert told(queue.say("parole", by="bob")) == "format-over"
    assert told(queue.say("baisser", by="ana")) == "queue-lowered"
    assert told(a_queue().say("parole", "x" * 281)) == "format-too-long"
