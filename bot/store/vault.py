"""Small secrets that outlive a restart."""

from datetime import timedelta

from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys


class RedisVault:
    """The vault of one show."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Keep secrets under the show's keys."""
        self._client = client
        self._keys = keys

    async def keep(self, name: str, value: bytes, lifetime: timedelta | None) -> None:
        """Write one, for a time or (None) until forgotten."""
        with speaking_to_store("l'écriture d'un secret"):
            await self._client.set(self._keys.vault(name), value, px=lifetime)

    async def fetch(self, name: str) -> bytes | None:
        """Read one."""
        with speaking_to_store("la lecture d'un secret"):
            return _bytes(await self._client.get(self._keys.vault(name)))

    async def take(self, name: str) -> bytes | None:
        """Read one and forget it, at once, so that nobody else can take it."""
        with speaking_to_store("l'usage d'un secret"):
            return _bytes(await self._client.getdel(self._keys.vault(name)))

    async def forget(self, name: str) -> None:
        """Remove one."""
        with speaking_to_store("l'oubli d'un secret"):
            await self._client.delete(self._keys.vault(name))


def _bytes(value: object) -> bytes | None:
    return value if isinstance(value, bytes) else None
