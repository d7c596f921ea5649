"""How much waits in the store's queues."""

from collections.abc import Iterable

from bot.events import Platform
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys


class QueueMeasure:
    """Measures the inbox and each platform's outbox."""

    def __init__(self, client: Client, keys: Keys, platforms: Iterable[Platform]) -> None:
        """Measure one show's queues."""
        self._client = client
        self._streams = {"inbox": keys.inbox}
        self._streams |= {f"outbox:{platform}": keys.outbox(platform) for platform in platforms}

    async def waiting(self) -> dict[str, int]:
        """Return how many entries each queue holds, by its name."""
        with speaking_to_store("la mesure des files"):
            async with self._client.pipeline(transaction=False) as pipe:
                for stream in self._streams.values():
                    pipe.xlen(stream)
                lengths = await pipe.execute()
        return dict(zip(self._streams, map(int, lengths), strict=True))
