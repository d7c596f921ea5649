"""What lets a stranger reach somebody is found; years, laws and counts are not."""

import pytest

from bot.moderation.case import Severity
from bot.moderation.rules.personal_data import PersonalData
from tests.unit.moderation.saying import finds, heard

RULE = PersonalData(("centre-valdeloire.fr",))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("appelle le 06 12 34 56 78", "06 12 34 56 78"),
        ("0612345678", "0612345678"),
        ("06.12.34.56.78.", "06.12.34.56.78"),
        ("02-38-70-30-30", "02-38-70-30-30"),
        ("06/12/34/56/78", "06/12/34/56/78"),
        ("+33 6 12 34 56 78", "+33 6 12 34 56 78"),
        ("+33612345678", "+33612345678"),
        ("0033 (0)6 12 34 56 78", "0033 (0)6 12 34 56 78"),
        ("06 00 00 00 00", "06 00 00 00 00"),
        ("０６ １２ ３４ ５６ ７８", "０６ １２ ３４ ５６ ７８"),
    ],
)
def test_a_phone_number_is_found(text: str, number: str) -> None:
    assert finds(RULE, text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "en 2024 et en 1789",
        "loi n° 78-17 du 6 janvier 1978, décret 2024-1039",
        "le 01/02/2024, le 01.02.2024",
        "de 06 12 à 34",
        "1 000 000 000 euros",
        "0 800 005 696, 0800 123 456, le 3919",
        "12345678901234567890",
        "06123456789012",
        "0612345678€",
        "06 12-34 56-78",
        "les votes : 01 02 03 04",
        "3,0612345678",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    assert finds(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("écris à jean.dupont@gmail.com !", "jean.dupont@gmail.com"),
        ("jean (at) gmail.com", "jean (at) gmail.com"),
        ("jean [arobase] gmail.com", "jean [arobase] gmail.com"),
        ("Jean+x_1@Mail.Exemple.FR", "Jean+x_1@Mail.Exemple.FR"),
        ("x@centre-valdeloire.fr.evil.com", "x@centre-valdeloire.fr.evil.com"),
    ],
)
def test_an_email_is_found(text: str, address: str) -> None:
    assert finds(RULE, text) == [address]


@pytest.mark.parametrize(
    "text", ["contact@centre-valdeloire.fr", "@jean bonsoir", "a @ b", "moi@toi", "@gmail.com"]
)
def test_the_show_s_own_addresses_and_mentions_pass(text: str) -> None:
    assert finds(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("il habite 12 rue Victor Hugo", "12 rue Victor"),
        ("12 rue victor hugo", "12 rue victor"),
        ("au 3 bis, avenue de la République 45000 Orléans", "3 bis, avenue de la République 45000 Orléans"),
        ("12, place du Martroi", "12, place du Martroi"),
        ("5 place machin 45000 orleans", "5 place machin 45000 orleans"),
        ("1 rue de l'Église", "1 rue de l'Église"),
        ("27 boulevard d'Anjou", "27 boulevard d'Anjou"),
        ("8 impasse des lilas", "8 impasse des lilas"),
        ("1 rue fermée 45000 Orléans", "1 rue fermée 45000 Orléans"),
    ],
)
def test_a_postal_address_is_found(text: str, address: str) -> None:
    assert finds(RULE, text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "il y a 1 rue fermée",
        "2 place de parking",
        "12 rue est barrée",
        "2 rues piétonnes",
        "45000 Orléans en force",
        "la rue Victor Hugo est bloquée",
        "3 cours de droit",
        "1 place pour tous",
        "10 avenue",
        "2,5 rue du Bac",
    ],
)
def test_what_is_counted_or_only_named_passes(text: str) -> None:
    assert finds(RULE, text) == []


def test_all_kinds_are_marked_in_order_and_urgent() -> None:
    text = "12 rue Victor, a@b.fr, 06 12 34 56 78"
    finding = RULE(heard(text))

    assert finding is not None
    assert (finding.severity, finding.key) == (Severity.HIGH, "reason-phone")
    assert [text[start:end] for start, end in finding.spans] == ["12 rue Victor", "a@b.fr", "06 12 34 56 78"]
