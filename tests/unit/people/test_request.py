"""Codes that wait: which one is meant, who may use it, how often one may try."""

from datetime import UTC, datetime, timedelta

from bot.events import Platform
from bot.people.request import LASTS, MOST_TRIES, LinkRequest, find_request, may_use, tries_left

AT = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


def request(digest: str = "d", account: str = "lea", partner: str = "") -> LinkRequest:
    return LinkRequest(
        digest=digest, account=account, platform=Platform.DISCORD, expires_at=AT + LASTS, partner=partner
    )


def test_a_code_lasts_ten_minutes() -> None:
    waiting = [request("c"), request("d"), request("e")]

    assert find_request(waiting, "d", AT + LASTS) == waiting[1]
    assert find_request(waiting, "d", AT + LASTS + timedelta(seconds=1)) is None
    assert find_request(waiting, "x", AT) is None
    assert find_request([], "d", AT) is None


def test_anybody_may_use_an_open_code_but_the_account_it_was_given_to() -> None:
    assert may_use(request(), "zoe")
    assert not may_use(request(), "lea")


def test_a_code_for_one_account_is_useless_to_any_other() -> None:
    assert may_use(request(partner="zoe"), "zoe")
    assert not may_use(request(partner="zoe"), "max")


def test_tries_come_back_after_ten_minutes() -> None:
    times = [AT + timedelta(seconds=second) for second in range(MOST_TRIES)]

    assert tries_left([], AT) == MOST_TRIES
    assert tries_left(times, AT + timedelta(minutes=1)) == 0
    assert tries_left(times, AT + LASTS) == 1
    assert tries_left(times, AT + 2 * LASTS) == MOST_TRIES
