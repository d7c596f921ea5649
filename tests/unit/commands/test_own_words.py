"""What a chat line asks to be done with a question that is there already."""

import pytest

from bot.commands.questions import Discreet, Edit, OwnCommand, Unback, Withdraw, read_own
from bot.commands.read import Malformed


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("!modifier 12 Et le train ?", Edit(12, "Et le train ?")),
        ("!Modifier n°12 : Et le train ?", Edit(12, "Et le train ?")),
        ("!edit #3 And the train?", Edit(3, "And the train?")),
        ("!modifier", Malformed("command-edit-how")),
        ("!modifier 12", Malformed("command-edit-how")),
        ("!modifier douze Et le train ?", Malformed("command-edit-how")),
        ("!retirer 12", Withdraw(12)),
        ("! retirer n° 12 !", Withdraw(12)),
        ("!withdraw 12", Withdraw(12)),
        ("!retirer", Malformed("command-withdraw-how")),
        ("!retirer ma question", Malformed("command-withdraw-how")),
        ("-1 12", Unback(12)),
        ("- 1 n°12", Unback(12)),
        ("−1 12 :)", Unback(12)),
        ("!soutien -12", Unback(12)),
        ("!discret", Discreet(True)),
        ("!discret oui", Discreet(True)),
        ("!discret NON", Discreet(False)),
    ],
)
def test_a_line_says_what_is_to_be_done(text: str, meant: OwnCommand) -> None:
    assert read_own(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-1",
        "-1 degré ce matin",
        "-12",
        "!soutien 12",
        "!soutien -x",
        "!question -1 12 ?",
        "-1 12 " + "a" * 300,
    ],
)
def test_other_lines_ask_for_nothing_of_the_kind(text: str) -> None:
    assert read_own(text) is None
