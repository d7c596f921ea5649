"""What is put on screen can be seen."""

import pytest

from bot.polls.shown import shown


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u00ad", "\u2800", "\u3164 \u200d", "\x00\x01", "\u202e"])
def test_what_is_drawn_as_nothing_is_nothing(text: str) -> None:
    assert shown(text) == ""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  On\ty \x00va ?\n", "On y va ?"),
        ("\u202eoui", "oui"),
        ("👩\u200d🚒 pompière", "👩\u200d🚒 pompière"),
        ("é", "é"),
    ],
)
def test_the_rest_is_on_one_line_without_hidden_characters(text: str, line: str) -> None:
    assert shown(text) == line
