"""How methods count is said in the show's own words, for every method there is."""

from pathlib import Path

import pytest

from bot.phrasebook import FluentPhrasebook
from bot.polls.counting.how import grade_name, how_counted
from bot.polls.marks import GRADES

LOCALES = Path(__file__).parents[4] / "config" / "locales"
METHODS = ("plurality", "approval", "majority-judgment", "ranked", "moving-debate", "consent", "temperature")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_method_says_how_it_counts(language: str) -> None:
    words = FluentPhrasebook(LOCALES, language)

    assert len({how_counted(method, words) for method in METHODS}) == len(METHODS)


def test_the_temperature_says_that_it_is_no_vote() -> None:
    assert "n’est pas un vote" in how_counted("temperature", FluentPhrasebook(LOCALES, "fr"))


def test_grades_have_their_names_from_worst_to_best() -> None:
    words = FluentPhrasebook(LOCALES, "fr")

    assert [grade_name(grade, words) for grade in GRADES] == [
        "À rejeter",
        "Insuffisant",
        "Passable",
        "Assez bien",
        "Bien",
        "Très bien",
        "Excellent",
    ]
