"""The plain values the Twitch adapter is given."""

from datetime import timedelta
from pathlib import Path

import msgspec


class TokenPair(msgspec.Struct, frozen=True):
    """A user's access token and what renews it."""

    token: str
    refresh: str

    def __repr__(self) -> str:
        """Show no secret."""
        return "TokenPair(…)"


class TwitchValues(msgspec.Struct, frozen=True, kw_only=True):
    """One application, one channel, one bot account.

    The channel is named by `broadcaster_id` or `broadcaster_login`; an empty `bot_user_id` is found from the
    bot's token. Without bot tokens, the broadcaster's own account is the bot.
    """

    client_id: str
    client_secret: str
    token_file: Path
    broadcaster_id: str = ""
    broadcaster_login: str = ""
    bot_user_id: str = ""
    bot_tokens: TokenPair | None = None
    broadcaster_tokens: TokenPair | None = None
    helix_url: str = "https://api.twitch.tv/helix/"
    oauth_url: str = "https://id.twitch.tv/"
    eventsub_url: str = "wss://eventsub.wss.twitch.tv/ws"

    def __repr__(self) -> str:
        """Show no secret."""
        channel = self.broadcaster_login or self.broadcaster_id
        return f"TwitchValues(client_id={self.client_id!r}, channel={channel!r})"


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How long the adapter waits, and for what."""

    # After the end of a client that had worked, the first pause; then the next ones while it does not.
    restarts: tuple[timedelta, ...] = tuple(
        timedelta(seconds=pause) for pause in (0, 0.5, 1, 2, 5, 10, 20, 30)
    )
    # Before trying again what only a person can repair.
    refused: timedelta = timedelta(seconds=60)
    # Between two looks at the tokens.
    look: timedelta = timedelta(seconds=5)
    # How long a client must have worked for its end to be news.
    steady: timedelta = timedelta(seconds=2)
    # How long a connection may say nothing; Twitch shows every 10 s that it lives.
    silence: timedelta = timedelta(seconds=15)
