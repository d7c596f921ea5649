"""The store goes away, a page stops listening, the server stops: screens come back to the truth."""

import asyncio
import socket
from pathlib import Path

import aiohttp

from bot.store.connection import Client, connect
from bot.store.embedded import EmbeddedServer
from bot.store.keys import Keys
from tests.edge.web.conftest import Show, air, builtins, open_show
from tests.edge.web.test_sockets import overlay_path


async def test_pages_start_afresh_when_the_feed_was_lost(show: Show, client: Client, keys: Keys) -> None:
    page = await (await show.browser("code-de-regie")).page()
    assert (await page.hear())["topics"] == {}
    await show.tell("air", air("un"))
    assert await page.hear_of("air") == builtins(air("un"))

    # What a page was never told because the stream was trimmed, or the store restarted, is in the views.
    await client.set(keys.feed_seq, 40)
    show.restart_ledger()
    await show.tell("air", air("deux"))

    again = await page.hear()
    assert (again["type"], again["seq"], again["topics"]) == ("snapshot", 41, {"air": builtins(air("deux"))})
    await show.tell("air", air("trois"))
    assert await page.hear() == {"type": "update", "seq": 42, "topic": "air", "view": builtins(air("trois"))}


async def test_a_store_that_is_away_is_said_and_awaited(tmp_path: Path, keys: Keys) -> None:
    server = EmbeddedServer(tmp_path)
    await server.start()
    client = connect(server.url)
    client.connection_pool.connection_kwargs["socket_timeout"] = None
    try:
        async with open_show(client, keys) as show:
            browser = await show.browser("code-de-regie")
            page = await browser.page()
            await show.tell("air", air())
            assert (await page.hear())["type"] == "snapshot"
            server.stop()
            answer = await browser.get("/regie/")
            assert answer.status == 503
            assert "La base de données ne répond pas" in (await answer.json())["error"]

            await server.start()
            while (again := await page.hear())["type"] != "snapshot":
                pass
            assert again["topics"].get("air", builtins(air())) == builtins(air())
            assert (await browser.get("/health")).status == 200
    finally:
        await client.aclose()
        server.stop()


async def test_a_page_that_takes_nothing_gets_the_latest_view_of_each_topic(show: Show) -> None:
    page = await (await show.browser("code-de-regie")).page()
    assert (await page.hear())["type"] == "snapshot"
    transport = page.socket.get_extra_info("socket")
    transport.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    watcher = await (await show.browser("code-de-regie")).page()
    for number in range(400):
        await show.tell("air", air(f"{number} {'x' * 50_000}"))
    last = f"399 {'x' * 50_000}"
    while (await watcher.hear_of("air"))["title"] != last:
        pass

    seen: list[str] = []
    while not seen or seen[-1] != last:
        seen.append((await page.hear_of("air"))["title"])
    assert len(seen) < 400


async def test_a_server_that_stops_lets_its_pages_come_back(client: Client, keys: Keys) -> None:
    async with open_show(client, keys) as show:
        host = await (await show.browser("code-de-regie")).page()
        overlay = await (await show.browser()).page(await overlay_path(show))
        assert (await host.hear())["type"] == (await overlay.hear())["type"] == "snapshot"
        async with asyncio.timeout(5), asyncio.TaskGroup() as tasks:
            closed = [tasks.create_task(page.closed()) for page in (host, overlay)]
            await show.server.close()

        assert [each.result() for each in closed] == [aiohttp.WSCloseCode.GOING_AWAY] * 2
