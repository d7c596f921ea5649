"""What one page has still to be told: never more than the latest view of each topic."""

import asyncio
from collections import deque

MOST_TOPICS = 10_000
MOST_LETTERS = 200


class Mailbox:
    """The bounded queue of one page.

    An update replaces the waiting one of its topic, a snapshot replaces them all. A page that still
    manages to let too much wait has overrun: it has to come back and start from a snapshot.
    """

    def __init__(self, most_topics: int = MOST_TOPICS, most_letters: int = MOST_LETTERS) -> None:
        """Begin with a snapshot to tell."""
        self._most_topics = most_topics
        self._most_letters = most_letters
        self._updates: dict[str, bytes] = {}
        self._letters: deque[bytes] = deque()
        self._wants_snapshot = True
        self._arrived = asyncio.Event()
        self._arrived.set()
        self.overrun = False
        self.farewell: bytes | None = None

    def restart(self) -> None:
        """Have the page told everything again."""
        self._updates.clear()
        self._wants_snapshot = True
        self._arrived.set()

    def update(self, topic: str, message: bytes) -> None:
        """Put the new view of a topic, after everything that waits."""
        if self._wants_snapshot:
            return
        self._updates.pop(topic, None)
        self._updates[topic] = message
        self.overrun |= len(self._updates) > self._most_topics
        self._arrived.set()

    def tell(self, message: bytes) -> None:
        """Put something for this page alone."""
        self._letters.append(message)
        self.overrun |= len(self._letters) > self._most_letters
        self._arrived.set()

    def dismiss(self, farewell: bytes) -> None:
        """Have the page told to leave, before anything else."""
        self.farewell = farewell
        self._arrived.set()

    async def arrived(self) -> None:
        """Wait until there is something to tell."""
        await self._arrived.wait()

    def take(self) -> tuple[bool, list[bytes]]:
        """Return whether a snapshot is to be told first, and the messages to tell then."""
        wants_snapshot, messages = self._wants_snapshot, [*self._updates.values(), *self._letters]
        self._wants_snapshot = False
        self._updates.clear()
        self._letters.clear()
        self._arrived.clear()
        return wants_snapshot, messages
