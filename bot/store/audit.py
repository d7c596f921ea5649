"""The audit log: what operators did, read back."""

from collections.abc import AsyncIterator
from typing import Any

from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

PAGE = 500


class RedisAuditLog:
    """Reads the audit log of one show; the ledger writes it."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's log."""
        self._client = client
        self._keys = keys

    async def lines(self) -> AsyncIterator[bytes]:
        """Yield every gesture as JSON, the oldest first."""
        after = "-"
        while True:
            with speaking_to_store("la lecture du journal"):
                page: Any = await self._client.xrange(self._keys.audit, min=after, count=PAGE)
            for entry_id, fields in page:
                after = f"({entry_id.decode()}"
                yield fields[b"a"]
            if len(page) < PAGE:
                return
