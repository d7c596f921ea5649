"""What is refused has words in both languages."""

import re
from pathlib import Path

import pytest

from bot.phrasebook import FluentPhrasebook

ROOT = Path(__file__).parents[3]
LOCALES = ROOT / "config" / "locales"
KEYS = sorted(
    {
        key
        for package in ("polls", "questions", "show", "commands")
        for file in (ROOT / "bot" / package).rglob("*.py")
        for key in re.findall(r'"((?:order|question|command|result)-[a-z-]+)"', file.read_text("utf-8"))
    }
)
VALUES: dict[str, str | int] = {
    "question": "On y va ?",
    "method": "m",
    "number": 1,
    "limit": 3,
    "seconds": 20,
    "points": 3,
    "most": 400,
    "winners": "Oui",
    "percent": 50,
    "votes": 1,
    "voters": 2,
    "label": "Oui",
    "list": "Oui",
    "last": "Non",
    "result": "Oui",
    "count": 2,
    "people": 2,
    "towards": "Oui",
    "sides": "Oui",
    "side": "Oui",
    "whole": 6,
    "tenth": 4,
    "highest": 999,
    "grade": "Bien",
}


@pytest.fixture(scope="module", params=["fr", "en"])
def words(request: pytest.FixtureRequest) -> FluentPhrasebook:
    return FluentPhrasebook(LOCALES, str(request.param))


def test_every_refusal_and_result_has_its_words(words: FluentPhrasebook) -> None:
    texts = [words.text(key, **VALUES) for key in KEYS]

    assert len(KEYS) > 20
    assert all(text.strip() and "{" not in text for text in texts)


def test_a_limit_is_said_in_the_singular_and_the_plural(words: FluentPhrasebook) -> None:
    assert words.text("question-limit", limit=1) != words.text("question-limit", limit=3).replace("3", "1")
