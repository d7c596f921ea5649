"""Blocked terms are found in every disguise, and never inside an innocent word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.policy import read_terms
from bot.moderation.rules.blocked_terms import BlockedTerms
from tests.unit.moderation.saying import ROOT, finds, heard

SHIPPED = BlockedTerms(read_terms((ROOT / "config" / "blocked-terms.txt").read_text(encoding="utf-8")))
# Short terms are the hard ones.
SHORT = BlockedTerms(("con", "bite", "cunt", "pute", "pd", "cul", "nul", "fils de pute"))


@pytest.mark.parametrize(
    "text",
    [
        "connard",
        "CONNARD",
        "les connards !",
        "c0nnard",
        "c0nn4rd",
        "coonnnaaard",
        "c*nnard",
        "c.o.n.n.a.r.d",
        "con-nard",
        "c o n n a r d",
        "t e s u n c o n n a r d",
        "C - O - N - N - A - R - D",
        "сonnаrd",
        "ｃｏｎｎａｒｄ",
        "🅲🅾🅽🅽🅰🆁🅳",
        "con\u200bnard",
        "c\u0301o\u0302nnard",
        "l'enculé",
        "EnCuLéEs",
        "s@lope",
        "$al0pe",
        "fils de pute",
        "fils-de-pute",
        "fils  de  pute",
        "fi1s de pvte",
        "f.d.p",
        "f d p",
        "salut f d p, ça va",
        "FDP",
        "nique ta mere",
        "bougnoules",
        "bougnoulerie",
    ],
)
def test_a_term_is_found_in_its_disguises(text: str) -> None:
    assert len(finds(SHIPPED, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "concombre et balcon",
        "il habite ici, j'habite là",
        "Scunthorpe",
        "S C U N T H O R P E",
        "P U T E A U X",
        "o n c u l t i v e",
        "une bitte d'amarrage",
        "on dispute, on réputé",
        "Puteaux est une ville",
        "le cône et la cane",
        "calcul, reculer, culture, cultivé",
        "annuler, nulle part",
        "@connard_du_62 bonsoir",
        "#con",
        "P.D. et p d",
        "c'est l'update",
        "con2",
        "",
        "***",
        "1 1 1 1",
    ],
)
def test_innocent_words_pass(text: str) -> None:
    assert finds(SHORT, text) == []


@pytest.mark.parametrize(
    "text", ["con", "c0n", "coooon", "c.o.n", "C O N", "c*n", "cons", "t'es con.", "«con»", "pd", "PD"]
)
def test_short_terms_are_found_when_they_stand_alone(text: str) -> None:
    assert len(finds(SHORT, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "la salle noire est pleine",
        "on m'a traité de pédé hier dans le bus",
        "le nègre littéraire du ministre",
        "le Rio Negro",
        "quelle belle race de vaches",
        "va te faire vacciner",
        "fils de pompier",
        "une fiole, un fion",
    ],
)
def test_the_shipped_list_leaves_these_to_the_classifier(text: str) -> None:
    assert finds(SHIPPED, text) == []


def test_the_term_is_marked_as_it_was_written() -> None:
    assert finds(SHIPPED, "quel c0nnn\u0301ard, ce SАLAUD de connard") == ["c0nnn\u0301ard", "connard"]


def test_a_starred_term_finds_longer_words_and_a_plain_one_does_not() -> None:
    rule = BlockedTerms(("machin*", "truc"))

    assert finds(rule, "machinerie truculent trucs machin") == ["machinerie", "trucs", "machin"]


@pytest.mark.parametrize("terms", [(), ("",), ("*",), ("123", "..."), ("\u0301",)])
def test_a_list_without_a_word_blocks_nothing(terms: tuple[str, ...]) -> None:
    assert BlockedTerms(terms)(heard("con 123 ... *")) is None


@given(st.lists(st.text(min_size=1, max_size=12), max_size=6), st.text(max_size=60))
def test_any_list_of_terms_is_read(terms: list[str], text: str) -> None:
    finding = BlockedTerms(terms)(heard(text))

    assert finding is None or all(text[start:end] for start, end in finding.spans)


@pytest.mark.parametrize(
    ("allowed", "text", "flagged"),
    [
        ("Connard-le-Bas", "je suis de Connard-le-Bas", False),
        ("Connard-le-Bas", "espèce de connard", True),
        ("Connard-le-Bas", "connard, viens à Connard-le-Bas", True),
        ("connardière*", "les connardières sont belles", False),
        ("connardière*", "ces connardes", True),
        ("", "connard", True),
        ("*", "connard", True),
    ],
)
def test_allowed_words_pass_and_only_they(allowed: str, text: str, flagged: bool) -> None:
    rule = BlockedTerms(("connard*",), (allowed,))

    assert (rule(heard(text)) is not None) is flagged
