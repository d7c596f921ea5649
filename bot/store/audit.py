"""The audit log, read back."""

from typing import Any

import msgspec

from bot.changes import Audited
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

_decode = msgspec.json.Decoder(Audited).decode


class RedisAuditLog:
    """Who did what, when and why; only ever appended to."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's log."""
        self._client = client
        self._keys = keys

    async def entries(self) -> list[Audited]:
        """Return every entry, oldest first."""
        with speaking_to_store("la lecture du journal"):
            raw: Any = await self._client.xrange(self._keys.audit)
        return [_decode(fields[b"a"]) for _, fields in raw]
