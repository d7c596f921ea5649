"""The one way to write a box as bytes, so that all who read it compute the same digest.

JSON as RFC 8785 (JCS) writes it: UTF-8, keys in order, no space, no needless escape. A box holds no fraction
and no control character, and its keys are plain ASCII: the delicate parts of that standard do not matter.
"""

import hashlib

import msgspec

from bot.polls.box.document import FORMAT


def canonical(value: msgspec.Struct) -> bytes:
    """Return the canonical form of a box or of a sealed box."""
    return msgspec.json.encode(value, order="sorted")


def digest_of(value: msgspec.Struct) -> str:
    """Return the SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def signed_text(digest: str) -> bytes:
    """Return the bytes that are signed for a box of this digest, unlike those of any other document."""
    return f"{FORMAT}:{digest}".encode()
