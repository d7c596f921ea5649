"""The embedded server and a fresh show on it, for every test that needs a store."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.connection import Client, connect
from bot.store.embedded import EmbeddedServer
from bot.store.keys import Keys


@pytest.fixture(scope="session")
def store_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of one embedded server for the whole session."""

    server = EmbeddedServer(Path(tmp_path_factory.mktemp("store")))
    asyncio.run(server.start())
    yield server.url
    server.stop()


@pytest.fixture
async def client(store_url: str) -> AsyncIterator[Client]:
    """Give a client of the embedded server."""
    connected = connect(store_url)
    yield connected
    await connected.aclose()


@pytest.fixture
def keys() -> Keys:
    """Give the keys of a show that no other test uses."""
    return Keys(f"test-{secrets.token_hex(6)}")
