"""A text of Discord's is read as people see it."""

import pytest

from bot.platforms.discord.translate import readable

NAMES = {1: "Ada", 2: "Modération", 3: "debat"}


@pytest.mark.parametrize(
    ("text", "seen", "emojis"),
    [
        ("Bonjour", "Bonjour", ()),
        ("<@1> et <@!1>", "@Ada et @Ada", ()),
        ("<@&2> dans <#3>", "@Modération dans #debat", ()),
        ("<:wave:42> <a:danse:43>", ":wave: :danse:", (":wave:", ":danse:")),
        ("</question:44> puis </vote ouvrir:45>", "/question puis /vote ouvrir", ()),
        ("<@9> inconnu", "@9 inconnu", ()),
        ("1 < 2 et <b>gras</b>", "1 < 2 et <b>gras</b>", ()),
    ],
)
def test_marks_become_words(text: str, seen: str, emojis: tuple[str, ...]) -> None:
    assert readable(text, NAMES) == (seen, emojis)
