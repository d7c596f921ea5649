"""Where the rundown that pages changed waits to be written."""

from typing import Protocol


class PlanDue(Protocol):
    """What the régie made of the rundown, until its file says the same."""

    async def due(self) -> str | None:
        """Return the text that the file is to say, None when it says it already."""
        ...

    async def settle(self, text: str) -> None:
        """Say that a text is written, or will not be; a later one stays due."""
        ...
