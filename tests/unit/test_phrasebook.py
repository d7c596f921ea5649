"""The phrasebook: a message with its values, or a failure that names the key, the file or the language."""

from pathlib import Path

import pytest

from bot.errors import LocaleError
from bot.phrasebook import FluentPhrasebook

LOCALES = Path(__file__).parents[2] / "config" / "locales"


def book(folder: Path, text: str, language: str = "fr") -> FluentPhrasebook:
    """Return a phrasebook of one file."""
    (folder / language).mkdir()
    (folder / language / "a.ftl").write_text(text, encoding="utf-8")
    return FluentPhrasebook(folder, language)


def test_a_message_takes_its_values(tmp_path: Path) -> None:
    words = book(tmp_path, "hello = Bonsoir { $name }, { $count } fois\n")
    assert words.text("hello", name="Zoé", count=3) == "Bonsoir Zoé, 3 fois"


def test_values_are_never_read_as_messages(tmp_path: Path) -> None:
    words = book(tmp_path, "hello = Bonsoir { $name }\n")
    assert words.text("hello", name="{ $name } { hello }") == "Bonsoir { $name } { hello }"


def test_a_value_of_any_length_is_said_as_far_as_it_goes(tmp_path: Path) -> None:
    words = book(tmp_path, "hello = Bonsoir { $name } !\n")

    assert words.text("hello", name="é" * 1_000) == f"Bonsoir {'é' * 1_000} !"
    assert words.text("hello", name="é" * 100_000) == f"Bonsoir {'é' * 999}… !"


@pytest.mark.parametrize(("count", "expected"), [(0, "0 voix"), (1, "une voix"), (2, "2 voix")])
def test_a_count_chooses_its_words(tmp_path: Path, count: int, expected: str) -> None:
    text = "votes = { $count ->\n    [0] 0 voix\n    [one] une voix\n   *[other] { $count } voix\n}\n"
    assert book(tmp_path, text).text("votes", count=count) == expected


def test_a_language_without_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match=r"Langue « de ».*fr, en"):
        FluentPhrasebook(tmp_path, "de")


def test_a_broken_file_is_named_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match=r"a\.ftl : message illisible près de « hello = Bonsoir \{"):
        book(tmp_path, "good = Oui\nhello = Bonsoir {\n")


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("a = A\n", "b", "« b » absent"),
        ("a =\n    .title = T\n", "a", "« a » sans texte"),
        ("a = { $name }\n", "a", "« a » :"),
    ],
)
def test_a_message_that_cannot_be_said_is_a_failure_and_not_a_hole(
    tmp_path: Path, text: str, key: str, expected: str
) -> None:
    with pytest.raises(LocaleError, match=expected):
        book(tmp_path, text).text(key)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_languages_of_the_project_can_be_read(language: str) -> None:
    assert FluentPhrasebook(LOCALES, language).text("help")
