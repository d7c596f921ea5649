"""The régie’s page under somebody’s hands: its keys, what is seen there, and pictures."""

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.rehearsal.led import LedShow

if TYPE_CHECKING:
    from playwright.async_api import Page

LIMIT_S = 20.0
# A page is told what was pressed a moment after it was.
SETTLED_S = 0.3


class RegieByHand:
    """Two pages and a folder for their pictures; `segment` and `place` name where the evening is."""

    def __init__(
        self,
        show: LedShow,
        regie: "Page",
        overlay: "Page",
        folder: Path,
        pace: float = 1.0,
        moments: Collection[str] = (),
    ) -> None:
        """Be before the first segment; `pace` shortens rests, `moments` are those to picture, () all."""
        self.show = show
        self.regie = regie
        self.overlay = overlay
        self._folder = folder
        self._pace = pace
        self._moments = moments
        self.place = 0
        self.segment = ""

    async def key(self, key: str, action: str) -> None:
        """Press a key once its action can be done."""
        await self.regie.wait_for_selector(
            f"[data-action={action}]:not([disabled])", state="attached", timeout=LIMIT_S * 1000
        )
        await self.free()
        await self.regie.keyboard.press(key)

    async def rest(self, seconds: float) -> None:
        """Let the evening go on by itself."""
        await asyncio.sleep(seconds * self._pace)

    async def free(self) -> None:
        """Leave the field or button that was used, so that keys mean what the help says."""
        await self.regie.evaluate("() => document.activeElement?.blur()")

    async def picture(self, moment: str) -> None:
        """Picture both pages at this moment of the segment."""
        if self._moments and moment not in self._moments:
            return
        await asyncio.sleep(SETTLED_S)
        for name, page in (("incrustation", self.overlay), ("regie", self.regie)):
            file = self._folder / f"{self.place:02}-{self.segment}-{moment}-{name}.png"
            await page.screenshot(path=file)

    async def until(self, holds: Callable[[], bool], what: str, seconds: float = LIMIT_S) -> None:
        """Wait until something holds of what the host sees; raises TimeoutError when in vain."""
        if not await self.show.host.until(holds, seconds):
            await self.picture("panne")
            raise TimeoutError(f"segment {self.segment}: waited in vain for {what}")

    def session(self) -> dict[str, Any]:
        """Return the present segment's session of a format, {} before it has one."""
        return next((each for each in self.show.host.all("format") if each["segment_id"] == self.segment), {})

    def is_session(self, phase: str) -> bool:
        """Return whether that session is in a phase."""
        return self.session().get("phase") == phase
