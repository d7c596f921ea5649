"""Lifting an objection in chat, and the codes of grades: what is one, and what is only talk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polls.reading.consent import left
from bot.polls.reading.majority_judgment import grade_code


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("!lever 3", 3),
        ("!Lève 3 !", 3),
        ("!lever mon objection", 0),
        ("!lève l’objection n° 12", 12),
        ("!je lève mon objection", 0),
        ("!lift my objection no 2", 2),
        ("!lever", 0),
        ("! lever 4", 4),
    ],
)
def test_lifting_an_objection_is_read_with_its_number(line: str, number: int) -> None:
    assert left(line) == number


@pytest.mark.parametrize(
    "line",
    [
        "lever 3",
        "je me lève à 6 h",
        "!lever la main",
        "!relever 3",
        "!lever 3 4",
        "!lever 12345",
        "!objection lever 3",
        "",
        "!lever " + "3" * 700,
    ],
)
def test_anything_else_lifts_nothing(line: str) -> None:
    assert left(line) is None


@pytest.mark.parametrize("line", ["25", "!25", "!vote 25", " 25 !", "25 25 25", "２５"])
def test_a_number_of_two_digits_alone_may_be_a_grades_code(line: str) -> None:
    assert grade_code(line) == "25"


@pytest.mark.parametrize("line", ["5", "125", "25 26", "j’ai 25 ans", "25%", "25/30", "2 5", "-25", ""])
def test_a_number_in_talk_is_no_grades_code(line: str) -> None:
    assert grade_code(line) == ""


@given(st.text())
def test_no_text_raises(text: str) -> None:
    number, code = left(text), grade_code(text)

    assert number is None or 0 <= number <= 9999
    assert code == "" or (code.isdecimal() and len(code) == 2)
