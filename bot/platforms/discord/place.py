"""Where the show happens on Discord: which server, which channels, and what the bot may do there."""

import discord

from bot.platforms.discord.values import DiscordValues

# What listening and the usual acts need, under Discord's names.
NEEDED = (
    "view_channel",
    "send_messages",
    "embed_links",
    "read_message_history",
    "manage_messages",
    "moderate_members",
    "ban_members",
    "manage_channels",
)

# What telling moderators of cases in their own channel needs.
TOLD = ("view_channel", "send_messages", "embed_links")


class Place:
    """The server and channels that the settings mean, once Discord has told what there is."""

    def __init__(self, values: DiscordValues) -> None:
        """Know only what is given as numbers."""
        self._values = values
        self.guild_id = int(values.guild_id) if values.guild_id.isdecimal() else 0
        self.channels: tuple[int, ...] = ()
        self.moderation: int | None = None
        self.missing: tuple[str, ...] = ()

    def look(self, client: discord.Client) -> discord.Guild | None:
        """Find everything among what the client has been told; None while the server is not there."""
        guild = client.get_guild(self.guild_id) if self.guild_id else next(iter(client.guilds), None)
        if guild is None or guild.unavailable:
            return None
        self.find_in(guild)
        return guild

    def find_in(self, guild: discord.Guild) -> None:
        """Find the channels in a server."""
        self.guild_id = guild.id
        found = {wish: _find(guild, wish) for wish in self._values.channels}
        self.missing = tuple(wish for wish, channel in found.items() if channel is None)
        room = _find(guild, self._values.moderation_channel) if self._values.moderation_channel else None
        self.moderation = room.id if room else None
        if self._values.moderation_channel and room is None:
            self.missing = (*self.missing, self._values.moderation_channel)
        self.channels = tuple(channel.id for channel in found.values() if channel)
        if not self._values.channels:
            usual = next((c for c in guild.text_channels if c.permissions_for(guild.me).send_messages), None)
            self.channels = (usual.id,) if usual else ()

    def includes(self, client: discord.Client, channel_id: int) -> bool:
        """Return whether what happens in a channel is part of the show."""
        if not self.channels:
            self.look(client)
        return channel_id in self.channels


def lacking(
    guild: discord.Guild, channels: tuple[int, ...], needed: tuple[str, ...] = NEEDED
) -> dict[str, tuple[str, ...]]:
    """Return, by channel name, the rights that the bot needs there and has not."""
    found: dict[str, tuple[str, ...]] = {}
    for id in channels:
        channel = guild.get_channel(id)
        if channel is None:
            continue
        may = channel.permissions_for(guild.me)
        lacks = tuple(name for name in needed if not getattr(may, name))
        if lacks:
            found[channel.name] = lacks
    return found


def is_open(guild: discord.Guild, channel_id: int) -> bool:
    """Return whether everybody on the server may read a channel."""
    channel = guild.get_channel(channel_id)
    return channel is not None and channel.permissions_for(guild.default_role).view_channel


def _find(guild: discord.Guild, wish: str) -> discord.abc.GuildChannel | None:
    if wish.isdecimal():
        return guild.get_channel(int(wish))
    name = wish.removeprefix("#")
    return next((channel for channel in guild.channels if channel.name == name and _is_chat(channel)), None)


def _is_chat(channel: discord.abc.GuildChannel) -> bool:
    return isinstance(channel, discord.TextChannel | discord.VoiceChannel | discord.StageChannel)
