"""Leading each format of debate from the régie, as a host would: by its keys and the panel's buttons."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from scripts.regie_by_hand import RegieByHand

# What is longer than a glance: a hat, a speaker.
TURN_S = 1.5
RESULT_S = 1.5
SEED = "7, 12, 23, 31, 44, 9"
SOURCE = "Les numéros du Loto de ce soir"


class FormatsByHand:
    """Leads the session of the present segment; `talking_s` is how long people talk in each phase."""

    def __init__(self, desk: RegieByHand, talking_s: float) -> None:
        """Lead at this desk."""
        self._desk = desk
        self._talking_s = talking_s
        self._formats: Mapping[str, Callable[[], Awaitable[None]]] = {
            "draw": self._draw,
            "speaking-queue": self._queue,
            "six-hats": self._hats,
            "brainstorm": self._brainstorm,
            "porteur-de-parole": self._wall,
            "themes": self._themes,
        }

    async def lead(self, kind: str) -> None:
        """Open the session, lead it to its end and end it."""
        await self._desk.key("Enter", "take")
        await self._desk.key("f", "format_open")
        await self._desk.until(lambda: self._desk.session().get("status") == "open", "the session")
        await self._formats[kind]()
        await self._end()

    async def _draw(self) -> None:
        await self._line("source", SOURCE)
        await asyncio.sleep(self._talking_s)
        await self._desk.picture("volontaires")
        await self._turn("listed")
        await self._desk.picture("liste")
        await self._line("seed", SEED)
        await self._desk.until(partial(self._desk.is_session, "drawn"), "the draw")
        await self._desk.rest(2 * RESULT_S)
        await self._desk.picture("tires")
        await self._desk.regie.locator(".lot-seats button").first.click()
        await self._desk.rest(TURN_S)
        await self._desk.picture("reserve")

    async def _line(self, act: str, text: str) -> None:
        await self._desk.regie.fill(f"[name=draw_{act}]", text)
        await self._desk.regie.click(f"[data-action=draw_{act}]")

    async def _queue(self) -> None:
        await asyncio.sleep(self._talking_s / 2)
        for turn in range(3):
            await self._desk.key("g", "format_next")
            await self._desk.rest(TURN_S)
            if turn == 0:
                await self._desk.picture("orateur")
        await self._desk.regie.click("[data-action=queue_done]")
        await self._desk.rest(TURN_S)
        await self._desk.picture("merci")

    async def _hats(self) -> None:
        for hat in ("red", "black", "yellow", "green", "blue"):
            await self._desk.rest(TURN_S)
            await self._desk.picture(f"avant-{hat}")
            await self._desk.key("g", "format_next")
            await self._desk.until(partial(self._desk.is_session, hat), f"the {hat} hat")
        await self._desk.rest(TURN_S)
        await self._desk.picture("bleu")

    async def _brainstorm(self) -> None:
        await asyncio.sleep(self._talking_s)
        await self._desk.picture("idees")
        await self._turn("group")
        await self._desk.rest(TURN_S)
        await self._desk.picture("groupes")
        await self._desk.regie.locator(".lead-groups .field").first.fill("Les transports en commun")
        await self._desk.regie.keyboard.press("Tab")
        await self._turn("dots")
        await asyncio.sleep(self._talking_s)
        await self._desk.picture("points")

    async def _wall(self) -> None:
        for _ in range(4):
            await asyncio.sleep(self._talking_s / 2)
            await self._desk.free()
            await self._desk.regie.keyboard.press("y")
        await self._desk.picture("mur")

    async def _themes(self) -> None:
        await asyncio.sleep(self._talking_s)
        await self._desk.free()
        await self._desk.regie.keyboard.press("3")
        await self._desk.rest(TURN_S)
        await self._desk.picture("themes")

    async def _turn(self, phase: str) -> None:
        await self._desk.show.quiet()
        await self._desk.key("g", "format_next")
        await self._desk.until(partial(self._desk.is_session, phase), f"the phase {phase}")
        self._desk.show.talk()

    async def _end(self) -> None:
        session_id = self._desk.session()["id"]
        await self._desk.show.quiet()
        await self._desk.regie.click("[data-action=format_close]")
        await self._desk.until(
            lambda: self._desk.show.host.topics[f"format:{session_id}"]["status"] == "closed",
            "the session's end",
        )
        await self._desk.rest(RESULT_S)
        await self._desk.picture("fin")
        self._desk.show.talk()
