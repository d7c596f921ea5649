"""The life of a poll, and what is refused on the way."""

import pytest
from msgspec.structs import replace

from bot.polls.life import (
    accepts,
    cancel_poll,
    close_poll,
    draft_poll,
    extend_poll,
    hide_results,
    is_due,
    open_poll,
)
from bot.polls.poll import Choice, Poll, PollStatus
from bot.words import Refusal
from tests.unit.polls.made import DELAY, START, a_draft, an_open_poll, expected, seconds


def _draft(
    question: str = "On y va ?", labels: tuple[str, ...] = ("Oui", "Non"), method: str = "plurality"
) -> Poll | Refusal:
    codes = [str(code) for code in range(1, len(labels) + 1)]
    return draft_poll(poll_id="p", question=question, choices=labels, codes=codes, at=START, method=method)


def test_a_draft_is_ready_and_takes_no_ballot() -> None:
    draft = expected(_draft(" On  y\nva ? ", (" Oui ", "Non")))

    assert draft.status is PollStatus.DRAFT
    assert draft.question == "On y va ?"
    assert draft.choices == (Choice(code="1", label="Oui"), Choice(code="2", label="Non"))
    assert not accepts(draft, START)
    assert not is_due(draft, START)


@pytest.mark.parametrize(
    ("drafted", "key"),
    [
        (_draft(question="  "), "order-poll-question"),
        (_draft(question="a" * 301), "order-poll-question-long"),
        (_draft(labels=("Oui",)), "order-poll-choices"),
        (_draft(labels=tuple(map(str, range(21)))), "order-poll-choices"),
        (_draft(labels=("Oui", " ")), "order-poll-choices"),
        (_draft(labels=("Oui", "oui ")), "order-poll-choices"),
        (_draft(labels=("Oui", "n" * 121)), "order-poll-choice-long"),
        (_draft(method="haruspices"), "order-poll-method"),
    ],
)
def test_a_poll_that_makes_no_sense_is_refused(drafted: Poll | Refusal, key: str) -> None:
    assert isinstance(drafted, Refusal)
    assert drafted.key == key


def test_an_open_poll_ends_after_its_announced_end_by_the_delay_of_the_stream() -> None:
    poll = an_open_poll(lasting=60)

    assert poll.status is PollStatus.OPEN
    assert [choice.code for choice in poll.choices] == ["4", "5"]
    assert poll.announced_close_at == START + seconds(60)
    assert poll.closes_at == START + seconds(65)


def test_a_cancelled_poll_is_closed_and_says_why() -> None:
    poll = expected(cancel_poll(an_open_poll(lasting=60), " les codes\n étaient faux ", START + seconds(9)))

    assert poll.status is PollStatus.CLOSED
    assert poll.cancelled == "les codes étaient faux"
    assert poll.closed_at == START + seconds(9)


@pytest.mark.parametrize("reason", ["", " \n", "a" * 201])
def test_a_poll_is_not_cancelled_without_a_reason(reason: str) -> None:
    refused = cancel_poll(an_open_poll(lasting=60), reason, START)

    assert isinstance(refused, Refusal)
    assert refused.key == "order-poll-cancel-why"


def test_only_an_open_poll_is_cancelled() -> None:
    refused = cancel_poll(a_draft(), "les codes étaient faux", START)

    assert isinstance(refused, Refusal)
    assert refused.key == "order-poll-draft"


def test_a_poll_without_a_length_stays_open_until_closed_by_hand() -> None:
    poll = an_open_poll(lasting=None)

    assert poll.announced_close_at is None
    assert poll.closes_at is None
    assert accepts(poll, START + seconds(10**6))
    assert not is_due(poll, START + seconds(10**6))


@pytest.mark.parametrize("length", [-1, 0, 4, 86_401, 10**12])
def test_a_length_out_of_bounds_is_refused(length: int) -> None:
    opened = open_poll(a_draft(), at=START, codes=["1", "2"], seconds=length, stream_delay=DELAY)

    assert opened == Refusal("order-poll-seconds")


def test_a_poll_opens_once() -> None:
    poll = an_open_poll()
    closed = expected(close_poll(poll, START))

    again = [
        open_poll(each, at=START, codes=["1", "2"], seconds=60, stream_delay=DELAY) for each in (poll, closed)
    ]

    assert again == [Refusal("order-poll-open", {"question": "On y va ?"}), Refusal("order-poll-closed")]


def test_ballots_count_from_the_opening_to_the_true_end() -> None:
    poll = an_open_poll(lasting=60)

    assert [accepts(poll, START + seconds(at)) for at in (-0.001, 0, 65, 65.001)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_closed_poll_judges_late_news_of_a_ballot_as_it_did_while_open() -> None:
    closed = expected(close_poll(an_open_poll(lasting=60), START + seconds(30)))
    late = expected(close_poll(an_open_poll(lasting=60), START + seconds(90)))

    assert [accepts(closed, START + seconds(at)) for at in (30, 31)] == [True, False]
    assert [accepts(late, START + seconds(at)) for at in (65, 66)] == [True, False]


def test_an_open_poll_is_due_at_its_true_end() -> None:
    poll = an_open_poll(lasting=60)

    assert [is_due(poll, START + seconds(at)) for at in (60, 64.9, 65, 66)] == [False, False, True, True]
    assert not is_due(expected(close_poll(poll, START)), START + seconds(66))


def test_a_closed_poll_never_changes_again() -> None:
    closed = expected(close_poll(an_open_poll(), START + seconds(10)))

    assert closed.status is PollStatus.CLOSED
    assert closed.closed_at == START + seconds(10)
    assert close_poll(closed, START) == Refusal("order-poll-closed")
    assert extend_poll(closed, 30, DELAY) == Refusal("order-poll-closed")
    assert hide_results(closed, True) == Refusal("order-poll-closed")


def test_a_draft_is_neither_closed_nor_extended() -> None:
    assert close_poll(a_draft(), START) == Refusal("order-poll-draft")
    assert extend_poll(a_draft(), 30, DELAY) == Refusal("order-poll-draft")


def test_a_poll_given_time_ends_later() -> None:
    extended = expected(extend_poll(an_open_poll(lasting=60), 30, DELAY))

    assert extended.announced_close_at == START + seconds(90)
    assert extended.closes_at == START + seconds(95)


@pytest.mark.parametrize("length", [-(10**12), -30, 0, 4, 86_341])
def test_time_is_neither_taken_back_nor_given_beyond_a_day(length: int) -> None:
    assert extend_poll(an_open_poll(lasting=60), length, DELAY) == Refusal("order-poll-seconds")


def test_a_poll_without_end_is_not_extended() -> None:
    assert extend_poll(an_open_poll(lasting=None), 30, DELAY) == Refusal("order-poll-endless")


def test_results_are_hidden_and_shown_until_the_end() -> None:
    poll = an_open_poll()

    assert hide_results(poll, True) == replace(poll, results_hidden=True)
    assert hide_results(expected(hide_results(a_draft(), True)), False) == a_draft()
