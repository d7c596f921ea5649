"""All that moderation says to authors and moderators, in both languages and within a statement's length."""

import re

import pytest

from bot.phrasebook import FluentPhrasebook
from tests.unit.moderation.saying import ENGLISH, FRENCH, ROOT

FILE = "moderation-policy.ftl"
VALUES: dict[str, str | int] = {
    "rule": "On parle des idées, pas des personnes",
    "length": "10 minutes",
    "reason": "C’était de l’ironie.",
    "count": 2,
    "seconds": 20,
    "percent": 90,
    "most": 50,
    "least": 2,
    "by": "Zoé",
    "name": "zoé",
    "examined": 200,
    "flagged": 12,
    "threshold": 80,
    "score": 81,
}


def keys(language: str) -> list[str]:
    """Return the names of the texts of a language."""
    text = (ROOT / "config" / "locales" / language / FILE).read_text(encoding="utf-8")
    return re.findall(r"^([a-z][a-z-]+) =", text, flags=re.MULTILINE)


@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_every_text_takes_its_values(words: FluentPhrasebook) -> None:
    texts = [words.text(key, **VALUES) for key in keys("fr")]

    assert len(texts) > 60
    assert all(text.strip() and "{" not in text for text in texts)


def test_french_stands_before_its_signs_with_a_space_that_does_not_break() -> None:
    texts = " ".join(FRENCH.text(key, **VALUES) for key in keys("fr"))

    assert re.findall(r".{0,20} [?;:»](?!\w)", texts) == []
    assert re.findall(r"« .{0,20}", texts) == []
    assert "'" not in texts


@pytest.mark.parametrize(
    ("flagged", "said"),
    [
        (0, "aucun message n’aurait été signalé"),
        (1, "un message aurait été signalé"),
        (12, "12 messages auraient été signalés"),
    ],
)
def test_a_dry_run_counts_as_people_say_it(flagged: int, said: str) -> None:
    assert said in FRENCH.text("dry-run-rule", **{**VALUES, "flagged": flagged})
