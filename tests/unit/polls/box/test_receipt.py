"""Receipts: what they are made of, whose they are, and how people type them."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polls.box.receipt import ALPHABET, draw_receipt, read_receipt, receipt_for, receipt_of
from bot.verify_box import RECEIPT, fits


def counted() -> "count[int]":
    """Return numbers to make receipts of."""
    return count(1)


def chance_from(number: int) -> bytes:
    """Return seven bytes whose first fifty bits are a number."""
    return (number << 6).to_bytes(7, "big")


@given(st.integers(0, 2**50 - 1))
def test_a_receipt_is_fifty_bits_in_ten_letters(number: int) -> None:
    receipt = receipt_of(chance_from(number))

    read = 0
    for letter in receipt.replace("-", ""):
        read = 32 * read + ALPHABET.index(letter)
    assert read == number
    assert fits(receipt, RECEIPT)


def test_a_receipt_is_in_two_groups() -> None:
    assert receipt_of(chance_from(0)) == "00000-00000"
    assert receipt_of(chance_from(2**50 - 1)) == "ZZZZZ-ZZZZZ"
    assert receipt_of(chance_from(31 * 32**5 + 10)) == "0000Z-0000A"


def test_what_comes_after_seven_bytes_of_chance_does_not_matter() -> None:
    assert receipt_of(b"\x01" * 32) == receipt_of(b"\x01" * 7)


def test_too_little_chance_makes_no_receipt() -> None:
    with pytest.raises(ValueError, match="seven"):
        receipt_of(b"\x01" * 6)


def test_a_receipt_that_is_taken_is_drawn_again() -> None:
    numbers = counted()
    taken = {receipt_of(chance_from(1)), receipt_of(chance_from(2))}

    assert draw_receipt(lambda: chance_from(next(numbers)), taken) == receipt_of(chance_from(3))


def test_another_vote_gets_another_receipt() -> None:
    new = receipt_for("5", ("4", "00000-00001"), lambda: chance_from(7), {"00000-00001"})

    assert new == receipt_of(chance_from(7))


def test_the_same_vote_again_keeps_its_receipt() -> None:
    assert receipt_for({"4": 6}, ({"4": 6}, "00000-00001"), lambda: chance_from(7), set()) == "00000-00001"


def test_a_first_vote_gets_a_receipt() -> None:
    assert receipt_for("5", None, lambda: chance_from(7), set()) == receipt_of(chance_from(7))


@pytest.mark.parametrize(
    "typed", ["7k3qx-w9a01", " 7K3QXW9A01 ", "7K3QX W9AOI", "7k3qx-w9aol", "7K3-QXW-9A01"]
)
def test_a_receipt_is_read_however_it_is_typed(typed: str) -> None:
    assert read_receipt(typed) == "7K3QX-W9A01"


@pytest.mark.parametrize("typed", ["", "7K3QX-W9A0", "7K3QX-W9A011", "7K3QX-W9AU1", "émission !"])
def test_what_is_no_receipt_is_none(typed: str) -> None:
    assert read_receipt(typed) is None
