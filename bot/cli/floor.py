"""Commands for the floor: `bouge rank`, `bouge alike`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import app, lines_of


@app.command()
def rank(
    file: Annotated[Path | None, typer.Argument(help="La file (JSON) ; sans lui, l'entrée standard.")] = None,
) -> None:
    """Ranger une file {"questions": […], "heard": […], "aired": […]} et dire la raison de chaque place."""
    from bot.app.places import LOCALES
    from bot.app.rank import ranked
    from bot.phrasebook import FluentPhrasebook

    french, english = FluentPhrasebook(LOCALES, "fr"), FluentPhrasebook(LOCALES, "en")
    sys.stdout.buffer.write(ranked(b"".join(lines_of(file)), french, english) + b"\n")
    sys.stdout.buffer.flush()


@app.command()
def alike(
    file: Annotated[
        Path | None, typer.Argument(help="Un fichier JSONL ; sans lui, l'entrée standard.")
    ] = None,
) -> None:
    """Comparer des questions {"one": …, "other": …} et dire si les réunir serait proposé."""
    from bot.app.alike import compared
    from bot.app.places import LOCALES
    from bot.phrasebook import FluentPhrasebook

    for answer in compared(lines_of(file), FluentPhrasebook(LOCALES, "fr")):
        sys.stdout.buffer.write(answer + b"\n")
    sys.stdout.buffer.flush()
