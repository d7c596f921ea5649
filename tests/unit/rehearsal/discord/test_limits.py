"""The loopback Discord counts calls as Discord does."""

from bot.rehearsal.discord.limits import GLOBAL_CALLS, Limits

_MESSAGES = "/channels/{channel_id}/messages"
_CALLBACK = "/interactions/{interaction_id}/{token}/callback"


def test_a_window_says_what_is_left_and_when_it_ends() -> None:
    limits = Limits()
    limits.spend("POST", _MESSAGES, "1", now=100.0)

    headers = limits.spend("POST", _MESSAGES, "1", now=101.0).headers

    assert headers["X-RateLimit-Limit"] == "5"
    assert headers["X-RateLimit-Remaining"] == "3"
    assert headers["X-RateLimit-Reset"] == "105.000"
    assert headers["X-RateLimit-Reset-After"] == "4.001"


def test_one_more_than_the_window_holds_must_wait_for_its_end() -> None:
    limits = Limits()
    waits = [limits.spend("POST", _MESSAGES, "1", now=100.0 + number).wait for number in range(5)]

    assert waits == [0.0] * 5
    assert limits.spend("POST", _MESSAGES, "1", now=104.5).wait == 0.5
    assert limits.spend("POST", _MESSAGES, "1", now=105.0).wait == 0.0


def test_channels_and_routes_are_counted_apart() -> None:
    limits = Limits()
    for _ in range(5):
        limits.spend("POST", _MESSAGES, "1", now=0.0)

    assert limits.spend("POST", _MESSAGES, "2", now=0.0).wait == 0.0
    assert limits.spend("GET", _MESSAGES, "1", now=0.0).wait == 0.0


def test_all_calls_together_have_a_limit_that_spares_interactions() -> None:
    limits = Limits()
    for channel in range(GLOBAL_CALLS):
        limits.spend("POST", _MESSAGES, str(channel), now=10.0)

    refused = limits.spend("POST", _MESSAGES, "other", now=10.25)

    assert refused.over_all
    assert refused.wait == 0.75
    assert limits.spend("POST", _CALLBACK, "token", now=10.25).wait == 0.0
    assert limits.spend("POST", _MESSAGES, "later", now=11.0).wait == 0.0


def test_windows_that_ended_are_forgotten() -> None:
    limits = Limits()
    for interaction in range(2_500):
        limits.spend("POST", _CALLBACK, str(interaction), now=float(interaction))

    assert limits.windows < 2_100
