"""Where the tokens of programs are kept."""

from typing import Protocol


class Tokens(Protocol):
    """What each token stands for, by the token's digest: the token itself is kept nowhere."""

    async def keep(self, digest: str, card: bytes) -> None:
        """Keep one."""
        ...

    async def fetch(self, digest: str) -> bytes | None:
        """Return what a token stands for, None when it stands for nothing."""
        ...

    async def cards(self) -> dict[str, bytes]:
        """Return them all, by digest."""
        ...

    async def forget(self, digest: str) -> None:
        """Have a token stand for nothing, at once."""
        ...
