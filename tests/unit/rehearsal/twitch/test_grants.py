"""Tokens of the loopback Twitch live, are renewed once, and end."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.rehearsal.twitch.calls import POINTS_A_MINUTE, Points
from bot.rehearsal.twitch.grants import LIFETIME, Grants

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_token_is_good_for_its_lifetime() -> None:
    grants = Grants(Random(1))
    grant = grants.issue("1", "ana", ("user:read:chat",), NOW)

    assert grants.valid(grant.token, NOW + LIFETIME - timedelta(seconds=1)) is grant
    assert grants.valid(grant.token, NOW + LIFETIME) is None
    assert grants.valid("of-nobody", NOW) is None


def test_renewing_gives_another_pair_with_the_same_rights_once() -> None:
    grants = Grants(Random(1))
    grant = grants.issue("1", "ana", ("user:read:chat",), NOW)
    renewed = grants.refresh(grant.refresh, NOW)

    assert renewed
    assert (renewed.user_id, renewed.login, renewed.scopes) == ("1", "ana", ("user:read:chat",))
    assert {renewed.token, renewed.refresh}.isdisjoint({grant.token, grant.refresh})
    assert grants.refresh(grant.refresh, NOW) is None


@pytest.mark.parametrize("for_good", [False, True])
def test_a_token_can_be_ended_with_or_without_what_renews_it(for_good: bool) -> None:
    grants = Grants(Random(1))
    grant = grants.issue("1", "ana", (), NOW)
    grants.expire(grant.token, for_good=for_good)

    assert grants.valid(grant.token, NOW) is None
    assert (grants.refresh(grant.refresh, NOW) is None) is for_good


def test_an_application_token_is_not_renewed() -> None:
    assert Grants(Random(1)).issue("", "", (), NOW).refresh == ""


def test_a_device_waits_for_its_user() -> None:
    grants = Grants(Random(1))
    asked = grants.ask(("user:read:chat",))
    assert grants.collect(asked.device_code, NOW) is None

    grants.approve(asked.user_code, "1", "ana")
    grant = grants.collect(asked.device_code, NOW)
    assert grant
    assert (grant.user_id, grant.scopes) == ("1", ("user:read:chat",))
    with pytest.raises(KeyError):
        grants.collect(asked.device_code, NOW)


def test_800_points_come_back_within_a_minute_one_by_one() -> None:
    points = Points()
    assert [points.spend(0.0) for _ in range(POINTS_A_MINUTE)][-1] == 0
    assert points.spend(0.05) == -1
    assert points.spend(0.15) == 1
    assert [points.spend(0.15) for _ in range(2)] == [0, -1]
    points = Points()
    assert [points.spend(0.0) for _ in range(POINTS_A_MINUTE)][-1] == 0
    assert points.spend(60.0) == POINTS_A_MINUTE - 1
