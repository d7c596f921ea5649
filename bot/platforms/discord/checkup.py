"""Looks at everything Discord needs from the operator, without listening to the chat."""

from typing import Any

import aiohttp
import discord

from bot.errors import PlatformError
from bot.events import Health, HealthReported
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.connector import open_connector
from bot.platforms.discord.place import NEEDED, Place, lacking
from bot.platforms.discord.values import DiscordValues, Patience
from bot.platforms.health import HealthBoard
from bot.words import Phrasebook


async def check_up(values: DiscordValues, board: HealthBoard, words: Phrasebook) -> list[HealthReported]:
    """Return one report per thing looked at: token, intent, server, channels, rights."""
    look = _Look(values, board, words)
    try:
        connector = await open_connector(values.connect, values.ca_file)
        client = DiscordClient(look, words, connector, content=True, patience=Patience())
    except PlatformError as fault:
        return [look.bad("discord", Health.DOWN, "discord-down", fault=str(fault))]
    try:
        return await look.around(client)
    except discord.LoginFailure:
        return [look.bad("discord", Health.DOWN, "discord-signed-out")]
    except discord.HTTPException as refusal:
        return [look.bad("discord", Health.DOWN, "discord-down", fault=str(refusal.status))]
    except (discord.DiscordException, aiohttp.ClientError, TimeoutError, OSError) as fault:
        return [look.bad("discord", Health.DOWN, "discord-down", fault=type(fault).__name__)]
    finally:
        await client.close()


def place_findings(
    guild: discord.Guild, place: Place, board: HealthBoard, words: Phrasebook
) -> list[HealthReported]:
    """Return how the channels and the bot's rights in them are."""
    findings = [board.finding("discord:channels", Health.GOOD)]
    if place.missing or not place.channels:
        names = ", ".join(place.missing) or "—"
        detail = words.text("discord-no-channel", channels=names)
        health = Health.DEGRADED if place.channels else Health.DOWN
        remedy = words.text("discord-no-channel-remedy")
        findings = [board.finding("discord:channels", health, detail, remedy)]
    lacks = lacking(guild, place.channels)
    if not lacks:
        return [*findings, board.finding("discord:permissions", Health.GOOD)]
    in_order = [name for name in NEEDED if any(name in names for names in lacks.values())]
    rights = ", ".join(words.text(f"discord-right-{name.replace('_', '-')}") for name in in_order)
    channels = ", ".join(f"#{name}" for name in lacks)
    detail = words.text("discord-no-right", rights=rights, channels=channels)
    remedy = words.text("discord-no-right-remedy")
    return [*findings, board.finding("discord:permissions", Health.DEGRADED, detail, remedy)]


class _Look:
    def __init__(self, values: DiscordValues, board: HealthBoard, words: Phrasebook) -> None:
        self._values = values
        self._board = board
        self._words = words

    def logged_in(self, client: DiscordClient) -> None:
        """Need nothing: the look calls by itself."""

    def told(self, client: DiscordClient, event: str, args: tuple[Any, ...]) -> None:
        """Hear nothing: no connection is opened."""

    def bad(self, part: str, health: Health, key: str, **values: str) -> HealthReported:
        detail, remedy = self._words.text(key, **values), self._words.text(f"{key}-remedy")
        return self._board.finding(part, health, detail, remedy)

    async def around(self, client: DiscordClient) -> list[HealthReported]:
        await client.login(self._values.token)
        findings = [self._board.finding("discord", Health.GOOD)]
        flags = (await client.application_info()).flags
        if flags.gateway_message_content or flags.gateway_message_content_limited:
            findings.append(self._board.finding("discord:message_content", Health.GOOD))
        else:
            findings.append(self.bad("discord:message_content", Health.DEGRADED, "discord-no-content"))
        guild = await self._guild(client)
        if guild is None:
            return [*findings, self.bad("discord:guild", Health.DOWN, "discord-no-guild")]
        place = Place(self._values)
        place.find_in(guild)
        findings.append(self._board.finding("discord:guild", Health.GOOD))
        return findings + place_findings(guild, place, self._board, self._words)

    async def _guild(self, client: DiscordClient) -> discord.Guild | None:
        wanted = self._values.guild_id
        ids = [int(wanted)] if wanted.isdecimal() else [g.id async for g in client.fetch_guilds(limit=1)]
        if not ids or client.user is None:
            return None
        try:
            guild = await client.fetch_guild(ids[0], with_counts=False)
            await _furnish(guild, client)
        except (discord.NotFound, discord.Forbidden):
            return None
        return guild


async def _furnish(guild: discord.Guild, client: DiscordClient) -> None:
    """Give a fetched server its channels and the bot's own membership, as a connection would."""
    if client.user is None:
        return
    for channel in await guild.fetch_channels():
        guild._add_channel(channel)
    guild._add_member(await guild.fetch_member(client.user.id))
