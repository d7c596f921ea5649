"""The tokens of programs, by their digest."""

from bot.changes import Audited
from bot.store.codec import encode
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys


class RedisTokens:
    """The tokens of one show."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Keep them under the show's key."""
        self._client = client
        self._keys = keys

    async def keep(self, digest: str, card: bytes, line: Audited) -> None:
        """Keep one, with its line in the audit log: both or neither."""
        with speaking_to_store("l'écriture d'un jeton"):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.hset(self._keys.tokens, digest, card)
                pipe.xadd(self._keys.audit, {b"a": encode(line)})
                await pipe.execute()

    async def fetch(self, digest: str) -> bytes | None:
        """Return what a token stands for, None when it stands for nothing."""
        with speaking_to_store("la lecture d'un jeton"):
            card = await self._client.hget(self._keys.tokens, digest)
        return card if isinstance(card, bytes) else None

    async def cards(self) -> dict[str, bytes]:
        """Return them all, by digest."""
        with speaking_to_store("la lecture des jetons"):
            cards = await self._client.hgetall(self._keys.tokens)
        return {
            digest.decode(): card
            for digest, card in cards.items()
            if isinstance(digest, bytes) and isinstance(card, bytes)
        }

    async def forget(self, digest: str, line: Audited) -> None:
        """Have a token stand for nothing, at once, with its line in the audit log."""
        with speaking_to_store("l'oubli d'un jeton"):
            async with self._client.pipeline(transaction=True) as pipe:
                pipe.hdel(self._keys.tokens, digest)
                pipe.xadd(self._keys.audit, {b"a": encode(line)})
                await pipe.execute()
