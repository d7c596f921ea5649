"""Texts are fitted into what a platform accepts."""

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.fitting import cut, split


def test_a_text_that_fits_is_left_alone() -> None:
    assert cut("Bonjour", 7) == "Bonjour"


def test_a_longer_text_is_cut_at_a_word() -> None:
    assert cut("Bonjour tout le monde", 16) == "Bonjour tout le…"


def test_a_word_longer_than_the_place_is_cut_inside() -> None:
    assert cut("anticonstitutionnellement", 10) == "anticonst…"


def test_a_text_is_split_between_words() -> None:
    assert split("un deux trois quatre", 9, 3) == ("un deux", "trois", "quatre")


def test_the_last_piece_says_that_more_was_left_out() -> None:
    assert split("un deux trois quatre cinq", 9, 2) == ("un deux", "trois…")


def test_nothing_is_split_into_nothing() -> None:
    assert split("   ", 10, 3) == ()


@given(st.text(max_size=200), st.integers(min_value=2, max_value=50), st.integers(min_value=1, max_value=4))
def test_every_piece_fits_and_none_is_empty(text: str, limit: int, parts: int) -> None:
    pieces = split(text, limit, parts)

    assert len(pieces) <= parts
    assert all(0 < len(piece) <= limit for piece in pieces)


@given(st.lists(st.text(alphabet="abcé", min_size=1, max_size=5), max_size=30))
def test_words_are_all_there_when_there_is_room(words: list[str]) -> None:
    assert " ".join(split(" ".join(words), 10, 1000)).split() == words
