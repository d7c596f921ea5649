"""Folding makes disguises plain and never loses the place of a letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.normalise import LONGEST_RUN, fold


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Été À L'ŒUVRE", "ete a l'oeuvre"),
        ("ＳＡＬＵＴ", "salut"),
        ("sаluт", "salut"),
        ("sa\u200blu\u00adt", "salut"),
        ("🅢🅐🅛🅤🅣 🄱🄾🄽 🆂🅾🅸🆁", "salut bon soir"),
        ("𝓼𝓪𝓵𝓾𝓽", "salut"),
        ("z\u0301\u0302\u0303\u0304algo", "zalgo"),
        ("ouiiiiiiiii", "ouiii"),
        ("06 00 00 00 00, 0000000", "06 00 00 00 00, 0000000"),
        ("un\u00a0deux\ntrois\u2003quatre", "un deux trois quatre"),
        ("a\x00b\x07c\u202ed", "abcd"),
        ("l’été…", "l'ete..."),
        ("Straße, øl", "strasse, ol"),
        ("", ""),
        ("\u0301\u200d", ""),
    ],
)
def test_disguises_fold_to_plain_letters(written: str, plain: str) -> None:
    assert fold(written).text == plain


def test_a_span_covers_the_letters_with_their_marks_and_repeats() -> None:
    written = "dis n\u0303\u0301ooooooon toi"
    folded = fold(written)
    start = folded.text.index("nooon")

    first, last = folded.span(start, start + len("nooon"))

    assert written[first:last] == "n\u0303\u0301ooooooon"


def test_a_ligature_is_one_place_for_two_letters() -> None:
    folded = fold("cœur")

    assert folded.text == "coeur"
    assert folded.span(1, 2) == folded.span(2, 3) == (1, 2)


@given(st.text(max_size=300))
def test_every_place_is_inside_the_text_and_in_order(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text

    assert fold(once).text == once


@given(st.text("ab \u0301", max_size=200))
def test_no_letter_runs_on(text: str) -> None:
    folded = fold(text).text

    assert all(letter * (LONGEST_RUN + 1) not in folded for letter in set(folded))
