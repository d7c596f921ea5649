"""`bouge rehearse`: what was asked for, checked before anything starts, and what is kept of it."""

import os
import tempfile
from pathlib import Path

import msgspec

from bot.app.rehearsal import Rehearsal, RehearsalPlan
from bot.clock import SystemClock
from bot.errors import InputError, reason_of
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.faults import named
from bot.rehearsal.twitch.server import LoopbackTwitch
from bot.rehearsal.votes import rundown_of


async def rehearse_show(plan: RehearsalPlan) -> None:
    """Rehearse; raises InputError for faults that do not exist or a file that cannot be written."""
    faults = named(plan.faults, plan.seed)
    _check(plan)
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="bouge-repetition-") as name:
        folder = Path(name)
        async with LoopbackTwitch(clock, faults) as twitch, LoopbackDiscord(clock, faults, folder) as discord:
            rehearsal = Rehearsal(plan, folder, twitch, discord, clock)
            summary = await rehearsal.run()
    rehearsal.narrator.conclude(summary)
    if plan.boxes is not None:
        for poll_id, raw in rehearsal.published.files.items():
            (plan.boxes / f"urne-{poll_id}.json").write_bytes(raw)
    if plan.json_file is not None:
        plan.json_file.write_bytes(msgspec.json.format(msgspec.json.encode(summary), indent=2) + b"\n")


def _check(plan: RehearsalPlan) -> None:
    limits = {
        "--seconds": (plan.seconds or 0, 0, 86_400),
        "--rate": (plan.rate, 0.1, 5_000),
        "--viewers": (plan.viewers, 10, 20_000),
        "--port": (plan.port, 0, 65_535),
        "--ballots": (plan.vote.ballots if plan.vote else 10, 10, 1_000_000),
        "--kills": (plan.vote.kills if plan.vote else 0, 0, 200),
    }
    for name, (value, least, most) in limits.items():
        if not least <= value <= most:
            raise InputError(f"{name} : {value:g} ne convient pas, il faut de {least:g} à {most:g}.")
    if plan.vote is not None:
        rundown_of(plan.vote.method)
    if plan.json_file is not None:
        _check_writable(plan.json_file)
    if plan.boxes is not None:
        _make_folder(plan.boxes)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise InputError(f"--boxes : {folder} ne peut être créé ({reason_of(fault)}).") from None
    if not os.access(folder, os.W_OK):
        raise InputError(f"--boxes : {folder} n'est pas un dossier où écrire.")


def _check_writable(file: Path) -> None:
    """Refuse now what would fail when the figures are there."""
    if file.is_dir():
        raise InputError(f"--json : {file} est un dossier, il faut un nom de fichier.")
    if not file.parent.is_dir():
        raise InputError(f"--json : le dossier {file.parent} n'existe pas.")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise InputError(f"--json : {file} n'est pas modifiable.")
