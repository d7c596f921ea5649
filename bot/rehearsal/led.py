"""An evening that somebody else leads than the rehearsal's own host: by the régie's page, for instance."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rehearsal.page import Page
from bot.rehearsal.viewer import Viewer

# So long after the last word, all of it has been heard.
HUSH_S = 1.5
RECONNECTED_LOOKS = 6
# A backing that crosses the end of its question would be expected and refused.
FAREWELL_S = 1.2


@dataclass(frozen=True)
class LedShow:
    """What leading it needs: addresses, the host's code, a page that only follows, and the viewers."""

    base: str
    overlay: str
    code: str
    host: Page
    viewer: Viewer
    listens: Callable[[], bool]

    async def quiet(self) -> None:
        """Ask for silence, and wait until what was said has been heard, on both platforms."""
        self.viewer.screen.hush()
        for _ in range(RECONNECTED_LOOKS):
            await asyncio.sleep(HUSH_S)
            if self.listens():
                return

    def talk(self) -> None:
        """Let people talk again."""
        self.viewer.screen.hush(False)

    async def part_with(self, question_id: str) -> None:
        """Tell people that a question is about to be done with."""
        self.viewer.withdraw(question_id)
        await asyncio.sleep(FAREWELL_S)


Lead = Callable[[LedShow], Awaitable[None]]
