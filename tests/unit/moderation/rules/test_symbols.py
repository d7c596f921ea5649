"""Walls and drawings of signs."""

import pytest

from bot.moderation.rules.rule import Finding, Heard
from bot.moderation.rules.symbols import Symbols
from tests.unit.moderation.saying import NOW


def found(text: str, emotes: tuple[str, ...] = ()) -> Finding | None:
    """Return what the rule finds."""
    return Symbols()(Heard.of(text, author_key="twitch:1", at=NOW, emotes=emotes))


@pytest.mark.parametrize(
    "text",
    [
        "⣿⣿⣿⣿⠟⠋⠄⠄⠄⠄⠄⠄⠄⢁⠈⢻⢿⣿⣿⣿⣿⣿⣿⣿⠃⠄⠄⠄",
        "████████▓▓▓▓▓▒▒▒▒░░░░░░░░░",
        "#@$%&*#@$%&*#@$%&*#@$%&*#@$%",
        "/\\/\\/\\/\\/\\__//\\\\__//\\\\__//\\\\ ok",
    ],
)
def test_hardly_anything_but_signs_is_flagged(text: str) -> None:
    finding = found(text)

    assert finding is not None
    assert int(finding.values["percent"]) >= 70


@pytest.mark.parametrize(
    "text",
    [
        "!!!!!!!!!!!!!!!!!!!!",
        "😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂😂",
        "❤️🧡💛💚💙💜❤️🧡💛💚💙💜❤️🧡💛💚💙💜❤️🧡💛💚💙💜",
        "<3 <3 <3 <3 <3 <3",
        "c’est-à-dire : « oui », « non », ou « peut-être » ?!",
        "مرحبا بكم في البرنامج هذا المساء جميعا",
        "https://www.centre-valdeloire.fr/a_b-c?d=%20%20%20%20%20%20%20%20",
        "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17",
        "",
    ],
)
def test_cheers_other_writings_and_pictures_pass(text: str) -> None:
    assert found(text) is None


def test_emotes_are_words() -> None:
    assert found("[[[[++++]]]] [[[[++++]]]] [[[[++++]]]]", emotes=("[[[[++++]]]]",)) is None
