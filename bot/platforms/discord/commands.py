"""The slash commands and the forms that people find in Discord."""

from collections.abc import Callable, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.platforms.discord.format_commands import FORMAT_FORMS, plant_formats
from bot.platforms.fitting import cut
from bot.polls.methods import METHODS
from bot.polls.methods.method import Counted
from bot.words import Phrasebook

ASK, APPEAL = "ask", "recours"
FORM_TEXT = "text"
# What a form's texts begin with in the phrasebook, by the form's name and that of its button; the name of a
# case may follow.
_FORMS = {
    ASK: "discord-form",
    "objection": "discord-objection",
    "case:accept": "discord-judge",
    "case:reject": "discord-judge",
    APPEAL: "discord-appeal",
    **FORMAT_FORMS,
}
TEXT_CHARACTERS = 400
CODE_CHARACTERS = 40
_DESCRIPTION_CHARACTERS = 100
_TITLE_CHARACTERS = 45


def plant(tree: app_commands.CommandTree[discord.Client], words: Phrasebook) -> None:
    """Add every command to the tree, in the show's language.

    The commands do nothing by themselves: each interaction, known or not, is heard in one place.
    """

    def said(key: str) -> str:
        return cut(words.text(key), _DESCRIPTION_CHARACTERS)

    _plant_questions(tree, said)

    @tree.command(name="file", description=said("discord-command-queue"))
    async def queue(interaction: discord.Interaction) -> None:
        """Say where one's questions are in the queue."""

    _plant_person(tree, said)
    _plant_appeal(tree, said)
    _plant_poll(tree, said, words)
    plant_formats(tree, said)


def _plant_questions(tree: app_commands.CommandTree[discord.Client], said: Callable[[str], str]) -> None:
    yes = [app_commands.Choice(name="oui", value="oui")]

    @tree.command(name="question", description=said("discord-command-question"))
    @app_commands.describe(
        texte=said("discord-option-text"),
        numero=said("discord-option-edited"),
        retirer=said("discord-option-withdraw"),
    )
    @app_commands.choices(retirer=yes)
    async def question(
        interaction: discord.Interaction,
        texte: app_commands.Range[str, 1, TEXT_CHARACTERS] | None,
        numero: app_commands.Range[int, 1] | None,
        retirer: str | None,
    ) -> None:
        """Ask a question; with a number, change one's own or take it back."""

    @tree.command(name="soutien", description=said("discord-command-back"))
    @app_commands.describe(numero=said("discord-option-number"), retirer=said("discord-option-unback"))
    @app_commands.choices(retirer=yes)
    async def back(
        interaction: discord.Interaction, numero: app_commands.Range[int, 1], retirer: str | None
    ) -> None:
        """Back a question, or no longer."""

    @tree.command(name="discret", description=said("discord-command-discreet"))
    @app_commands.describe(choix=said("discord-option-discreet"))
    @app_commands.choices(choix=[app_commands.Choice(name=each, value=each) for each in ("oui", "non")])
    async def discreet(interaction: discord.Interaction, choix: str | None) -> None:
        """Say whether it may be remembered that one has had the floor."""


def _plant_person(tree: app_commands.CommandTree[discord.Client], said: Callable[[str], str]) -> None:
    @tree.command(name="lier", description=said("discord-command-link"))
    @app_commands.describe(code=said("discord-option-code"))
    async def link(
        interaction: discord.Interaction, code: app_commands.Range[str, 1, CODE_CHARACTERS] | None
    ) -> None:
        """Make one voter of a Discord and a Twitch account."""

    @tree.command(name="delier", description=said("discord-command-unlink"))
    async def unlink(interaction: discord.Interaction) -> None:
        """Make two voters of them again."""

    @tree.command(name="mes-donnees", description=said("discord-command-data"))
    async def data(interaction: discord.Interaction) -> None:
        """Say what is kept of one."""

    @tree.command(name="oublie-moi", description=said("discord-command-forget"))
    @app_commands.describe(confirmer=said("discord-option-confirm"))
    @app_commands.choices(confirmer=[app_commands.Choice(name="oui", value="oui")])
    async def forget(interaction: discord.Interaction, confirmer: str | None) -> None:
        """Forget one."""


def _plant_appeal(tree: app_commands.CommandTree[discord.Client], said: Callable[[str], str]) -> None:
    @tree.command(name=APPEAL, description=said("discord-command-appeal"))
    @app_commands.describe(texte=said("discord-option-plea"))
    async def appeal(
        interaction: discord.Interaction, texte: app_commands.Range[str, 1, TEXT_CHARACTERS] | None
    ) -> None:
        """Contest what moderation decided about one, or learn what became of that."""

    @tree.command(name="charte", description=said("discord-command-charter"))
    async def charter(interaction: discord.Interaction) -> None:
        """Read the show's rules."""


def _plant_poll(
    tree: app_commands.CommandTree[discord.Client], said: Callable[[str], str], words: Phrasebook
) -> None:
    @tree.command(name="vote", description=said("discord-command-poll"))
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.describe(
        action=said("discord-option-action"),
        question=said("discord-option-question"),
        choix=said("discord-option-choices"),
        secondes=said("discord-option-seconds"),
        methode=said("discord-option-method"),
    )
    @app_commands.choices(
        action=[app_commands.Choice(name=name, value=name) for name in ("ouvrir", "clore", "antenne")],
        methode=[
            app_commands.Choice(name=words.text(f"method-{name}-name"), value=name)
            for name, method in METHODS.items()
            if method.counted is not Counted.ROUND
        ],
    )
    async def poll(
        interaction: discord.Interaction,
        action: str,
        question: str | None,
        choix: str | None,
        secondes: app_commands.Range[int, 5, 3600] | None,
        methode: str | None,
    ) -> None:
        """Open, close or show a poll."""


class TextForm(discord.ui.Modal):
    """A form that asks for one text: a question, a reason to object or to answer an appeal."""

    def __init__(self, form: str, words: Phrasebook) -> None:
        """Build it; it is forgotten at once, since its answer is heard like any other interaction."""
        key = _texts_of(form)
        super().__init__(title=cut(words.text(f"{key}-title"), _TITLE_CHARACTERS), custom_id=form)
        self.add_item(
            discord.ui.TextInput(
                label=cut(words.text(f"{key}-label"), _TITLE_CHARACTERS),
                placeholder=cut(words.text(f"{key}-example"), _DESCRIPTION_CHARACTERS),
                style=discord.TextStyle.paragraph,
                custom_id=FORM_TEXT,
                max_length=TEXT_CHARACTERS,
            )
        )
        self.stop()


def wanted_form(interaction: discord.Interaction) -> str:
    """Return the form that is the answer: to its button, or to the command without a text; "" for none."""
    data: Mapping[str, Any] = interaction.data or {}
    if interaction.type is discord.InteractionType.component:
        pressed = str(data.get("custom_id"))
        return pressed if _texts_of(pressed) else ""
    if interaction.type is discord.InteractionType.application_command:
        return ASK if data.get("name") == "question" and not data.get("options") else ""
    return ""


def _texts_of(form: str) -> str:
    """Return what the texts of a form begin with, "" when there is no such form."""
    return _FORMS.get(form) or _FORMS.get(form.rpartition(":")[0], "")


def is_private(interaction: discord.Interaction) -> bool:
    """Return whether it comes from a private message of the bot's: whoever is excluded contests it there."""
    data: Mapping[str, Any] = interaction.data or {}
    return interaction.guild_id is None and data.get("custom_id") == APPEAL
