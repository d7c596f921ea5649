"""Of the tokens given and those kept, the newer are tried first, and no secret is ever shown."""

from datetime import UTC, datetime

from bot.platforms.twitch.tokens import KeptTokens, candidates, print_of
from bot.platforms.twitch.values import TokenPair

GIVEN = TokenPair("given-token", "given-refresh")
OTHER = TokenPair("other-token", "other-refresh")
RENEWED = TokenPair("new-token", "new-refresh")


def kept(pair: TokenPair, since: TokenPair | None) -> KeptTokens:
    """Return a pair as it was written when another one was given."""
    return KeptTokens(
        given=print_of(since),
        token=pair.token,
        refresh=pair.refresh,
        user_id="1",
        kept_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_what_descends_from_the_given_pair_is_tried_before_it() -> None:
    assert candidates(GIVEN, kept(RENEWED, GIVEN)) == (RENEWED, GIVEN)


def test_what_descends_from_another_pair_is_not_tried() -> None:
    assert candidates(GIVEN, kept(RENEWED, OTHER)) == (GIVEN,)


def test_the_same_pair_is_tried_once() -> None:
    assert candidates(GIVEN, kept(GIVEN, GIVEN)) == (GIVEN,)


def test_what_was_kept_is_enough() -> None:
    assert candidates(None, kept(RENEWED, GIVEN)) == (RENEWED,)


def test_nothing_given_nor_kept_is_nothing_to_try() -> None:
    assert candidates(None, None) == ()


def test_no_secret_is_in_what_is_printed() -> None:
    shown = f"{GIVEN} {kept(RENEWED, GIVEN)} {print_of(GIVEN)}"

    assert [
        word for word in ("given-token", "given-refresh", "new-token", "new-refresh") if word in shown
    ] == []
    assert print_of(None) == ""
