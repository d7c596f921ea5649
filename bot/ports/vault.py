"""Where small secrets outlive a restart."""

from datetime import timedelta
from typing import Protocol


class Vault(Protocol):
    """Small secrets that must outlive a restart: sessions, one-time links, access codes."""

    async def keep(self, name: str, value: bytes, lifetime: timedelta | None) -> None:
        """Write one, for a time or (None) until forgotten."""
        ...

    async def fetch(self, name: str) -> bytes | None:
        """Read one."""
        ...

    async def take(self, name: str) -> bytes | None:
        """Read one and forget it, at once, so that nobody else can take it."""
        ...

    async def forget(self, name: str) -> None:
        """Remove one."""
        ...
