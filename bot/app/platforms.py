"""The chat platforms that the settings configure."""

from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from bot.actions import AnyAction
from bot.events import HealthReported, Platform
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.values import DiscordValues
from bot.platforms.twitch.adapter import TwitchAdapter
from bot.platforms.twitch.values import TokenPair, TwitchValues
from bot.ports import Clock, Cursors, EventSink, Report
from bot.settings import Settings
from bot.words import Phrasebook


class Adapter(Protocol):
    """A platform's edge: listens, acts, and can be looked at."""

    async def run(self) -> None:
        """Listen until cancelled."""
        ...

    async def perform(self, action: AnyAction) -> Report:
        """Carry an action out."""
        ...

    async def check(self) -> list[HealthReported]:
        """Say what is well and what is not."""
        ...


def configured(settings: Settings) -> tuple[Platform, ...]:
    """Return the platforms that have what they need to start."""
    given = {
        Platform.TWITCH: settings.twitch.channel,
        Platform.DISCORD: settings.discord.token.get_secret_value(),
    }
    return tuple(platform for platform, value in given.items() if value)


def twitch_adapter(settings: Settings, sink: EventSink, words: Phrasebook, clock: Clock) -> TwitchAdapter:
    """Return Twitch's edge."""
    twitch = settings.twitch
    values = TwitchValues(
        client_id=twitch.client_id,
        client_secret=twitch.client_secret.get_secret_value(),
        token_file=settings.data_dir / "twitch-tokens.json",
        broadcaster_login=twitch.channel.lower(),
        bot_tokens=_pair(twitch.bot_token, twitch.bot_refresh_token),
        broadcaster_tokens=_pair(twitch.broadcaster_token, twitch.broadcaster_refresh_token),
        helix_url=twitch.helix_url,
        # The library adds `oauth2/…` itself.
        oauth_url=twitch.oauth_url.rstrip("/").removesuffix("/oauth2") + "/",
        eventsub_url=twitch.eventsub_url,
    )
    return TwitchAdapter(values, sink, words, clock)


def discord_adapter(
    settings: Settings, sink: EventSink, words: Phrasebook, clock: Clock, cursors: Cursors
) -> DiscordAdapter:
    """Return Discord's edge."""
    discord = settings.discord
    values = DiscordValues(
        token=discord.token.get_secret_value(),
        guild_id=discord.guild_id,
        channels=discord.channels,
        moderation_channel=discord.moderation_channel,
        connect=discord.connect,
        ca_file=Path(discord.ca_file) if discord.ca_file else None,
    )
    return DiscordAdapter(values, sink, words, clock, cursors)


def adapters(
    settings: Settings, sink: EventSink, words: Phrasebook, clock: Clock, cursors: Cursors
) -> dict[Platform, Adapter]:
    """Return the edge of every configured platform."""
    made: dict[Platform, Adapter] = {}
    for platform in configured(settings):
        if platform is Platform.TWITCH:
            made[platform] = twitch_adapter(settings, sink, words, clock)
        else:
            made[platform] = discord_adapter(settings, sink, words, clock, cursors)
    return made


def _pair(token: SecretStr, refresh: SecretStr) -> TokenPair | None:
    given = token.get_secret_value()
    return TokenPair(token=given, refresh=refresh.get_secret_value()) if given else None
