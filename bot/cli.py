"""The commands: `bouge run`, `rehearse`, `classify`, `doctor`, `audit`, `verify`, `key`, `tally`, `read`."""

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.exceptions import TyperException

from bot.errors import BougeError, InputError, SettingsError, reason_of

app = typer.Typer(
    name="bouge",
    help="Le bot de l'émission : votes, questions et modération, sur Twitch et Discord à la fois.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Config = Annotated[
    Path | None,
    typer.Option("--config", help="Vos réglages (TOML) ; ce qui n'y est pas garde sa valeur par défaut."),
]


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
    _until_stopped(run_show(settings, AddressFile(addresses) if addresses else to_terminal, rehearsal))


@app.command()
def rehearse(
    seconds: Annotated[float, typer.Option(help="Durée ; 0 : jusqu'à Ctrl-C.")] = 0,
    rate: Annotated[float, typer.Option(help="Messages par seconde, les deux plateformes.")] = 15,
    viewers: Annotated[int, typer.Option(help="Taille du public simulé.")] = 150,
    seed: Annotated[int, typer.Option(help="La même graine rejoue le même public.")] = 1,
    headless: Annotated[
        bool, typer.Option(help="Sans personne devant : tout est joué, puis résumé.")
    ] = False,
    faults: Annotated[
        str, typer.Option(help="Pannes, séparées par des virgules : duplicates,reconnects,drops,429,slow.")
    ] = "",
    json: Annotated[Path | None, typer.Option(help="Écrire le résumé chiffré dans ce fichier.")] = None,
    port: Annotated[int, typer.Option(help="Port des pages ; 0 : n'importe lequel.")] = 0,
    boxes: Annotated[
        Path | None, typer.Option(help="Garder les urnes publiées dans ce dossier, pour les vérifier.")
    ] = None,
) -> None:
    """Jouer une émission entière sur cette machine, avec un public simulé : aucun compte nécessaire."""
    from bot.app.rehearse import RehearsalPlan, rehearse_show

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
    )
    _until_stopped(rehearse_show(plan))


@app.command()
def classify(
    file: Annotated[
        Path | None, typer.Argument(help="Un fichier JSONL ; sans lui, l'entrée standard.")
    ] = None,
    config: Config = None,
) -> None:
    """Lire des lignes JSON {"text": …} et dire, pour chacune, si elle serait signalée, et pourquoi."""
    from bot.app.classify_command import classify_lines
    from bot.app.places import settings_from

    settings = settings_from(config, os.environ)
    _until_stopped(classify_lines(_lines_of(file), sys.stdout.buffer, settings))


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


@app.command()
def audit(config: Config = None) -> None:
    """Écrire le journal des gestes : une ligne JSON par geste, avec qui, quoi, pourquoi et le résultat."""
    from bot.app.audit import write_audit
    from bot.app.places import settings_from

    asyncio.run(write_audit(settings_from(config, os.environ), sys.stdout.buffer))


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(help="L’urne publiée (JSON).")],
    key: Annotated[
        str, typer.Option(help="La clé publique de l’émission ; une autre signature est refusée.")
    ] = "",
    receipt: Annotated[str, typer.Option(help="Un reçu, pour lire le bulletin qu’il désigne.")] = "",
) -> None:
    """Vérifier une urne publiée, sans réseau : écriture, empreinte, signature, reçus, dépouillement."""
    from bot.app.verify import verify_box

    if not verify_box(file, key, receipt, sys.stdout):
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
        typer.Argument(help="plurality, approval, majority-judgment, ranked, moving-debate, temperature."),
    ],
    file: Annotated[
        Path | None, typer.Argument(help="L'élection (JSON) ; sans lui, l'entrée standard.")
    ] = None,
) -> None:
    """Dépouiller une élection {"choices": […], "ballots": […]} et en écrire le résultat, exact, en JSON."""
    from bot.app.tally import tallied

    sys.stdout.buffer.write(tallied(method, b"".join(_lines_of(file))) + b"\n")
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

    for answer in read_lines(method, choices, codes, _lines_of(file), FluentPhrasebook(LOCALES, "fr")):
        sys.stdout.buffer.write(answer + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Run the command line; what goes wrong on purpose is said without a trace."""
    try:
        app(standalone_mode=False)
    except TyperException as misuse:
        from bot.app.misuse import in_french

        said = misuse.format_message() if hasattr(misuse, "format_message") else str(misuse)
        if not said:
            # Without a command the help was shown.
            sys.exit(2)
        context = getattr(misuse, "ctx", None)
        print(in_french(said, context.command_path if context else "bouge"), file=sys.stderr)
        sys.exit(2)
    except SettingsError as fault:
        console = Console(stderr=True, soft_wrap=True)
        console.print("[red bold]Réglages à corriger :[/red bold]")
        for each in fault.faults:
            console.print(f"  • {each}", markup=False, highlight=False)
        sys.exit(2)
    except BougeError as fault:
        Console(stderr=True, soft_wrap=True).print(f"Erreur : {fault}", markup=False, highlight=False)
        sys.exit(2 if isinstance(fault, InputError) else 1)
    except BrokenPipeError:
        # Whoever reads our output has enough of it.
        sys.stderr.close()


def _lines_of(file: Path | None) -> Iterable[bytes]:
    """Return the lines of a file, or of the standard input; raises InputError at once."""
    if file is None:
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as fault:
        raise InputError(f"{file} : illisible ({reason_of(fault)}).") from None


def _until_stopped(show: Coroutine[Any, Any, None]) -> None:
    """Run until Ctrl-C or a termination signal, then let every part end."""

    async def watched() -> None:
        task = asyncio.current_task()
        assert task is not None
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, task.cancel)
        try:
            await show
        except asyncio.CancelledError:
            return
        except BaseExceptionGroup as faults:
            known = faults.subgroup(BougeError)
            if known is None:
                raise
            raise _first(known) from None

    asyncio.run(watched())


def _first(faults: BaseExceptionGroup[BougeError]) -> BougeError:
    for fault in faults.exceptions:
        return _first(fault) if isinstance(fault, BaseExceptionGroup) else fault
    raise AssertionError("a group holds at least one exception")
