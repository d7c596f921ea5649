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


@pytest.mark.parametrize(
    ("key", "count", "said"),
    [
        ("reason-flood", 1, "Un message en une seconde"),
        ("reason-flood", 2, "2 messages en 2 secondes"),
        ("reason-mentions", 1, "Une personne mentionnée"),
        ("reason-mentions", 2, "2 personnes mentionnées à la fois"),
        ("reason-raid", 1, "Une personne envoie le même texte en une seconde"),
        ("reason-raid", 2, "2 personnes envoient le même texte en 2 secondes"),
        ("wave-noticed", 1, "Un compte encore jamais vu écrit en une seconde"),
        ("wave-noticed", 2, "2 comptes encore jamais vus écrivent en 2 secondes"),
        ("card-copies", 1, "Une copie suivra la même décision."),
        ("card-record", 2, "· déjà 2 dossiers"),
        ("length-minutes", 1, "1 minute"),
        ("length-days", 2, "2 jours"),
    ],
)
def test_one_and_several_agree(key: str, count: int, said: str) -> None:
    told = FRENCH.text(key, **{**VALUES, "count": count, "seconds": count, "authors": 2})

    assert told.replace("\u00a0", " ").replace("\n", " ").strip() == said


@pytest.mark.parametrize(
    ("examined", "said"),
    [
        (0, "aucun message n’étant encore gardé"),
        (1, "sur un seul message gardé"),
        (2, "sur 2 messages gardés"),
    ],
)
def test_a_dry_run_says_on_how_many_messages(examined: int, said: str) -> None:
    told = FRENCH.text("dry-run-rule", **{**VALUES, "flagged": 0, "examined": examined})

    assert told.replace("\u00a0", " ").endswith(f"{said}.")


@pytest.mark.parametrize("words", [FRENCH, ENGLISH])
def test_forms_of_discord_are_read_whole(words: FluentPhrasebook) -> None:
    forms = ("discord-form", "discord-objection", "discord-judge", "discord-appeal")

    assert [
        f"{form}-{part}"
        for form in forms
        for part in ("title", "label")
        if len(words.text(f"{form}-{part}")) > 45
    ] == []
