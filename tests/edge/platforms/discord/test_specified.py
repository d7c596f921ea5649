"""Whatever the bot and the loopback Discord say to each other is what Discord's specification allows."""

from pathlib import Path

from bot.actions import (
    Announce,
    BanAuthor,
    CalmChat,
    DeleteMessage,
    EditPanel,
    Say,
    TimeoutAuthor,
    WarnAuthor,
)
from tests.edge.platforms import specs
from tests.edge.platforms.discord.stage import Stage, loopback, spec_faults
from tests.edge.platforms.discord.test_loopback import API, bare_client

SAID_BY_THE_BOT = {
    "GET /channels/{channel_id}/messages",
    "GET /guilds/{guild_id}",
    "GET /guilds/{guild_id}/channels",
    "GET /guilds/{guild_id}/members/{user_id}",
    "GET /oauth2/applications/@me",
    "GET /users/@me",
    "GET /users/@me/guilds",
    "DELETE /channels/{channel_id}/messages/{message_id}",
    "PATCH /channels/{channel_id}",
    "PATCH /channels/{channel_id}/messages/{message_id}",
    "PATCH /guilds/{guild_id}/members/{user_id}",
    "PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "POST /channels/{channel_id}/messages",
    "POST /interactions/{interaction_id}/{interaction_token}/callback",
    "POST /users/@me/channels",
    "POST /webhooks/{webhook_id}/{webhook_token}",
    "PUT /applications/{application_id}/guilds/{guild_id}/commands",
    "PUT /guilds/{guild_id}/bans/{user_id}",
}


async def _everything(stage: Stage) -> None:
    """Have the bot do everything it can do once."""
    server = stage.server
    viewer, other = server.user("Ada"), server.user("Marguerite")
    line = server.post(viewer, "Bonjour <@1>") or ""
    async with stage.listening(stage.adapter):
        await stage.declared()
        await stage.ears.message(server.post(viewer, "encore"))
        await stage.do(Say, text="Bonsoir", reply_to=line)
        await stage.do(Announce, text="Le vote est ouvert")
        panel = await stage.panel("ask", "vote:1")
        form = server.press(viewer, "ask", panel)
        server.press(viewer, "vote:1", panel)
        pressed = await stage.pressed("vote:1")
        await stage.answer(pressed.interaction, "Vote compté.")
        await stage.answer(pressed.interaction, "Vote remplacé.")
        assert form
        await form.answered.wait()
        await stage.do(EditPanel, message_id=panel, text="Vote clos")
        await stage.do(DeleteMessage, message_id=line, reason="Charte")
        await stage.do(TimeoutAuthor, author_id=viewer.id, seconds=60, reason="Charte")
        await stage.do(WarnAuthor, author_id=viewer.id, reason="Charte")
        await stage.do(BanAuthor, author_id=other.id, reason="Charte")
        await stage.do(CalmChat, on=True)
        server.forget_sessions()
        await stage.recovered()
    await stage.adapter.check()


async def test_every_call_of_the_bot_is_as_specified(tmp_path: Path) -> None:
    specification = specs.required(specs.DISCORD)
    async with loopback(tmp_path) as stage:
        await _everything(stage)

        calls = {specification.operation(exchange) for exchange in stage.exchanges}
        refused = [exchange.path for exchange in stage.exchanges if exchange.status >= 300]

    assert calls == SAID_BY_THE_BOT
    assert refused == []


async def test_what_other_clients_would_ask_is_answered_as_specified(tmp_path: Path) -> None:
    specs.required(specs.DISCORD)
    async with loopback(tmp_path) as stage, bare_client(stage.server) as session:
        server = stage.server
        channel = f"/channels/{server.channel_id}"
        line = server.post(server.user("Ada"), "Bonjour")
        for path in ("/gateway", "/gateway/bot", "/applications/@me", channel, f"{channel}/messages/{line}"):
            async with session.get(API + path) as response:
                assert response.status == 200
        async with session.post(f"{API}{channel}/messages", json={"content": ""}) as response:
            assert response.status == 400

        assert len(stage.exchanges) == 6
        assert spec_faults(stage.exchanges) == []
