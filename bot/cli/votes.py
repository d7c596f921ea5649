"""Commands for votes: `bouge verify`, `key`, `tally`, `read`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, app, lines_of


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="L’urne publiée (JSON).")],
    key: Annotated[
        str, typer.Option(help="La clé publique de l’émission ; une autre signature est refusée.")
    ] = "",
    receipt: Annotated[
        str, typer.Option(help="Un reçu, ou un nom dans la liste d’un tirage, pour le chercher.")
    ] = "",
    digest: Annotated[str, typer.Option(help="L’empreinte d’un tirage, vue à l’antenne.")] = "",
) -> None:
    """Vérifier une urne ou un tirage publiés, sans réseau : écriture, empreinte, signature, dépouillement."""
    from bot.app.verify import verify_box

    if not verify_box(file, key, receipt, sys.stdout, digest):
        sys.exit(1)


@app.command()
def key(config: Config = None) -> None:
    """Écrire la clé publique qui signe les urnes de cette installation : à publier avant l’émission."""
    from bot.app.places import settings_from
    from bot.app.verify import print_key

    print_key(settings_from(config, os.environ), sys.stdout)


@app.command()
def tally(
    method: Annotated[
        str,
        typer.Argument(
            help="plurality, approval, majority-judgment, ranked, borda, moving-debate, temperature."
        ),
    ],
    file: Annotated[
        Path | None, typer.Argument(help="L'élection (JSON) ; sans lui, l'entrée standard.")
    ] = None,
) -> None:
    """Dépouiller une élection {"choices": […], "ballots": […]} et en écrire le résultat, exact, en JSON."""
    from bot.app.tally import tallied

    sys.stdout.buffer.write(tallied(method, b"".join(lines_of(file))) + b"\n")
    sys.stdout.buffer.flush()


@app.command()
def read(
    method: Annotated[str, typer.Argument(help="Une méthode de `bouge tally`, ou consent.")],
    choices: Annotated[str, typer.Option(help="Les choix du vote, séparés par « ; ».")] = "",
    codes: Annotated[str, typer.Option(help="Leurs codes, dans le même ordre ; sans eux : 1;2;3…")] = "",
    file: Annotated[
        Path | None, typer.Argument(help="Un fichier JSONL ; sans lui, l'entrée standard.")
    ] = None,
) -> None:
    """Lire des messages {"text": …} et dire, pour chacun, le bulletin qu'il dépose ou pourquoi aucun."""
    from bot.app.places import LOCALES
    from bot.app.read_lines import read_lines
    from bot.phrasebook import FluentPhrasebook

    for answer in read_lines(method, choices, codes, lines_of(file), FluentPhrasebook(LOCALES, "fr")):
        sys.stdout.buffer.write(answer + b"\n")
    sys.stdout.buffer.flush()
