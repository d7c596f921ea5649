"""Where the tokens of programs are kept."""

from typing import Protocol

from bot.changes import Audited


class Tokens(Protocol):
    """What each token stands for, by the token's digest: the token itself is kept nowhere."""

    async def keep(self, digest: str, card: bytes, line: Audited) -> None:
        """Keep one, with its line in the audit log."""
        ...

    async def fetch(self, digest: str) -> bytes | None:
        """Return what a token stands for, None when it stands for nothing."""
        ...

    async def cards(self) -> dict[str, bytes]:
        """Return them all, by digest."""
        ...

    async def forget(self, digest: str, line: Audited) -> None:
        """Have a token stand for nothing, with its line in the audit log."""
        ...
