"""The one-time code that links two accounts: how it is made, spelt and read."""

import hashlib
import hmac
import re
import unicodedata

# No vowel, so that no code is a word, and nothing that is read as something else: 0 and O, 1 and I.
LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
LENGTH = 8
_RANDOM_BYTES = 16
_TYPED = re.compile(rf"(?<!\w)(?P<first>[{LETTERS}]{{4}})[\s‐‑‒–—_.-]*(?P<last>[{LETTERS}]{{4}})(?!\w)")


def code_of(random: bytes) -> str:
    """Return a code such as `K7QD-2XWM` of at least 16 random bytes: one in 3.7 × 10¹¹."""
    if len(random) < _RANDOM_BYTES:
        raise ValueError("a code needs 16 random bytes")
    number = int.from_bytes(random[:_RANDOM_BYTES])
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def read_code(typed: str) -> str | None:
    """Return a code as it was given, in any case and with anything between its letters; else None."""
    found = _TYPED.search(unicodedata.normalize("NFKC", typed).upper())
    return f"{found['first']}-{found['last']}" if found else None


def digest_of(key: bytes, code: str) -> str:
    """Return what is kept of a code, HMAC-SHA-256 (RFC 2104): whoever reads the store cannot use it."""
    return hmac.new(key, b"code:" + code.encode(), hashlib.sha256).hexdigest()
