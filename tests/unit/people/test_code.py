"""One-time codes: made of chance, read as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.people.code import LETTERS, code_of, digest_of, read_code


@given(st.binary(min_size=16, max_size=40))
def test_a_code_is_read_as_it_was_given(random: bytes) -> None:
    code = code_of(random)

    assert read_code(code) == code
    assert read_code(code.lower().replace("-", " ")) == code
    assert set(code.replace("-", "")) <= set(LETTERS)


def test_every_letter_can_come_in_every_place() -> None:
    codes = [code_of(number.to_bytes(16)) for number in range(28 * 28)]

    assert len(set(codes)) == 28 * 28
    assert {code[0] for code in codes} == set(LETTERS)


def test_too_little_chance_makes_no_code() -> None:
    with pytest.raises(ValueError, match="16 random bytes"):
        code_of(b"short")


@pytest.mark.parametrize(
    "typed",
    [
        "K7QD-2XWM",
        "k7qd-2xwm",
        "K7QD2XWM",
        "k7qd 2xwm",
        "Ｋ７ＱＤ－２ＸＷＭ",
        "K7QD – 2XWM",
        "<K7QD-2XWM>",
        "K7QD-2XWM svp !",
        "voici K7QD-2XWM",
    ],
)
def test_a_code_is_forgiven_its_spelling(typed: str) -> None:
    assert read_code(typed) == "K7QD-2XWM"


@pytest.mark.parametrize(
    "typed", ["", "K7QD", "K7QD-2XW", "K7QD-2XWMM", "bonsoir tout le monde", "AAAA-AAAA"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


@given(st.text())
def test_no_text_raises(typed: str) -> None:
    assert read_code(typed) is None or len(read_code(typed) or "") == 9


def test_a_digest_depends_on_the_key_and_hides_the_code() -> None:
    assert digest_of(b"one", "K7QD-2XWM") != digest_of(b"other", "K7QD-2XWM")
    assert "K7QD" not in digest_of(b"one", "K7QD-2XWM")
