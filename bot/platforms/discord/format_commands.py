"""The slash commands of the formats of debate, and the forms that their buttons open."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import discord
from discord import app_commands

TEXT_CHARACTERS = 280
NAMELESS, COLOURS = "anonyme", ("blanc", "rouge", "noir", "jaune", "vert", "bleu")
# What a form's texts begin with in the phrasebook, by the button that opens it.
FORMAT_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "format-avis": "discord-say",
        "format-idee": "discord-idea",
        "format-temoigne": "discord-testify",
    }
)

_Tree = app_commands.CommandTree[discord.Client]
_Text = app_commands.Range[str, 1, TEXT_CHARACTERS]


def _choices(*names: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=name) for name in names]


def plant_formats(tree: _Tree, said: Callable[[str], str]) -> None:
    """Add the commands of every format; what they do is decided elsewhere."""
    _plant_gestures(tree, said)
    _plant_texts(tree, said)


def _plant_gestures(tree: _Tree, said: Callable[[str], str]) -> None:
    @tree.command(name="volontaire", description=said("discord-command-volunteer"))
    @app_commands.describe(nom=said("discord-option-name"))
    @app_commands.choices(nom=_choices(NAMELESS))
    async def volunteer(interaction: discord.Interaction, nom: str | None) -> None:
        """Volunteer for a draw."""

    @tree.command(name="desiste", description=said("discord-command-desist"))
    async def desist(interaction: discord.Interaction) -> None:
        """Volunteer no more."""

    @tree.command(name="parole", description=said("discord-command-raise"))
    @app_commands.describe(texte=said("discord-option-about"))
    async def raise_hand(interaction: discord.Interaction, texte: _Text | None) -> None:
        """Raise one's hand."""

    @tree.command(name="baisser", description=said("discord-command-lower"))
    async def lower_hand(interaction: discord.Interaction) -> None:
        """Lower one's hand."""

    @tree.command(name="point", description=said("discord-command-dots"))
    @app_commands.describe(texte=said("discord-option-dots"))
    async def put_dots(interaction: discord.Interaction, texte: app_commands.Range[str, 1, 40]) -> None:
        """Put one's dots on groups of ideas."""

    @tree.command(name="citer", description=said("discord-command-quote"))
    @app_commands.describe(comment=said("discord-option-how"))
    @app_commands.choices(comment=_choices("oui", NAMELESS, "non"))
    async def quote(interaction: discord.Interaction, comment: str) -> None:
        """Say whether and how one may be quoted."""


def _plant_texts(tree: _Tree, said: Callable[[str], str]) -> None:
    @tree.command(name="avis", description=said("discord-command-say"))
    @app_commands.describe(texte=said("discord-option-say"), couleur=said("discord-option-colour"))
    @app_commands.choices(couleur=_choices(*COLOURS))
    async def say(interaction: discord.Interaction, texte: _Text, couleur: str | None) -> None:
        """Say what one thinks, under the hat that is on or another one."""

    @tree.command(name="idee", description=said("discord-command-idea"))
    @app_commands.describe(texte=said("discord-option-say"))
    async def propose(interaction: discord.Interaction, texte: _Text) -> None:
        """Propose an idea."""

    @tree.command(name="temoigne", description=said("discord-command-testify"))
    @app_commands.describe(texte=said("discord-option-say"))
    async def testify(interaction: discord.Interaction, texte: _Text) -> None:
        """Say something for the wall."""
