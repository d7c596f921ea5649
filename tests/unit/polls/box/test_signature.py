"""Ed25519 as the standalone program writes it out: the RFC's vectors, a maintained library, forgeries."""

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.verify_box import ORDER, P, point_of, signature_holds

# RFC 8032, section 7.1, tests 1, 2 and 3: key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0"
        "595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eae"
        "b4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9"
        "716ed28dc027beceea1ec40a",
    ),
]
# The eight points of small order that have a canonical writing, and some that do not.
SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]
NO_POINTS = [
    "0100000000000000000000000000000000000000000000000000000000000080",  # x = 0 with a sign
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",  # y = p + 1, written too large
    "0200000000000000000000000000000000000000000000000000000000000000",  # no such x
]


@pytest.mark.parametrize(("key", "message", "signature"), VECTORS)
def test_the_examples_of_the_standard_hold(key: str, message: str, signature: str) -> None:
    given = bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature)

    assert signature_holds(*given)
    assert not signature_holds(given[0], given[1] + b"!", given[2])


@settings(deadline=None, max_examples=20)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80))
def test_what_a_maintained_library_signs_holds(seed: bytes, message: bytes) -> None:
    private = Ed25519PrivateKey.from_private_bytes(seed)

    assert signature_holds(private.public_key().public_bytes_raw(), message, private.sign(message))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 95), st.integers(1, 255))
def test_it_agrees_with_a_maintained_library_on_damaged_signatures(place: int, change: int) -> None:
    private = Ed25519PrivateKey.from_private_bytes(bytes(32))
    whole = bytearray(private.public_key().public_bytes_raw() + private.sign(b"urne"))
    whole[place] ^= change
    key, signature = bytes(whole[:32]), bytes(whole[32:])

    assert signature_holds(key, b"urne", signature) == _library_says(key, b"urne", signature) is False


@pytest.mark.parametrize("key", SMALL_ORDER)
def test_a_key_that_signs_anything_is_no_key(key: str) -> None:
    identity = (1).to_bytes(32, "little")

    assert point_of(bytes.fromhex(key)) is not None
    assert not signature_holds(bytes.fromhex(key), b"urne", identity + bytes(32))


@pytest.mark.parametrize("key", NO_POINTS)
def test_what_is_no_point_is_no_key(key: str) -> None:
    assert point_of(bytes.fromhex(key)) is None
    assert not signature_holds(bytes.fromhex(key), b"urne", bytes(64))


def test_a_signature_has_one_form() -> None:
    key, message, signature = (bytes.fromhex(part) for part in VECTORS[0])
    larger = int.from_bytes(signature[32:], "little") + ORDER

    assert larger < P * 2
    assert not signature_holds(key, message, signature[:32] + larger.to_bytes(32, "little"))


def _library_says(key: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except InvalidSignature:
        return False
    return True
