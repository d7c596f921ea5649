"""The embedded server: starts, survives being killed, keeps a second bot away."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.connection import connect, require_answer
from bot.store.embedded import EmbeddedServer

OWNER = """
import asyncio, sys
from pathlib import Path
from bot.store.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
asyncio.run(server.start())
print("ready", flush=True)
sys.stdin.read()
"""


async def test_what_was_written_is_there_after_a_restart(tmp_path: Path) -> None:
    for expected in (None, b"1"):
        server = EmbeddedServer(tmp_path)
        await server.start()
        client = connect(server.url)
        assert (await require_answer(client)).startswith("9.")
        assert await client.get("a") == expected
        await client.set("a", "1")
        await client.aclose()
        server.stop()


async def test_a_killed_server_is_started_again_with_its_data(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path)
    await server.start()
    client = connect(server.url)
    await client.set("a", "1")
    first = server.pid
    assert first is not None
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(server.keep_alive())
        os.kill(first, signal.SIGKILL)
        async with asyncio.timeout(15):
            while server.pid == first:
                await asyncio.to_thread(os.sched_yield)
            while True:
                try:
                    assert await client.get("a") == b"1"
                    break
                except (ConnectionError, OSError):
                    await asyncio.to_thread(os.sched_yield)
        watching.cancel()
    await client.aclose()
    server.stop()


def owning_process(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", OWNER, str(folder)]
    owner = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"ready\n"
    return owner


async def test_a_second_bot_on_the_same_folder_is_refused(tmp_path: Path) -> None:
    owner = owning_process(tmp_path)
    with pytest.raises(StoreError, match=str(owner.pid)):
        await EmbeddedServer(tmp_path).start()
    owner.kill()
    owner.wait()
    successor = EmbeddedServer(tmp_path)
    await successor.start()
    successor.stop()


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="Dossier du store"):
        await EmbeddedServer(tmp_path / "file" / "store").start()


async def test_a_very_long_path_still_has_a_socket(tmp_path: Path) -> None:
    server = EmbeddedServer(tmp_path / ("x" * 120))
    await server.start()
    assert len(str(server.socket_path)) < 108
    server.stop()
