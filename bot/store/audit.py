"""The audit log, read back."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec

from bot.changes import Audited
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

PAGE = 500

_decode = msgspec.json.Decoder(Audited).decode


class RedisAuditLog:
    """Who did what, when and why; only ever appended to."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's log."""
        self._client = client
        self._keys = keys

    async def entries(self) -> AsyncIterator[Audited]:
        """Yield every entry, oldest first."""
        after = "-"
        while True:
            with speaking_to_store("la lecture du journal"):
                page: Any = await self._client.xrange(self._keys.audit, min=after, count=PAGE)
            for entry_id, fields in page:
                after = f"({entry_id.decode()}"
                yield _decode(fields[b"a"])
            if len(page) < PAGE:
                return
