"""The name under which somebody is in a published list: ten letters that only they are told."""

# Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O or U to be misread.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
HALF = LENGTH // 2


def token_of(pseudonym: str) -> str:
    """Return the first 50 bits of a pseudonym (hexadecimal) as `7K3QX-W9A2M`."""
    bits = int(pseudonym[:13], 16) >> 2
    letters = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return f"{letters[:HALF]}-{letters[HALF:]}"
