"""What a segment changes of moderation."""

import pytest

from bot.errors import RundownError
from bot.show.read import read_rundown
from bot.show.rundown import HeatPlan

HEATED = """
title = "Soirée"
[[segments]]
id = "debat"
kind = "standby"
title = "Débat houleux"
[segments.moderation]
{lines}
"""


def test_a_heated_segment_says_what_is_loosened() -> None:
    (segment,) = read_rundown(
        HEATED.format(lines='flag_percent = 90\nwithout = ["caps", "flood"]'), "soirée.toml"
    ).segments

    assert segment.moderation == HeatPlan(flag_percent=90, without=("caps", "flood"))


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        ("flag_percent = 0", "« flag_percent » vaut 0 : choisissez de 1 à 100"),
        ('without = ["links"]', "« links » ne se relâche pas. Règles possibles : caps, symbols"),
        ('without = ["personal_data"]', "« personal_data » ne se relâche pas"),
        ('without = "caps"', "« without » doit être une liste"),
        ("threats = false", "clé inconnue « threats »"),
    ],
)
def test_a_heated_segment_that_loosens_too_much_is_a_fault(lines: str, part: str) -> None:
    with pytest.raises(RundownError) as raised:
        read_rundown(HEATED.format(lines=lines), "soirée.toml")

    assert part in str(raised.value).replace("\u00a0", " ")


def test_moderation_of_a_segment_is_a_table() -> None:
    text = HEATED.replace("[segments.moderation]", "moderation = 3").format(lines="")

    with pytest.raises(RundownError, match="doit être une table"):
        read_rundown(text, "soirée.toml")
