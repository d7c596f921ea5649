"""Commands for moderation: `bouge classify`, `audit`."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, app, lines_of, until_stopped


@app.command()
def classify(
    file: Annotated[
        Path | None, typer.Argument(help="Un fichier JSONL ; sans lui, l'entrée standard.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Dire aussi quels mots ont fait le score.")
    ] = False,
    config: Config = None,
) -> None:
    """Lire des lignes JSON {"text": …} et dire, pour chacune, si elle serait signalée, et pourquoi."""
    from bot.app.classify_command import classify_lines
    from bot.app.places import settings_from

    settings = settings_from(config, os.environ)
    until_stopped(classify_lines(lines_of(file), sys.stdout.buffer, settings, explaining=explain))


@app.command()
def audit(config: Config = None) -> None:
    """Écrire le journal des gestes : une ligne JSON par geste, avec qui, quoi, pourquoi et le résultat."""
    from bot.app.audit import write_audit
    from bot.app.places import settings_from

    asyncio.run(write_audit(settings_from(config, os.environ), sys.stdout.buffer))
