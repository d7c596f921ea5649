"""How old an account is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.events import Author, Platform
from bot.people.age import NEW_FOR, is_new, made_at

# The example of Discord's own reference for snowflakes.
DOCUMENTED = "175928847299117063"
MADE = datetime(2016, 4, 30, 11, 18, 25, 796000, tzinfo=UTC)


def account(id: str, platform: Platform = Platform.DISCORD) -> Author:
    return Author(platform=platform, id=id, name="x")


def test_a_discord_id_carries_when_its_account_was_made() -> None:
    assert made_at(account(DOCUMENTED)) == MADE


def test_an_account_is_new_for_thirty_days() -> None:
    assert is_new(account(DOCUMENTED), MADE + timedelta(days=29))
    assert not is_new(account(DOCUMENTED), MADE + NEW_FOR)


@pytest.mark.parametrize("id", ["", "voix1", "1" * 40, "-3"])
def test_an_id_of_another_form_tells_nothing(id: str) -> None:
    assert made_at(account(id)) is None


def test_twitch_tells_no_age() -> None:
    assert not is_new(account("123", Platform.TWITCH), MADE)
