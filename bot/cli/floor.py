"""The command for the floor: `bouge rank`."""

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
