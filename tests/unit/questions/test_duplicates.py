"""Questions that ask the same are found, and those that only look like it are not."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.questions.duplicates import AlikeIndex, are_alike, likeness
from bot.questions.question import QuestionStatus
from tests.unit.questions.made import question

PAIRS = [
    json.loads(line)
    for line in Path(__file__).with_name("pairs.jsonl").read_text(encoding="utf-8").splitlines()
]


def test_nine_proposals_in_ten_ask_the_same() -> None:
    proposed = [pair["same"] for pair in PAIRS if are_alike(pair["one"], pair["other"])]

    assert len(PAIRS) >= 300
    assert sum(proposed) / len(proposed) >= 0.95


def test_nearly_all_that_ask_the_same_are_proposed() -> None:
    same = [pair for pair in PAIRS if pair["same"]]

    assert sum(are_alike(pair["one"], pair["other"]) for pair in same) / len(same) >= 0.88


def test_likeness_is_the_same_both_ways() -> None:
    for pair in PAIRS:
        assert likeness(pair["one"], pair["other"]) == pytest.approx(likeness(pair["other"], pair["one"]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le train gratuit, c’est pour quand ?", "LE TRAIN GRATUIT C'EST POUR QUAND"),
        ("Le train sera-t-il gratuit ?", "le trian sera til gratuitt ???"),
        ("À quel prix sera le pass ?", "Combien coûtera le pass ?"),
        ("Pour quelle raison fermer la gare ?", "Pourquoi fermer la gare ?"),
        ("C’est pour quand le retour du train ?", "À quelle date le retour du train ?"),
        ("Pourquoiiiiii pas le tirage au sort ?", "Pourquoi pas le tirage au sort"),
    ],
)
def test_case_accents_signs_and_slips_do_not_matter(one: str, other: str) -> None:
    assert are_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Et les trains à Tours ?", "Et les trains à Blois ?"),
        ("Quel budget en 2026 ?", "Quel budget en 2027 ?"),
        ("Allez-vous augmenter les bus ?", "Allez-vous réduire les bus ?"),
        ("Quand ouvre le lycée ?", "Combien coûte le lycée ?"),
        ("Êtes-vous pour la chasse ?", "Êtes-vous contre la chasse ?"),
        ("Le train est-il sûr ?", "Le vélo est-il sûr ?"),
    ],
)
def test_one_thing_that_differs_makes_another_question(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_questions_without_a_word_are_alike_only_when_they_are_the_same() -> None:
    assert likeness("???", "???") == 1
    assert likeness("???", "!!!") == 0
    assert likeness("et ?", "ou ça ?") == 0


def test_the_index_pairs_what_is_live_and_lets_the_rest_go() -> None:
    index = AlikeIndex()
    one = question(number=1, text="Les trains seront-ils gratuits ?")
    other = question(number=2, text="Est-ce que les trains seront gratuits ?")
    index.note(one)
    index.note(other)
    index.note(question(number=3, text="Que fait la région pour les abeilles ?"))
    assert not index.is_settled()

    index.settle()
    index.note(one)

    assert index.is_settled()
    assert [(a, b) for a, b, _ in index.pairs()] == [("q1", "q2")]
    assert [id for id, _ in index.near("des trains gratuits ?")] == ["q1", "q2"]

    index.note(replace(other, status=QuestionStatus.DISMISSED))
    assert list(index.pairs()) == []
    index.note(replace(other, text="Les trains seront-ils à l’heure ?"))
    index.settle()
    assert list(index.pairs()) == []


def test_a_long_list_is_compared_in_parts() -> None:
    index = AlikeIndex()
    for number in range(5):
        index.note(question(number=number, text=f"Combien de trains vers la ville {number} ?"))

    index.settle(most=3)
    assert not index.is_settled()
    index.settle(most=3)
    assert index.is_settled()


def test_a_word_that_is_in_every_question_leads_to_no_comparison() -> None:
    index = AlikeIndex()
    for number in range(60):
        index.note(question(number=number, text=f"Le train x{chr(97 + number % 26)}{number} ?"))

    assert index.near("Le train ?") == []
