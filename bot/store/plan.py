"""The rundown that the régie changed, until its file says the same."""

from typing import Any

from bot.changes.plan import PlanSaved
from bot.store.connection import Client, speaking_to_store
from bot.store.keys import Keys

# Only what is still due is forgotten: a later change may have come while the file was written.
_FORGET = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0"


def write_plan(change: PlanSaved, keys: Keys, pipe: Any) -> None:
    """Keep a text that its file does not say yet; one that came from the file settles what was due."""
    if change.is_due:
        pipe.set(keys.plan_due, change.text.encode())
    else:
        pipe.delete(keys.plan_due)


class RedisPlanDue:
    """What is to be written into the rundown's file."""

    def __init__(self, client: Client, keys: Keys) -> None:
        """Read the show's key."""
        self._client = client
        self._keys = keys

    async def due(self) -> str | None:
        """Return the text that the file is to say, None when it says it already."""
        with speaking_to_store("la lecture du conducteur à écrire"):
            text = await self._client.get(self._keys.plan_due)
        return text.decode() if isinstance(text, bytes) else None

    async def settle(self, text: str) -> None:
        """Say that a text is written, or will not be."""
        with speaking_to_store("la note du conducteur écrit"):
            await self._client.eval(_FORGET, 1, self._keys.plan_due, text.encode())
