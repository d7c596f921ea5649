"""The audit log, read back."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec

from bot.changes import Audited
from bot.changes.journal import Query
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

PAGE = 500
EVERYTHING = Query()

_decode = msgspec.json.Decoder(Audited).decode


class RedisAuditLog:
    """Who did what, when and why; only ever appended to."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's log."""
        self._client = client
        self._keys = keys

    async def entries(self, query: Query = EVERYTHING) -> AsyncIterator[Audited]:
        """Yield the entries asked for, oldest first."""
        after = "-"
        while True:
            with speaking_to_store("la lecture du journal"):
                page: Any = await self._client.xrange(self._keys.audit, min=after, count=PAGE)
            for entry_id, fields in page:
                after = f"({entry_id.decode()}"
                entry = _decode(fields[b"a"])
                if query.takes(entry):
                    yield entry
            if len(page) < PAGE:
                return
