"""The command line's own help in French: what the library words itself."""

from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

Function = TypeVar("Function", bound=Callable[..., Any])

_HELP = "Afficher cette aide."
_WORDS = {
    "DEFAULT_STRING": "[par défaut : {}]",
    "ENVVAR_STRING": "[variable : {}]",
    "REQUIRED_LONG_STRING": "[obligatoire]",
    "DEPRECATED_STRING": "(abandonné) ",
    "COMMANDS_PANEL_TITLE": "Commandes",
    "ERRORS_PANEL_TITLE": "Erreur",
}


class FrenchCommand(TyperCommand):
    """A command whose help is in French to the last word."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help, in our words."""
        return _said(super().get_help_option(ctx))


class FrenchGroup(TyperGroup):
    """A group of commands whose help is in French to the last word."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help, in our words."""
        return _said(super().get_help_option(ctx))


class FrenchTyper(typer.Typer):
    """An application whose commands speak French."""

    def __init__(self, **settings: Any) -> None:
        """Make it; the library's own words are replaced for this process."""
        super().__init__(cls=FrenchGroup, **settings)
        for name, words in _WORDS.items():
            setattr(rich_utils, name, words)

    def command(self, *named: Any, **settings: Any) -> Callable[[Function], Function]:
        """Return what makes a command of a function."""
        made: Callable[[Function], Function] = super().command(*named, **{"cls": FrenchCommand, **settings})
        return made


def _said(option: Any) -> Any:
    if option is not None:
        option.help = _HELP
    return option
