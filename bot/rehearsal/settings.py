"""The settings that point a bot at the loopback platforms, as the environment gives them."""

import socket

from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.server import LoopbackTwitch


def twitch_settings(twitch: LoopbackTwitch) -> dict[str, str]:
    """Return what a bot needs to be on the loopback Twitch."""
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


def discord_settings(discord: LoopbackDiscord) -> dict[str, str]:
    """Return what a bot needs to be on the loopback Discord."""
    return {
        "BOUGE_DISCORD__TOKEN": discord.token,
        "BOUGE_DISCORD__CHANNELS": ",".join(discord.channel_ids),
        "BOUGE_DISCORD__CONNECT": discord.connect,
        "BOUGE_DISCORD__CA_FILE": str(discord.ca_file),
    }


def free_port() -> int:
    """Return a port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
