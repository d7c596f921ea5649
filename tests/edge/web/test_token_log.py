"""Tokens in the audit log: who made or revoked which, with what it lets do; never the token itself."""

from bot.changes import Audited
from bot.changes.journal import Writer
from bot.orders import Actor, ActorRole
from bot.store.audit import RedisAuditLog
from bot.store.connection import Client
from bot.store.keys import Keys
from bot.web.api.tokens import Scope
from tests.edge.web.conftest import Show


async def _lines(client: Client, keys: Keys) -> list[Audited]:
    return [line async for line in RedisAuditLog(client, keys).entries()]


async def test_who_makes_and_who_revokes_a_token_is_in_the_log(
    show: Show, client: Client, keys: Keys
) -> None:
    host = await show.browser("code-de-regie")
    made = await (await host.post("/api/tokens", json={"name": "Script de Zoé", "scope": "read"})).json()
    token_id = made["card"]["id"]
    for status in (200, 404):
        gone = await host.session.delete(show.url(f"/api/tokens/{token_id}"))
        assert gone.status == status

    lines = await _lines(client, keys)
    assert [(line.act, line.subject) for line in lines] == [
        ("make_token", token_id),
        ("revoke_token", token_id),
    ]
    assert {line.detail for line in lines} == {"scope=read name=Script de Zoé"}
    assert {line.actor.role for line in lines} == {ActorRole.HOST}
    assert all(line.actor.name for line in lines)
    assert made["token"] not in str(lines)
    assert b"Zo" not in Writer("csv", public=True).line(lines[0])


async def test_the_store_keeps_no_token(show: Show, client: Client, keys: Keys) -> None:
    token, card = await show.book.make("Script", Scope.HOST, Actor(name="Ana", role=ActorRole.HOST))
    kept = await client.hgetall(keys.tokens)

    assert len(kept) == 1
    assert token not in str(kept)
    assert [each.id for each in await show.book.cards()] == [card.id]


async def test_what_is_refused_is_in_no_log(show: Show, client: Client, keys: Keys) -> None:
    moderator = await show.browser("code-de-modo")
    assert (await moderator.post("/api/tokens", json={"name": "x", "scope": "host"})).status == 403

    assert await _lines(client, keys) == []
