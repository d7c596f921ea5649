"""Commands that run a show: `bouge run`, `rehearse`, `doctor`."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.app import Config, app, until_stopped
from bot.errors import InputError

Boxes = Annotated[
    Path | None, typer.Option(help="Garder les urnes publiées dans ce dossier, pour les vérifier.")
]
Votes = Annotated[
    str, typer.Option(help="Au lieu d'une soirée, un seul vote, de cette méthode : plurality, approval…")
]
Ballots = Annotated[int, typer.Option(help="Avec --votes : combien de bulletins en tout.")]
Kills = Annotated[int, typer.Option(help="Avec --votes : combien de fois tuer le bot, ou son store, net.")]


@app.command()
def run(
    config: Config = None,
    addresses: Annotated[
        Path | None, typer.Option(help="Écrire les adresses dans ce fichier (JSON, lisible par vous seul).")
    ] = None,
    rehearsal: Annotated[bool, typer.Option(help="Refuser toute connexion hors de cette machine.")] = False,
) -> None:
    """Lancer l'émission, sur les vraies plateformes."""
    from bot.app.announce import AddressFile, to_terminal
    from bot.app.guard import stay_on_this_machine
    from bot.app.places import settings_from
    from bot.app.run import run_show
    from bot.log import start_logging

    settings = settings_from(config, os.environ)
    start_logging(settings.log.level, settings.log.format)
    if rehearsal:
        stay_on_this_machine()
    until_stopped(run_show(settings, AddressFile(addresses) if addresses else to_terminal, rehearsal))


@app.command()
def rehearse(
    seconds: Annotated[float, typer.Option(help="Durée ; 0 : jusqu'à Ctrl-C.")] = 0,
    rate: Annotated[float, typer.Option(help="Messages par seconde, les deux plateformes.")] = 15,
    viewers: Annotated[int, typer.Option(help="Taille du public simulé.")] = 150,
    seed: Annotated[int, typer.Option(help="La même graine rejoue le même public.")] = 1,
    headless: Annotated[
        bool, typer.Option("--headless", help="Sans personne devant : tout est joué, puis résumé.")
    ] = False,
    faults: Annotated[
        str, typer.Option(help="Pannes, séparées par des virgules : duplicates,reconnects,drops,429,slow.")
    ] = "",
    json: Annotated[Path | None, typer.Option(help="Écrire le résumé chiffré dans ce fichier.")] = None,
    port: Annotated[int, typer.Option(help="Port des pages ; 0 : n'importe lequel.")] = 0,
    boxes: Boxes = None,
    votes: Votes = "",
    ballots: Ballots = 50_000,
    kills: Kills = 0,
) -> None:
    """Jouer une émission entière sur cette machine, avec un public simulé : aucun compte nécessaire."""
    from bot.app.rehearsal import RehearsalPlan
    from bot.app.rehearse import rehearse_show
    from bot.rehearsal.votes import VotePlan

    if kills and not votes:
        raise InputError("--kills ne va qu'avec --votes : choisissez la méthode du vote.")
    plan = RehearsalPlan(
        seconds=seconds or (60.0 if headless else None),
        rate=rate,
        viewers=viewers,
        seed=seed,
        headless=headless,
        faults=tuple(name for name in faults.split(",") if name.strip()),
        json_file=json,
        port=port,
        boxes=boxes,
        vote=VotePlan(method=votes, ballots=ballots, kills=kills) if votes else None,
    )
    until_stopped(rehearse_show(plan))


@app.command()
def doctor(config: Config = None) -> None:
    """Vérifier réglages, store, modèle, jetons, droits et ports, et dire quoi faire pour chaque défaut."""
    from bot.app.doctor_report import report_findings
    from bot.app.places import settings_from
    from bot.log import start_logging

    settings = settings_from(config, os.environ)
    start_logging("error", "text")
    if not asyncio.run(report_findings(settings)):
        sys.exit(1)
