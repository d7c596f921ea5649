"""Turns what discord.py tells into the show's events."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import discord

from bot.events import (
    Author,
    ChatNoticed,
    CommandInvoked,
    ControlPressed,
    FormSubmitted,
    Interaction,
    MessageEdited,
    MessagePosted,
    MessageRemoved,
    Platform,
    Role,
)

# What Discord puts in a text in place of a custom emoji, a person, a role, a channel or a command.
_MARK = re.compile(
    r"<(?:a?:(?P<emoji>\w+):\d+|@!?(?P<user>\d+)|@&(?P<role>\d+)|\#(?P<channel>\d+)|/(?P<command>[^:<>]+):\d+)>"
)


def readable(text: str, names: Mapping[int, str]) -> tuple[str, tuple[str, ...]]:
    """Return the text as people see it, and the custom emojis in it; `names` are by id."""
    emojis: list[str] = []

    def seen(mark: re.Match[str]) -> str:
        if mark["emoji"]:
            emojis.append(f":{mark['emoji']}:")
            return emojis[-1]
        if mark["command"]:
            return f"/{mark['command']}"
        sign = "#" if mark["channel"] else "@"
        id = mark["user"] or mark["role"] or mark["channel"]
        return sign + names.get(int(id), id)

    return _MARK.sub(seen, text), tuple(emojis)


def author_of(person: discord.User | discord.Member, moderators: frozenset[int]) -> Author:
    """Return a person with their roles; `moderators` are role ids, empty to go by permissions."""
    roles: list[Role] = []
    if isinstance(person, discord.Member):
        may = person.guild_permissions
        if person.guild.owner_id == person.id:
            roles.append(Role.BROADCASTER)
        has_role = any(role.id in moderators for role in person.roles)
        moderates = has_role if moderators else may.manage_messages or may.moderate_members
        if moderates or may.administrator:
            roles.append(Role.MODERATOR)
    if person.bot:
        roles.append(Role.BOT)
    return Author(platform=Platform.DISCORD, id=str(person.id), name=person.display_name, roles=tuple(roles))


def posted(message: discord.Message, moderators: frozenset[int]) -> MessagePosted | ChatNoticed:
    """Return what a message tells: somebody wrote, or Discord itself announced something."""
    author = author_of(message.author, moderators)
    if message.is_system():
        return ChatNoticed(
            id=str(message.id),
            at=message.created_at,
            platform=Platform.DISCORD,
            channel=str(message.channel.id),
            kind=message.type.name,
            text=message.system_content,
            author=author,
        )
    text, emojis = readable(message.content, _names(message))
    answered = message.reference.message_id if message.reference else None
    return MessagePosted(
        id=str(message.id),
        at=message.created_at,
        platform=Platform.DISCORD,
        channel=str(message.channel.id),
        message_id=str(message.id),
        author=author,
        text=text,
        emotes=emojis,
        reply_to=str(answered or ""),
    )


def edited(message: discord.Message, moderators: frozenset[int]) -> MessageEdited | None:
    """Return an author's change, None when Discord only completed the message (a link's preview)."""
    if message.edited_at is None:
        return None
    return MessageEdited(
        id=f"{message.id}:edited:{message.edited_at.isoformat()}",
        at=message.edited_at,
        platform=Platform.DISCORD,
        channel=str(message.channel.id),
        message_id=str(message.id),
        author=author_of(message.author, moderators),
        text=readable(message.content, _names(message))[0],
    )


def removed(message_id: int, channel_id: int, now: datetime) -> MessageRemoved:
    """Return a removal; Discord does not say when it was, so it was now."""
    return MessageRemoved(
        id=f"{message_id}:removed",
        at=now,
        platform=Platform.DISCORD,
        channel=str(channel_id),
        message_id=str(message_id),
    )


def interacted(
    interaction: discord.Interaction, moderators: frozenset[int]
) -> CommandInvoked | ControlPressed | FormSubmitted | None:
    """Return what somebody did with a command, a control or a form; None for what the show has not."""
    data: Mapping[str, Any] = interaction.data or {}
    told: dict[str, Any] = {
        "id": str(interaction.id),
        "at": interaction.created_at,
        "platform": Platform.DISCORD,
        "channel": str(interaction.channel_id or ""),
        "author": author_of(interaction.user, moderators),
        "interaction": Interaction(
            id=str(interaction.id),
            token=interaction.token,
            application_id=str(interaction.application_id),
        ),
    }
    if interaction.type is discord.InteractionType.application_command:
        options = {option["name"]: _text(option["value"]) for option in data.get("options") or ()}
        return CommandInvoked(name=data["name"], options=options, **told)
    if interaction.type is discord.InteractionType.component:
        message_id = str(interaction.message.id) if interaction.message else ""
        values = tuple(data.get("values") or ())
        sanctions = _may_sanction(interaction, moderators)
        return ControlPressed(
            control=data["custom_id"], message_id=message_id, values=values, sanctions=sanctions, **told
        )
    if interaction.type is discord.InteractionType.modal_submit:
        fields = dict(_fields(data.get("components") or ()))
        sanctions = _may_sanction(interaction, moderators)
        return FormSubmitted(form=data["custom_id"], fields=fields, sanctions=sanctions, **told)
    return None


def _may_sanction(interaction: discord.Interaction, moderators: frozenset[int]) -> bool:
    """Return whether Discord itself says that this person may silence others where they pressed."""
    if moderators:
        return isinstance(interaction.user, discord.Member) and any(
            role.id in moderators for role in interaction.user.roles
        )
    return interaction.permissions.moderate_members or interaction.permissions.administrator


def _names(message: discord.Message) -> dict[int, str]:
    names: dict[int, str] = {person.id: person.display_name for person in message.mentions}
    names.update((role.id, role.name) for role in message.role_mentions)
    names.update((channel.id, channel.name) for channel in message.channel_mentions)
    return names


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _fields(components: Any) -> Iterator[tuple[str, str]]:
    # Fields lie in rows (« components ») or in labels (« component »).
    for component in components:
        if "custom_id" in component:
            chosen = component.get("values") or ()
            yield component["custom_id"], str(component.get("value") or ", ".join(map(str, chosen)))
        inner = component.get("component")
        yield from _fields([inner] if inner else component.get("components") or ())
