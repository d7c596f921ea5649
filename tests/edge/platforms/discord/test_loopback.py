"""The loopback Discord itself is as strict as the real one, so that a bot that passes here passes there."""

import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bot.clock import SystemClock
from bot.platforms.discord.connector import open_connector
from bot.rehearsal.discord.server import LoopbackDiscord

API = "https://discord.com/api/v10"


@asynccontextmanager
async def bare_client(server: LoopbackDiscord, token: str = "") -> AsyncIterator[aiohttp.ClientSession]:
    """Call the server with no library in between, so that no limit is kept."""
    connector = await open_connector(server.connect, server.ca_file)
    headers = {"Authorization": f"Bot {token or server.token}"}
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
        yield session


async def identified(session: aiohttp.ClientSession, token: str, intents: int) -> list[dict[str, Any]]:
    """Return the first two frames that answer an identification, or the close code that refuses it."""
    async with session.ws_connect("wss://gateway.discord.gg/?v=10&encoding=json") as socket:
        hello = await socket.receive_json()
        assert hello["op"] == 10
        await socket.send_json({"op": 2, "d": {"token": token, "intents": intents, "properties": {}}})
        first = await socket.receive()
        if first.type is aiohttp.WSMsgType.CLOSE:
            return [{"code": first.data}]
        return [first.json(), await socket.receive_json()]


async def test_the_certificate_is_for_its_owners_eyes(tmp_path: Path) -> None:
    async with LoopbackDiscord(SystemClock(), None, tmp_path) as server:
        assert stat.S_IMODE(server.ca_file.stat().st_mode) == 0o600


async def test_a_sixth_message_in_five_seconds_is_refused_and_counted(tmp_path: Path) -> None:
    async with LoopbackDiscord(SystemClock(), None, tmp_path) as server, bare_client(server) as session:
        url, statuses = f"{API}/channels/{server.channel_id}/messages", []
        for number in range(6):
            async with session.post(url, json={"content": f"ligne {number}"}) as response:
                statuses.append(response.status)
                told, headers = await response.json(), response.headers

    assert statuses == [200] * 5 + [429]
    assert 0 < told["retry_after"] <= 5.001
    assert headers["Content-Type"] == "application/json"
    assert headers["Via"]
    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("5", "0")
    assert server.limit_breaches == 1


async def test_a_call_that_discord_does_not_have_is_noted(tmp_path: Path) -> None:
    async with (
        LoopbackDiscord(SystemClock(), None, tmp_path) as server,
        bare_client(server) as session,
        session.get(f"{API}/users/@me/dreams") as response,
    ):
        pass

    assert response.status == 404
    assert server.unknown_calls == ["GET /api/v10/users/@me/dreams"]


async def test_a_wrong_token_opens_nothing(tmp_path: Path) -> None:
    async with LoopbackDiscord(SystemClock(), None, tmp_path) as server:
        async with bare_client(server, "wrong") as session, session.get(f"{API}/users/@me") as response:
            status = response.status
        async with bare_client(server) as session:
            refused = await identified(session, "wrong", 513)

    assert status == 401
    assert refused == [{"code": 4004}]


async def test_an_intent_that_is_not_granted_is_refused(tmp_path: Path) -> None:
    async with LoopbackDiscord(SystemClock(), None, tmp_path) as server, bare_client(server) as session:
        server.forbid_reading()
        refused = await identified(session, server.token, 513 | 1 << 15)
        accepted = await identified(session, server.token, 513)

    assert refused == [{"code": 4014}]
    assert [frame["t"] for frame in accepted] == ["READY", "GUILD_CREATE"]
    assert accepted[0]["d"]["resume_gateway_url"] == "wss://gateway.discord.gg/"


async def test_two_pieces_of_one_panel_cannot_share_a_name(tmp_path: Path) -> None:
    button = {"type": 2, "style": 1, "label": "Oui", "custom_id": "vote:1"}
    body = {"content": "Votez", "components": [{"type": 1, "components": [button, button]}]}
    async with (
        LoopbackDiscord(SystemClock(), None, tmp_path) as server,
        bare_client(server) as session,
        session.post(f"{API}/channels/{server.channel_id}/messages", json=body) as response,
    ):
        told = await response.json()

    assert (response.status, told["code"]) == (400, 50_035)


async def test_history_gives_what_came_after_newest_first(tmp_path: Path) -> None:
    async with LoopbackDiscord(SystemClock(), None, tmp_path) as server, bare_client(server) as session:
        author = server.user("Ada")
        ids = [server.post(author, f"message {number}") for number in range(5)]
        url = f"{API}/channels/{server.channel_id}/messages"
        async with session.get(url, params={"after": ids[1] or "", "limit": "2"}) as response:
            after = [message["id"] for message in await response.json()]
        async with session.get(url, params={"limit": "2"}) as response:
            last = [message["id"] for message in await response.json()]

    assert after == [ids[3], ids[2]]
    assert last == [ids[4], ids[3]]
