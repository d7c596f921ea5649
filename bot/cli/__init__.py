"""The command line: one module for each kind of command, and what is said when one goes wrong."""

import sys

from rich.console import Console
from typer.exceptions import TyperException

from bot.cli import evening, floor, model, moderation, tokens, votes
from bot.cli.app import app
from bot.errors import BougeError, InputError, SettingsError

# Imported for the commands that they add to the application, in the order in which they are listed.
COMMANDS = (evening, moderation, model, votes, floor, tokens)


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
