"""Receipts: fifty random bits that name one ballot in the published box, known to its voter alone."""

import re
from collections.abc import Callable, Container

from bot.polls.marks import Mark

# Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U to be misread.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
HALF = LENGTH // 2
CHANCE_BYTES = 7
_MISREAD = str.maketrans("OIL", "011")
_WRITTEN = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


def receipt_of(chance: bytes) -> str:
    """Return the receipt that the first 50 bits of at least seven random bytes make: `7K3QX-W9A2M`."""
    if len(chance) < CHANCE_BYTES:
        raise ValueError("a receipt is made of at least seven random bytes")
    bits = int.from_bytes(chance[:CHANCE_BYTES], "big") >> 6
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{letters[:HALF]}-{letters[HALF:]}"


def draw_receipt(new_chance: Callable[[], bytes], taken: Container[str]) -> str:
    """Return a receipt that no other ballot of the poll has."""
    while (receipt := receipt_of(new_chance())) in taken:
        pass
    return receipt


def receipt_for(
    mark: Mark, earlier: tuple[Mark, str] | None, new_chance: Callable[[], bytes], taken: Container[str]
) -> str:
    """Return the receipt of a ballot, given the voter's earlier ballot and its receipt.

    A receipt names one ballot for ever: the same vote cast again keeps it, another vote draws a new one and
    the old one vanishes with its ballot.
    """
    if earlier is not None and earlier[0] == mark:
        return earlier[1]
    return draw_receipt(new_chance, taken)


def read_receipt(typed: str) -> str | None:
    """Return the receipt that somebody typed, spaces, hyphens, case and misread letters forgiven."""
    letters = re.sub(r"[\s-]", "", typed).upper().translate(_MISREAD)
    return f"{letters[:HALF]}-{letters[HALF:]}" if _WRITTEN.fullmatch(letters) else None
