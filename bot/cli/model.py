"""Commands about the classifier's model: `bouge model evaluate`, `calibrate`, `compare`. Nothing is sent."""

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.app import Config, app, lines_of
from bot.cli.french import FrenchTyper

if TYPE_CHECKING:
    from bot.app.model_examples import Examples
    from bot.settings import Settings

model = FrenchTyper(
    name="model",
    help="Le classifieur de l'émission : l'évaluer, le calibrer, le comparer. Rien ne quitte cette machine.",
    no_args_is_help=True,
)
app.add_typer(model)

File = Annotated[
    Path | None,
    typer.Argument(
        help='Des exemples (JSONL) : {"text": …, "abusive": true} ; sans lui, les verdicts de l\'émission.'
    ),
]


@model.command()
def evaluate(
    file: File = None,
    json: Annotated[bool, typer.Option("--json", help="Écrire les chiffres en JSON.")] = False,
    config: Config = None,
) -> None:
    """Dire à quel point le classifieur est d'accord avec les verdicts, et où ses seuils devraient être."""
    import msgspec

    from bot.app.model_quality import evaluate as evaluated
    from bot.app.model_quality import tell_evaluation
    from bot.app.places import settings_from
    from bot.clock import SystemClock

    settings = settings_from(config, os.environ)
    found = evaluated(_examples(file, settings), settings, SystemClock().now())
    if json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
        sys.stdout.buffer.flush()
        return
    tell_evaluation(found, settings, sys.stdout)


@model.command()
def calibrate(file: File = None, config: Config = None) -> None:
    """Refaire les seuils et les probabilités d'après les verdicts, et montrer avant et après."""
    from bot.app.model_quality import calibrate as calibrated
    from bot.app.places import settings_from
    from bot.clock import SystemClock

    settings = settings_from(config, os.environ)
    calibrated(_examples(file, settings), settings, SystemClock().now(), sys.stdout)


@model.command()
def compare(
    one: Annotated[str, typer.Argument(help="Un dossier ou un nom du hub ; « livré » : le modèle de bouge.")],
    other: Annotated[str, typer.Argument(help="L'autre modèle.")],
    file: Annotated[Path, typer.Argument(help='Des exemples (JSONL) : {"text": …, "abusive": true}.')],
    config: Config = None,
) -> None:
    """Mettre deux modèles côte à côte sur les mêmes exemples : qualité et vitesse."""
    from bot.app.model_compare import compare as compared
    from bot.app.places import settings_from

    settings = settings_from(config, os.environ)
    compared(one, other, _examples(file, settings), settings, sys.stdout)


def _examples(file: Path | None, settings: "Settings") -> "Examples":
    from bot.app.model_examples import examples_of, kept_examples

    if file is None:
        return asyncio.run(kept_examples(settings))
    return examples_of(lines_of(file), str(file))
