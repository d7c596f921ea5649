"""`bouge read` as it is called: one answer per line, in order, whatever the line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.app.read_lines import LONGEST_LINE, poll_choices, read_lines
from bot.app.tally import tallied
from bot.errors import InputError
from bot.phrasebook import FluentPhrasebook
from bot.polls.methods import METHODS
from bot.polls.poll import Choice

FRENCH = FluentPhrasebook(Path(__file__).parents[3] / "config" / "locales", "fr")


def _answers(method: str, *lines: object, choices: str = "Oui;Non;Blanc", codes: str = "4;5;6") -> list[Any]:
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return [json.loads(answer) for answer in read_lines(method, choices, codes, raw, FRENCH)]


def test_the_command_answers_each_line() -> None:
    given = b'{"text": "4"}\nbonsoir\n{"text": "on est 4"}\n'
    done = subprocess.run(
        [sys.executable, "-m", "bot", "read", "plurality", "--choices", "Oui;Non;Blanc", "--codes", "4;5;6"],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first == {"ballot": "Oui"}
    assert second["error"].startswith("ligne 2")
    assert third == {"ballot": None, "why": "sentence"}


@pytest.mark.parametrize(
    ("method", "text", "ballot"),
    [
        ("plurality", "!vote 5", "Non"),
        ("approval", "4 6", ["Oui", "Blanc"]),
        ("ranked", "6 > 4 = 5", [["Blanc"], ["Oui", "Non"]]),
        ("majority-judgment", "4 : tb, 5 : passable", {"Oui": 5, "Non": 2}),
        ("moving-debate", "finalement contre", "Non"),
        ("temperature", "7/10", 7),
        ("consent", "!objection plus de bus le soir", {"objection": "plus de bus le soir"}),
    ],
)
def test_every_method_gives_ballots_in_labels(method: str, text: str, ballot: object) -> None:
    assert _answers(method, {"text": text}) == [{"ballot": ballot}]


@pytest.mark.parametrize("method", METHODS)
def test_every_method_says_why_a_line_is_none(method: str) -> None:
    assert _answers(method, {"text": "bonsoir à tous"}) == [{"ballot": None, "why": "sentence"}]


def test_what_is_read_can_be_tallied() -> None:
    lines = [{"text": text} for text in ("4 > 5", "5 4 6", "5", "bonsoir")]
    ballots = [answer["ballot"] for answer in _answers("ranked", *lines) if answer["ballot"] is not None]
    cast = [{"voter": str(place), "ballot": ballot} for place, ballot in enumerate(ballots)]

    result = tallied("ranked", json.dumps({"choices": ["Oui", "Non", "Blanc"], "ballots": cast}).encode())

    assert json.loads(result)["winners"] == ["Non"]


def test_the_window_of_a_choice_takes_a_bare_grade() -> None:
    answers = _answers(
        "majority-judgment",
        {"text": "très bien", "choice": "Non"},
        {"text": "très bien", "choice": "5"},
        {"text": "très bien", "choice": "Peut-être"},
        {"text": "très bien"},
    )

    assert answers == [
        {"ballot": {"Non": 5}},
        {"ballot": {"Non": 5}},
        {"ballot": None, "why": "unknown-choice"},
        {"ballot": None, "why": "which-choice"},
    ]


def test_emotes_of_a_line_are_left_out() -> None:
    assert _answers("approval", {"text": "Coeur 4 5", "emotes": ["Coeur"]}) == [{"ballot": ["Oui", "Non"]}]


def test_bad_lines_get_their_error_in_their_place() -> None:
    answers = _answers(
        "plurality",
        b"oups",
        b"",
        {"texte": "4"},
        {"text": 4},
        b'{"text": "\xff"}',
        b"[" * 10_000,
        b" " * (LONGEST_LINE + 1),
        {"text": "4"},
    )

    assert [list(answer) for answer in answers] == [["error"]] * 7 + [["ballot"]]
    assert all(answer["error"].startswith(f"ligne {place}") for place, answer in enumerate(answers[:7], 1))


def test_choices_without_codes_are_numbered() -> None:
    assert poll_choices(" Oui ; Non ", "") == (Choice(code="1", label="Oui"), Choice(code="2", label="Non"))


def test_methods_without_choices_need_none() -> None:
    assert _answers("temperature", {"text": "+"}, choices="", codes="") == [{"ballot": 10}]
    assert _answers("consent", {"text": "non"}, choices="", codes="") == [
        {"ballot": None, "why": "objection-needs-reason"}
    ]


@pytest.mark.parametrize(
    ("method", "choices", "codes", "said"),
    [
        ("plurality", "", "", "--choices : il faut au moins un choix"),
        ("plurality", "Oui;Non", "1;2;3", "--codes : 3 codes pour 2 choix"),
        ("plurality", "Oui;oui", "", "--choices : « Oui » y est deux fois."),
        ("plurality", "Oui;;Non", "", "--choices : il y en a un de vide."),
        ("plurality", "Oui;Non", "1;1", "--codes : « 1 » y est deux fois."),
        ("aproval", "Oui;Non", "", "La méthode « aproval » n'existe pas. Vouliez-vous dire « approval » ?"),
    ],
)
def test_a_poll_that_makes_no_sense_is_refused(method: str, choices: str, codes: str, said: str) -> None:
    with pytest.raises(InputError) as fault:
        _answers(method, choices=choices, codes=codes)

    assert str(fault.value).startswith(said)
