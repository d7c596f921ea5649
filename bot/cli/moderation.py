"""Commands for moderation: `bouge classify`, `audit`."""

import asyncio
import os
import sys
from enum import StrEnum
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


class Kind(StrEnum):
    """How the log is written."""

    CSV = "csv"
    JSON = "json"


@app.command()
def audit(
    kind: Annotated[Kind, typer.Option("--format", help="Une ligne JSON par geste, ou du CSV.")] = Kind.JSON,
    since: Annotated[str, typer.Option(help="Depuis : 2026-11-24, 2026-11-24T20:30, « 2 h », « 3 j ».")] = "",
    until: Annotated[str, typer.Option(help="Jusqu'à (même forme).")] = "",
    actor: Annotated[str, typer.Option(help="Qui, par son nom exact.")] = "",
    act: Annotated[str, typer.Option(help="Quel geste, en tout ou partie (decide_case, timeout…).")] = "",
    case: Annotated[str, typer.Option(help="Quel dossier, par son identifiant.")] = "",
    public: Annotated[bool, typer.Option("--public", help="Sans le nom de personne : à publier.")] = False,
    config: Config = None,
) -> None:
    """Écrire le journal des gestes, en tout ou partie : qui, quoi, pourquoi et le résultat."""
    from bot.app.audit import read_moment, write_audit
    from bot.app.places import settings_from
    from bot.changes.journal import Query, Writer
    from bot.clock import SystemClock

    now = SystemClock().now()
    query = Query(
        actor=actor, act=act, case=case, since=read_moment(since, now), until=read_moment(until, now)
    )
    writer = Writer(kind, public=public)
    asyncio.run(write_audit(settings_from(config, os.environ), sys.stdout.buffer, query, writer))
