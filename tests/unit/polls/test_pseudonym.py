"""Pseudonyms of voters."""

import hashlib
import hmac

from bot.polls.pseudonym import pseudonym


def test_a_pseudonym_is_the_keyed_hash_of_the_account() -> None:
    whole = hmac.new(b"k" * 32, b"twitch:42", hashlib.sha256).hexdigest()

    assert pseudonym(b"k" * 32, "twitch:42") == whole[:32]


def test_another_poll_or_account_has_another_pseudonym() -> None:
    names = {
        pseudonym(key, account) for key in (b"a", b"b") for account in ("twitch:1", "discord:1", "\ud800")
    }

    assert len(names) == 6
