"""What the bot says when it is ready: to a person in the terminal, or to a program in a file."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from rich.console import Console

from bot.errors import InputError

NAMES = {
    "overlay": "Incrustation (OBS)",
    "regie": "Régie",
    "moderation": "Modération",
    "results": "Résultats (publics)",
}


def to_terminal(addresses: Mapping[str, str]) -> None:
    """Print the addresses, each whole on its line so that it can be copied or clicked."""
    console = Console(soft_wrap=True, highlight=False)
    console.print("\n[bold red]╱[/bold red] [bold]bouge est prêt[/bold]\n")
    for name, title in NAMES.items():
        console.print(f"  [bold]{title:<20}[/bold] {addresses[name]}")
    console.print(
        "\n  Les liens de la régie et de la modération servent une fois, pendant dix minutes.\n", style="dim"
    )


class AddressFile:
    """Writes the addresses at once and for its owner alone, since they hold secrets."""

    def __init__(self, path: Path) -> None:
        """Say where; raises InputError when nothing can be written there."""
        if path.is_dir():
            raise InputError(f"--addresses : {path} est un dossier, il faut un nom de fichier.")
        if not path.parent.is_dir():
            raise InputError(f"--addresses : le dossier {path.parent} n'existe pas.")
        if not os.access(path.parent, os.W_OK):
            raise InputError(f"--addresses : le dossier {path.parent} n'est pas modifiable.")
        self._path = path

    def __call__(self, addresses: Mapping[str, str]) -> None:
        """Write them."""
        partial = self._path.with_name(f".{self._path.name}.partial")
        # Made anew: what an earlier life left may be readable by others.
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(dict(addresses)))
        partial.replace(self._path)
