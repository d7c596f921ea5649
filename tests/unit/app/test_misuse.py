"""The command line library's sentences, in French."""

import pytest

from bot.app.misuse import in_french


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("No such option: --nope", "l'option « --nope » n'existe pas."),
        ("No such option: --sed Did you mean --seed?", "l'option « --sed » n'existe pas."),
        ("No such command 'x'.", "la commande « x » n'existe pas."),
        ("Option '--json' requires an argument.", "l'option « --json » attend une valeur."),
        ("Missing argument 'FILE'.", "il manque « FILE »."),
        ("Missing command.", "il manque une commande."),
        ("Got unexpected extra argument (a)", "« a » est de trop."),
        ("Got unexpected extra arguments (a b)", "« a b » est de trop."),
        (
            "Invalid value for '--seed': '1.5' is not a valid integer.",
            "la valeur donnée à « --seed » ne convient pas. Il faut un nombre entier.",
        ),
        (
            "Invalid value for '--rate': 'x' is not a valid float.",
            "la valeur donnée à « --rate » ne convient pas. Il faut un nombre.",
        ),
        ("Something new.", "Something new."),
    ],
)
def test_a_misuse_is_said_in_french_with_where_the_help_is(said: str, expected: str) -> None:
    assert in_french(said, "bouge run") == f"Commande à corriger : {expected} Aide : bouge run --help"
