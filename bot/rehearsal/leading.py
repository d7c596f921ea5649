"""How the host leads what is more than a vote: arguments in a debate, the phases of a consent round."""

import asyncio
from collections.abc import Sequence
from itertools import count

from bot.orders import NextPhase, PutArgument
from bot.rehearsal.page import Page
from bot.rehearsal.viewer import Viewer

ARGUMENT_S = 4.0
SPEAKERS = ("Camille", "Élise", "Bakary", "Lucien", "Anouk")
# So long after the last word before a phase ends, all of them have been heard.
HUSH_S = 1.5
# In which people speak, and the share of the round's time that each has.
_SHARES = {"clarification": 0.2, "feelings": 0.35, "objections": 0.45}
PHASES = ("proposal", "clarification", "feelings", "amendment", "objections", "consent")


class Leading:
    """Leads what is open; `steady` is held while words must not be lost on their way."""

    def __init__(self, page: Page, viewer: Viewer, steady: asyncio.Lock | None = None) -> None:
        """Lead on this page, with an eye on what viewers see."""
        self._page = page
        self._viewer = viewer
        self._steady = steady or asyncio.Lock()

    async def debate(self, poll_id: str) -> None:
        """Put one argument after another on air, until cancelled or over."""
        for number in count(1):
            speaker = SPEAKERS[number % len(SPEAKERS)]
            answer = await self._page.give(PutArgument(poll_id=poll_id, number=number, speaker=speaker))
            if not answer["ok"]:
                return
            await asyncio.sleep(ARGUMENT_S)

    async def round(self, poll_id: str, seconds: float, ends: Sequence[asyncio.Event] = ()) -> None:
        """Lead a consent round through its phases to its decision; `seconds` are for those with words.

        With `ends` each of these phases lasts until its own event, and no longer than its share of the time.
        """
        left = list(ends)
        for phase in PHASES[1:]:
            async with self._steady:
                await self.quiet()
                await self._page.give(NextPhase(poll_id=poll_id))
                await self._page.until(lambda phase=phase: self._phase(poll_id) == phase, 10)  # type: ignore[misc]
                self._viewer.screen.hush(False)
            share = _SHARES.get(phase)
            if share is None:
                continue
            try:
                async with asyncio.timeout(seconds * share):
                    await (left.pop(0) if left else asyncio.Event()).wait()
            except TimeoutError:
                continue

    async def quiet(self) -> None:
        """Ask for silence, and wait until what was said has been heard."""
        self._viewer.screen.hush()
        await asyncio.sleep(HUSH_S)

    def _phase(self, poll_id: str) -> str:
        view = self._page.topics.get(f"poll:{poll_id}") or {}
        return str((view.get("detail") or {}).get("phase", ""))
