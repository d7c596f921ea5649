"""The secret in the overlay's address: read only, replaced at once when it leaked."""

import asyncio
import hashlib
import hmac
import secrets

from bot.ports import Vault

NAME = "overlay"


class OverlaySecret:
    """Kept in the vault as it is, because the régie shows the address to whoever sets OBS up."""

    def __init__(self, vault: Vault) -> None:
        """Use the vault's secret, or make one when first asked."""
        self._vault = vault
        self._making = asyncio.Lock()

    async def current(self) -> str:
        """Return the secret, made if there is none yet."""
        async with self._making:
            kept = await self._vault.fetch(NAME)
            return kept.decode() if kept is not None else await self._make()

    async def rotate(self) -> tuple[str, str]:
        """Make a new secret; returns the old one and the new one."""
        old = await self.current()
        async with self._making:
            return old, await self._make()

    async def is_current(self, given: str) -> bool:
        """Compare in constant time."""
        return hmac.compare_digest(given.encode(), (await self.current()).encode())

    async def _make(self) -> str:
        secret = secrets.token_urlsafe(32)
        await self._vault.keep(NAME, secret.encode(), None)
        return secret


def group_of(secret: str) -> str:
    """Return the name of the pages that a secret let in."""
    return f"overlay:{hashlib.sha256(secret.encode()).hexdigest()}"
