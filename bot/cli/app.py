"""What every command shares: the application, its settings option, its input, and how it ends."""

import asyncio
import signal
import sys
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.french import FrenchTyper
from bot.errors import BougeError, InputError, reason_of

app = FrenchTyper(
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


def lines_of(file: Path | None) -> Iterable[bytes]:
    """Return the lines of a file, or of the standard input; raises InputError at once."""
    if file is None:
        return sys.stdin.buffer
    try:
        return file.open("rb")
    except OSError as fault:
        raise InputError(f"{file} : illisible ({reason_of(fault)}).") from None


def until_stopped(show: Coroutine[Any, Any, None]) -> None:
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
