"""A moderator who reads contributions to the formats: lets them through, or refuses with a reason."""

import asyncio

from bot.orders import GuideFormat
from bot.rehearsal.page import Page, View

LOOK_AGAIN_S = 0.3
# One in so many that nothing speaks against is refused all the same, so that refusals are rehearsed.
REFUSED_EVERY = 9
AT_ONCE = 4
FLAGGED, BESIDE = "Hors charte.", "Hors du sujet de ce soir."


class ContributionReader:
    """Decides about what waits, in the order of the numbers, until cancelled."""

    def __init__(self, page: Page) -> None:
        """Work on this page."""
        self._page = page

    async def run(self) -> None:
        """Decide until cancelled."""
        await self._page.live.wait()
        while True:
            for session in self._page.all("format"):
                waiting = [entry for entry in session["entries"] if entry["state"] == "waiting"]
                # As many hands as a large room has moderators.
                await asyncio.gather(*(self._decide(session, entry) for entry in waiting[:AT_ONCE]))
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _decide(self, session: View, entry: View) -> None:
        beside = entry["number"] % REFUSED_EVERY == 0
        reason = FLAGGED if entry["flagged"] else BESIDE if beside else ""
        await self._page.give(
            GuideFormat(
                session_id=session["id"],
                act="refuse" if reason else "accept",
                number=entry["number"],
                text=reason,
            )
        )
