"""Disguises change spelling only, and the normaliser undoes the common ones."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.alphabet import alphabet, build_tokenizer, normalizer
from training.disguise import SPELLING_ATTACKS, Disguiser


@pytest.mark.parametrize(
    ("disguised", "plain"),
    [
        ("sale c0nn4rd", "sale conard"),
        ("4bru71, $4l0p3, 5al0pe !", "abruti, salope, salope !"),
        ("C O N N A R D", "conard"),
        ("p.u.t.e va", "pute va"),
        ("sаlоре", "salope"),
        ("salooooope", "salope"),
        ("ＳＡＬＯＰＥ", "salope"),
        ("sa\u200blo\u00adpe", "salope"),
        ("Élève à Nœux", "eleve a noeux"),
    ],
)
def test_the_normaliser_undoes_common_disguises(disguised: str, plain: str) -> None:
    assert normalizer().normalize_str(disguised) == plain


@pytest.mark.parametrize(
    "text",
    [
        "il a 2 ans en 2019 a 20h30",
        "@user bravo!",
        "p*te a 100%, 5 euros",
        "il y a 3 bus",
        "vote 2",
        "c'est a l'est",
        "plan b ou c",
    ],
)
def test_it_leaves_ordinary_text_alone(text: str) -> None:
    assert normalizer().normalize_str(text) == text


def test_every_token_is_listed_once() -> None:
    tokens = alphabet().tokens

    assert len(set(tokens)) == len(tokens)


@given(st.text(max_size=200))
def test_any_text_becomes_known_tokens(text: str) -> None:
    ids = build_tokenizer().encode(text.encode("utf-8", "replace").decode()).ids

    assert all(0 < token < len(alphabet().tokens) for token in ids)


@given(st.text(max_size=80), st.integers(0, 1000))
def test_a_disguise_never_fails_and_follows_its_seed(text: str, seed: int) -> None:
    assert Disguiser(random.Random(seed)).wear(text) == Disguiser(random.Random(seed)).wear(text)


@pytest.mark.parametrize("kind", SPELLING_ATTACKS)
def test_a_spelling_attack_changes_the_longest_words(kind: str) -> None:
    disguised = Disguiser(random.Random(2)).attack("sale abruti, dégage", kind)

    assert disguised.startswith("sale ")
    assert disguised != "sale abruti, dégage"
