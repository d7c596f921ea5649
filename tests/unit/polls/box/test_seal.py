"""What a box says of a closed poll, and what it never says."""

import json
from datetime import datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import SealingError
from bot.events import Platform
from bot.polls.box.canonical import canonical, digest_of
from bot.polls.box.document import BoxRules
from bot.polls.box.seal import Cast, box_of
from bot.polls.methods import BOXED
from bot.polls.outcome import Outcome, TemperatureDetail
from bot.polls.poll import Poll, PollStatus
from tests.unit.polls.box.made import (
    CODES,
    METHODS,
    RULES,
    a_box,
    a_closed_poll,
    a_file,
    cast,
    marks_of,
    outcome_of,
)
from tests.unit.polls.made import START

NO_BOX = Outcome(voters=1, winners=(), ranking=(), detail=TemperatureDetail(mean=(5, 1), values=()))


def boxed(poll: Poll, ballots: list[Cast], outcome: Outcome | None = None) -> str:
    """Return a box's canonical text."""
    counted = outcome or outcome_of(poll, [each.mark for each in ballots])
    box = box_of(poll, ballots, counted, sentence="", show="", software="", rules=RULES)
    return canonical(box).decode()


def test_a_box_tells_what_was_asked_when_and_with_what_result() -> None:
    box = a_box(["4", "4", "5"])

    assert box.poll.question == "On y va ?"
    assert [(each.code, each.label) for each in box.poll.choices][:2] == [("4", "Oui"), ("5", "Non")]
    assert (box.poll.opened_at, box.poll.announced_close_at, box.poll.closed_at) == (
        "2026-03-12T20:00:00.000Z",
        "2026-03-12T20:01:00.000Z",
        "2026-03-12T20:01:05.000Z",
    )
    assert box.turnout.platforms == {"twitch": 2, "discord": 1}
    assert box.result is not None
    assert box.result.winners == ("4",)
    assert box.result.counts == {"4": 2, "5": 1, "6": 0, "7": 0}


def test_ballots_stand_in_the_order_of_their_receipts() -> None:
    receipts = [receipt for receipt, _ in a_box(["4"] * 30).ballots]

    assert receipts == sorted(receipts)
    assert receipts != [each.receipt for each in cast(["4"] * 30)]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(METHODS).flatmap(lambda method: st.tuples(st.just(method), marks_of(method))))
def test_the_order_in_which_ballots_came_leaves_no_trace(drawn: tuple[str, list[object]]) -> None:
    method, marks = drawn
    poll, ballots = a_closed_poll(method), cast(marks)  # type: ignore[arg-type]

    assert boxed(poll, ballots) == boxed(poll, ballots[::-1])


def test_a_box_holds_neither_platform_nor_time_of_a_ballot() -> None:
    ballots = json.loads(a_file(["4", "5", "4"]))["box"]["ballots"]

    assert all(isinstance(receipt, str) and mark in CODES for receipt, mark in ballots)


def test_a_mark_is_written_in_one_way_alone() -> None:
    assert BOXED["approval"].written((("6", "4", "4"),), CODES) == (("4", "6"),)
    assert BOXED["approval"].written(((),), CODES) == ((),)
    assert BOXED["ranked"].written((("5",), ("7", "4")), CODES) == (("5",), ("4", "7"), ("6",))
    assert BOXED["ranked"].written((("5",), ("5", "6"), ("4", "7")), CODES) == (("5",), ("6",), ("4", "7"))
    assert BOXED["majority-judgment"].written({"6": 1, "9": 5, "4": 0}, CODES) == {"4": 0, "6": 1}
    assert BOXED["plurality"].written("5", CODES) == "5"


def test_too_few_voters_are_not_published() -> None:
    box = a_box(["4", "5"], rules=BoxRules(smallest_group=3))

    assert (box.result, box.ballots) == (None, ())
    assert box.turnout.voters == 2


def test_nobody_voting_is_published_as_nobody() -> None:
    assert a_box([], rules=BoxRules(smallest_group=0)).result is None


def test_an_end_by_hand_is_the_true_end() -> None:
    poll = msgspec.structs.replace(a_closed_poll(), announced_close_at=None, closes_at=None)

    assert '"announced_close_at":null,"choices"' in boxed(poll, cast("45"))
    assert '"closed_at":"2026-03-12T20:01:06.000Z"' in boxed(poll, cast("45"))


def test_times_are_told_in_utc() -> None:
    paris = START.astimezone(timezone(timedelta(hours=1))) + timedelta(milliseconds=5)
    poll = msgspec.structs.replace(a_closed_poll(), opened_at=paris)

    assert isinstance(paris, datetime)
    assert '"opened_at":"2026-03-12T20:00:00.005Z"' in boxed(poll, cast("45"))


def test_what_would_deceive_a_terminal_is_left_out() -> None:
    poll = msgspec.structs.replace(a_closed_poll(), question="On\x1b[2J y\u202e va \ud800 ?")

    assert '"question":"On[2J y va ? ?"' in boxed(poll, cast("45"))


def test_a_poll_that_is_not_closed_has_no_box() -> None:
    poll = msgspec.structs.replace(a_closed_poll(), status=PollStatus.OPEN)
    never = msgspec.structs.replace(a_closed_poll(), closed_at=None)

    for each in (poll, never):
        with pytest.raises(SealingError, match="pas clos"):
            boxed(each, cast("45"))


def test_a_receipt_twice_is_not_sealed() -> None:
    twins = [Cast(receipt="00000-00000", mark="4", platform=Platform.TWITCH)] * 2

    with pytest.raises(SealingError, match="reçu"):
        boxed(a_closed_poll(), twins)


def test_an_outcome_of_other_ballots_is_not_sealed() -> None:
    with pytest.raises(SealingError, match="bulletins"):
        boxed(a_closed_poll(), cast("45"), outcome_of(a_closed_poll(), "455"))


def test_a_method_without_ballots_to_recount_has_no_box() -> None:
    with pytest.raises(SealingError, match="urne"):
        boxed(a_closed_poll("temperature"), cast("4"), NO_BOX)


def test_the_canonical_form_is_that_of_the_standard() -> None:
    text = canonical(BoxRules(smallest_group=5)).decode()

    assert text == '{"minimum_turnout":0,"smallest_group":5}'
    assert digest_of(BoxRules(smallest_group=5)) == (
        "abc63ea1978d423cfe95ecf8c5369d101b40ac82d80440dc13d4099c36f11783"
    )
