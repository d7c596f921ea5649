"""`bouge audit`: every gesture of the show, as JSON lines."""

from contextlib import AsyncExitStack
from typing import BinaryIO

import msgspec

from bot.app.run import read_store
from bot.settings import Settings
from bot.store.audit import RedisAuditLog
from bot.store.keys import Keys


async def write_audit(settings: Settings, output: BinaryIO) -> None:
    """Write one line per gesture, the oldest first."""
    async with AsyncExitStack() as stack:
        client = await read_store(settings, stack)
        async for entry in RedisAuditLog(client, Keys(settings.show.id)).entries():
            output.write(msgspec.json.encode(entry) + b"\n")
        output.flush()
