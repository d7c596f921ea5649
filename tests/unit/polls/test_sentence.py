"""Results in one sentence, in the show's own words."""

from pathlib import Path

import pytest

from bot.phrasebook import FluentPhrasebook
from bot.polls.methods import METHODS
from bot.polls.sentence import result_sentence
from tests.unit.polls.made import choices

LOCALES = Path(__file__).parents[3] / "config" / "locales"
THREE = choices("Oui", "Non", "Blanc")


def _said(language: str, codes: str) -> str:
    method = METHODS["plurality"]
    words = FluentPhrasebook(LOCALES, language)
    outcome = method.count(codes, THREE)
    return result_sentence("On y va ?", method, outcome, THREE, words).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("codes", "french", "english"),
    [
        ("", "« On y va ? » : personne n’a voté.", "“On y va ?”: nobody voted."),
        (
            "112",
            "« On y va ? » : « Oui » l’emporte avec 67 % (2 voix sur 3).",
            "“On y va ?”: “Oui” wins with 67% (2 of 3 votes).",
        ),
        (
            "12",
            "« On y va ? » : égalité entre « Oui » et « Non », à 50 % chacun (1 voix sur 2).",
            "“On y va ?”: a tie between “Oui” and “Non”, 50% each (1 of 2 votes).",
        ),
        (
            "123",
            "« On y va ? » : égalité entre « Oui », « Non » et « Blanc », à 33 % chacun (1 voix sur 3).",
            "“On y va ?”: a tie between “Oui”, “Non” and “Blanc”, 33% each (1 of 3 votes).",
        ),
    ],
)
def test_a_result_is_said_in_one_sentence(codes: str, french: str, english: str) -> None:
    assert (_said("fr", codes), _said("en", codes)) == (french, english)


def test_a_hundred_percent_means_all() -> None:
    assert "100 %" in _said("fr", "1" * 300)
    assert "99 %" in _said("fr", "1" * 300 + "2")
