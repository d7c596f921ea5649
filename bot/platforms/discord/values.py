"""The plain values the Discord adapter is given."""

from datetime import timedelta
from pathlib import Path

import msgspec


class DiscordValues(msgspec.Struct, frozen=True, kw_only=True):
    """One application in one server (« guild »).

    An empty `guild_id` means the only server the bot is in. `channels` are ids or names of the text channels
    that make the show's chat; empty means the server's first one where the bot may write. Moderators find
    cases in `moderation_channel`, an id or a name; empty: nowhere. `connect` is "host:port" of a server to
    talk to in place of Discord, trusted through `ca_file`.
    """

    token: str
    guild_id: str = ""
    channels: tuple[str, ...] = ()
    moderation_channel: str = ""
    moderator_role_ids: tuple[str, ...] = ()
    connect: str = ""
    ca_file: Path | None = None

    def __repr__(self) -> str:
        """Show no secret."""
        return f"DiscordValues(guild_id={self.guild_id!r}, channels={self.channels!r})"


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How long the adapter waits, and for what."""

    # Before a new client, by how many in a row did not work.
    restarts: tuple[timedelta, ...] = tuple(
        timedelta(seconds=pause) for pause in (0, 0.5, 1, 2, 5, 10, 20, 30)
    )
    # Before trying again what only a person can repair.
    refused: timedelta = timedelta(seconds=60)
    # How long the library may look for its connection before a new client takes over.
    lost: timedelta = timedelta(seconds=45)
    # How long to wait for one more server after the last one was told.
    guild: timedelta = timedelta(seconds=0.5)
    # Between the beginnings of two sessions: Discord allows one every five seconds.
    sessions: timedelta = timedelta(seconds=5)
