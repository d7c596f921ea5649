"""Where the boxes of closed polls wait, and where they and the draws are published."""

from typing import Protocol

from bot.changes import BoxDue
from bot.events import BoxSealed
from bot.polls.box.card import BoxCard
from bot.polls.poll import Ballot


class Boxes(Protocol):
    """What sealing a closed poll's box takes, and where it goes."""

    async def due(self) -> list[BoxDue]:
        """Return the closed polls whose box is not sealed yet."""
        ...

    async def ballots(self, poll_id: str) -> list[Ballot]:
        """Return a poll's ballots, without their voters."""
        ...

    async def keep(self, raw: bytes, card: BoxCard, sealed: BoxSealed) -> None:
        """Publish a box and put the news into the inbox, all at once; a published box is never replaced."""
        ...


class Results(Protocol):
    """The published boxes."""

    async def cards(self) -> list[BoxCard]:
        """Return a line for each, the latest first."""
        ...

    async def fetch(self, poll_id: str) -> bytes | None:
        """Return the published file of a poll, None when there is none."""
        ...


class Draws(Protocol):
    """The published draws."""

    async def fetch(self, session_id: str) -> bytes | None:
        """Return the published file of a draw, None when there is none."""
        ...
