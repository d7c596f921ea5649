"""What the bot sends, in the form that Discord documents."""

from math import ceil
from typing import Any

import discord
from discord.http import Route

from bot.actions import AnyAction, Button, Say, Select
from bot.events import Interaction
from bot.platforms.fitting import cut

LABEL_CHARACTERS = 80
OPTION_CHARACTERS = 100
HINT_CHARACTERS = 150
MOST_ROWS = 5
BUTTONS_A_ROW = 5


class _Reference(discord.MessageReference):
    """Names messages by texts: the library would send numbers."""

    def to_message_reference_dict(self) -> Any:
        """Return it as it is sent."""
        told: dict[str, Any] = dict(super().to_dict())
        return {name: str(value) if name.endswith("_id") else value for name, value in told.items()}


def all_ids(action: AnyAction) -> bool:
    """Return whether everything that must be one of Discord's ids has the form of one."""
    names = ("channel", "message_id", "author_id")
    given = [getattr(action, name) for name in names if hasattr(action, name)]
    return all(id.isdecimal() for id in given)


def reference(action: Say) -> discord.MessageReference | None:
    """Return what a line answers, None when that is no message of Discord's."""
    if not action.reply_to.isdecimal():
        return None
    return _Reference(
        message_id=int(action.reply_to), channel_id=int(action.channel), fail_if_not_exists=False
    )


def webhook(method: str, path: str, to: Interaction) -> Route:
    """Return the call that answers an interaction."""
    return Route(
        method,
        "/webhooks/{webhook_id}/{webhook_token}" + path,
        webhook_id=int(to.application_id),
        webhook_token=to.token,
    )


def fits(buttons: tuple[Button, ...], selects: tuple[Select, ...]) -> bool:
    """Return whether a message has room: five rows, each of one select or of five buttons."""
    return len(selects) + ceil(len(buttons) / BUTTONS_A_ROW) <= MOST_ROWS


def panel(buttons: tuple[Button, ...], selects: tuple[Select, ...] = ()) -> discord.ui.View:
    """Return selects and buttons as a message carries them."""
    view = discord.ui.View(timeout=None)
    for select in selects:
        view.add_item(_select(select))
    for button in buttons:
        label = cut(button.label, LABEL_CHARACTERS)
        view.add_item(discord.ui.Button(label=label, custom_id=button.control))
    # A stopped view is sent and forgotten: presses are heard like any interaction, also after a restart.
    view.stop()
    return view


def _select(select: Select) -> "discord.ui.Select[discord.ui.View]":
    return discord.ui.Select(
        custom_id=select.control,
        placeholder=cut(select.hint, HINT_CHARACTERS),
        max_values=select.most,
        options=[
            discord.SelectOption(label=cut(option.label, OPTION_CHARACTERS), value=option.value)
            for option in select.options
        ],
    )
