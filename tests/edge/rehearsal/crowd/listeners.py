"""What a bot does at the least: listens on Twitch, shows buttons and forms on Discord."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp

from bot.rehearsal.discord.server import LoopbackDiscord
from bot.rehearsal.twitch.server import LoopbackTwitch

LIMIT_SECONDS = 20


class HandClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        """Start in the evening."""
        self._now = datetime(2026, 3, 5, 20, 30, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the present."""
        return self._now

    def pass_seconds(self, seconds: float) -> None:
        """Move on."""
        self._now += timedelta(seconds=seconds)


class TwitchEar:
    """One EventSub connection that keeps every chat message by its id."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Have heard nothing."""
        self._socket = socket
        self.heard: dict[str, dict[str, Any]] = {}

    async def hear(self, count: int) -> None:
        """Read until so many messages were heard."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while len(self.heard) < count:
                frame = await self._socket.receive_json()
                if frame["metadata"]["message_type"] == "notification":
                    event = frame["payload"]["event"]
                    self.heard[event["message_id"]] = event


@asynccontextmanager
async def listening(server: LoopbackTwitch) -> AsyncIterator[TwitchEar]:
    """Subscribe to the chat."""
    async with aiohttp.ClientSession() as session, session.ws_connect(server.eventsub_url) as socket:
        welcome = await socket.receive_json()
        answer = await session.post(
            f"{server.helix_url}/eventsub/subscriptions",
            headers={"Authorization": f"Bearer {server.bot_grant.token}", "Client-Id": server.client_id},
            json={
                "type": "channel.chat.message",
                "version": "1",
                "condition": {"broadcaster_user_id": server.broadcaster.id, "user_id": server.bot.id},
                "transport": {
                    "method": "websocket",
                    "session_id": welcome["payload"]["session"]["id"],
                },
            },
        )
        assert answer.status == 202, await answer.text()
        yield TwitchEar(socket)


class DiscordHand:
    """The bot's calls to the loopback Discord, one by one."""

    def __init__(self, server: LoopbackDiscord, session: aiohttp.ClientSession) -> None:
        """Call this server."""
        self._server = server
        self._session = session

    async def send(self, method: str, path: str, told: object) -> Any:
        """Call and return the answer's JSON, None when it has none."""
        url = f"https://{self._server.connect}/api/v10/{path}"
        async with self._session.request(method, url, json=told, server_hostname="discord.com") as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json() if answer.status != 204 else None

    async def show_panel(self, poll_id: str, choices: Mapping[str, str]) -> str:
        """Post a message with a button per choice, and return its id."""
        buttons = [
            {"type": 2, "style": 1, "label": label, "custom_id": f"vote:{poll_id}:{code}"}
            for code, label in choices.items()
        ]
        told = {"content": "Votez", "components": [{"type": 1, "components": buttons}]}
        posted = await self.send("POST", f"channels/{self._server.channel_id}/messages", told)
        return str(posted["id"])

    async def declare(self) -> None:
        """Declare the commands that people use."""
        option = {"name": "texte", "description": "la question", "type": 3, "required": False}
        number = {"name": "numero", "description": "son numéro", "type": 4, "required": True}
        await self.send(
            "PUT",
            f"applications/{self._server.application_id}/guilds/{self._server.guild_id}/commands",
            [
                {"name": "question", "description": "poser une question", "type": 1, "options": [option]},
                {"name": "soutien", "description": "soutenir", "type": 1, "options": [number]},
            ],
        )


@asynccontextmanager
async def calling(server: LoopbackDiscord) -> AsyncIterator[DiscordHand]:
    """Call as the bot."""
    trusted = ssl.create_default_context(cafile=str(server.ca_file))
    headers = {"Authorization": f"Bot {server.token}"}
    connector = aiohttp.TCPConnector(ssl=trusted)
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
        yield DiscordHand(server, session)
