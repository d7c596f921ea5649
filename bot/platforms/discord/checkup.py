"""Looks at everything Discord needs from the operator, without listening to the chat."""

from typing import Any

import aiohttp
import discord

from bot.errors import PlatformError
from bot.events import Health, HealthReported
from bot.platforms.discord.client import DiscordClient
from bot.platforms.discord.connector import open_connector
from bot.platforms.discord.place import NEEDED, TOLD, Place, is_open, lacking
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
    findings.append(_rights("discord:permissions", lacking(guild, place.channels), board, words))
    if place.moderation is not None:
        lacks = lacking(guild, (place.moderation,), TOLD)
        findings.append(_rights("discord:moderators", lacks, board, words))
    return findings


def _rights(
    part: str, lacks: dict[str, tuple[str, ...]], board: HealthBoard, words: Phrasebook
) -> HealthReported:
    """Return how the bot's rights are, with those that it lacks by channel."""
    if not lacks:
        return board.finding(part, Health.GOOD)
    in_order = [name for name in NEEDED if any(name in names for names in lacks.values())]
    rights = ", ".join(words.text(f"discord-right-{name.replace('_', '-')}") for name in in_order)
    channels = ", ".join(f"#{name}" for name in lacks)
    detail = words.text("discord-no-right", rights=rights, channels=channels)
    return board.finding(part, Health.DEGRADED, detail, words.text("discord-no-right-remedy"))


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
        findings += place_findings(guild, place, self._board, self._words)
        # Some servers are moderators' alone: during a show this would be no news.
        if place.moderation is not None and is_open(guild, place.moderation):
            channel = self._values.moderation_channel
            health = Health.DEGRADED
            findings.append(
                self.bad("discord:moderators", health, "discord-moderators-open", channel=channel)
            )
        return findings

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
