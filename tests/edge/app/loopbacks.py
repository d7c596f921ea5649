"""Both loopback platforms in this process, and the settings that lead a bot to them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import SystemClock
from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.server import LoopbackTwitch


@dataclass(frozen=True)
class Platforms:
    """The two, both served."""

    twitch: LoopbackTwitch
    discord: LoopbackDiscord

    def twitch_settings(self) -> dict[str, str]:
        """Return what a bot needs for Twitch."""
        twitch = self.twitch
        return {
            "BOUGE_TWITCH__CHANNEL": twitch.broadcaster.login,
            "BOUGE_TWITCH__CLIENT_ID": twitch.client_id,
            "BOUGE_TWITCH__CLIENT_SECRET": twitch.client_secret,
            "BOUGE_TWITCH__BOT_TOKEN": twitch.bot_grant.token,
            "BOUGE_TWITCH__BOT_REFRESH_TOKEN": twitch.bot_grant.refresh,
            "BOUGE_TWITCH__BROADCASTER_TOKEN": twitch.broadcaster_grant.token,
            "BOUGE_TWITCH__BROADCASTER_REFRESH_TOKEN": twitch.broadcaster_grant.refresh,
            "BOUGE_TWITCH__HELIX_URL": twitch.helix_url,
            "BOUGE_TWITCH__OAUTH_URL": f"{twitch.oauth_url}oauth2",
            "BOUGE_TWITCH__EVENTSUB_URL": twitch.eventsub_url,
        }

    def discord_settings(self) -> dict[str, str]:
        """Return what a bot needs for Discord."""
        return {
            "BOUGE_DISCORD__TOKEN": self.discord.token,
            "BOUGE_DISCORD__CHANNELS": next(iter(self.discord.channel_ids)),
            "BOUGE_DISCORD__CONNECT": self.discord.connect,
            "BOUGE_DISCORD__CA_FILE": str(self.discord.ca_file),
        }

    def settings(self) -> dict[str, str]:
        """Return what a bot needs for both."""
        return {**self.twitch_settings(), **self.discord_settings()}


@asynccontextmanager
async def both(folder: Path) -> AsyncIterator[Platforms]:
    """Serve both while inside."""
    clock = SystemClock()
    async with AsyncExitStack() as stack:
        twitch = await stack.enter_async_context(LoopbackTwitch(clock))
        discord = await stack.enter_async_context(LoopbackDiscord(clock, None, folder))
        yield Platforms(twitch, discord)


def secrets_of(settings: Mapping[str, str]) -> list[str]:
    """Return the values that nobody may ever read."""
    return [
        value
        for name, value in settings.items()
        if name.endswith(("TOKEN", "SECRET", "_CODE")) and len(value) > 5
    ]
