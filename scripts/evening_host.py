"""A host in a browser: leads a whole evening from the régie's page, mostly by its keys."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.rehearsal.led import LedShow

if TYPE_CHECKING:
    from playwright.async_api import Page

LIMIT_S = 20.0
# What is longer than a glance: an argument, a hat, a speaker.
TURN_S = 1.5
RESULT_S = 1.5
SEED = "7, 12, 23, 31, 44, 9"
SOURCE = "Les numéros du Loto de ce soir"
PROMISE = "L’élue répondra par écrit cette semaine."
BESIDE = "Cette question est pour une autre soirée."
ROUND = (
    ("clarification", 0.5),
    ("feelings", 0.8),
    ("amendment", 0.0),
    ("objections", 1.0),
    ("consent", 0.0),
)


class EveningHost:
    """Goes through the rundown once; `talking_s` is how long people talk in each format."""

    def __init__(
        self, show: LedShow, regie: "Page", overlay: "Page", folder: Path, talking_s: float, questions: int
    ) -> None:
        """Lead this show, with pictures of both pages into the folder."""
        self._show = show
        self._regie = regie
        self._overlay = overlay
        self._folder = folder
        self._talking_s = talking_s
        self._questions = questions
        self._place = 0
        self._segment = ""
        self._formats: Mapping[str, Callable[[], Awaitable[None]]] = {
            "draw": self._draw,
            "speaking-queue": self._queue,
            "six-hats": self._hats,
            "brainstorm": self._brainstorm,
            "porteur-de-parole": self._wall,
            "themes": self._themes,
        }

    async def run(self) -> None:
        """Lead every segment, one after the other."""
        for segment in self._segments():
            self._place += 1
            self._segment = segment["id"]
            await self._key(" ", "next")
            await self._until(partial(self._is_at, segment["id"]), f"the segment {segment['id']}")
            self._show.talk()
            await self._play(segment["kind"])
        await asyncio.sleep(RESULT_S)

    async def _play(self, kind: str) -> None:
        match kind:
            case "poll":
                await self._poll()
            case "consent":
                await self._consent()
            case "questions":
                await self._ask()
            case "standby":
                await asyncio.sleep(TURN_S)
                await self._picture("attente")
            case _:
                await self._key("Enter", "take")
                await self._key("f", "format_open")
                await self._until(lambda: self._session().get("status") == "open", "the session")
                await self._formats[kind]()
                await self._end_format()

    async def _opened(self) -> str:
        await self._key("Enter", "take")
        await self._picture("avant")
        await self._key("o", "open")
        await self._until(lambda: bool(self._open_polls()), "the poll")
        return str(self._open_polls()[0]["id"])

    async def _poll(self) -> None:
        poll_id = await self._opened()
        method = self._poll_view(poll_id)["method"]
        await asyncio.sleep(self._talking_s / 2)
        if method == "moving-debate":
            await self._argue()
        await asyncio.sleep(self._talking_s / 4)
        await self._picture("ouvert")
        await self._until(lambda: self._poll_view(poll_id)["status"] == "closed", "the end of the poll", 60)
        await asyncio.sleep(RESULT_S)
        await self._picture("resultat")

    async def _argue(self) -> None:
        for speaker in ("Camille", "Bakary"):
            await self._regie.fill("[name=speaker]", speaker)
            await self._regie.click("[data-action=argument]")
            await asyncio.sleep(TURN_S)
        offer = self._regie.locator("[data-action=offer_floor]").first
        if await offer.count():
            await offer.click()

    async def _consent(self) -> None:
        poll_id = await self._opened()
        for phase, share in ROUND:
            await self._show.quiet()
            await self._regie.click("[data-action=next_phase]")
            await self._until(partial(self._is_in_phase, poll_id, phase), f"the phase {phase}")
            self._show.talk()
            await asyncio.sleep(self._talking_s * share)
            await self._picture(phase)
        await self._show.quiet()
        await self._key("c", "close")
        await self._until(lambda: self._poll_view(poll_id)["status"] == "closed", "the end of the round")
        await asyncio.sleep(RESULT_S)
        await self._picture("resultat")

    async def _ask(self) -> None:
        """Air some questions, promise an answer to one, refuse one with a reason, leave the rest."""
        await self._until(lambda: len(self._waiting()) > self._questions + 1, "questions", 60)
        for number in range(self._questions):
            question_id = await self._selected()
            await self._key("p", "question_preview")
            await self._until(partial(self._is_previewed, question_id), "the question in preview")
            await self._key("Enter", "take")
            await self._until(partial(self._is_question, question_id, "on_air"), "the question on air")
            await asyncio.sleep(TURN_S)
            if number == 0:
                await self._picture("question")
            await self._show.part_with(question_id)
            await self._key("e", "question_answered")
            await self._until(partial(self._is_question, question_id, "answered"), "the answer")
        await self._decide("d", "question_defer", "deferred", PROMISE)
        await self._decide("r", "question_dismiss", "", BESIDE)
        await self._picture("file")
        await self._key("v", "clear")

    async def _decide(self, key: str, action: str, status: str, words: str) -> None:
        question_id = await self._selected()
        await self._show.part_with(question_id)
        await self._regie.fill("[name=note]", words)
        await self._key(key, action)
        # What is refused leaves the page.
        await self._until(partial(self._is_question, question_id, status), action)

    async def _selected(self) -> str:
        """Select the first question that waits, and return its id."""
        first = min(self._waiting(), key=lambda each: int(each["rank"]))
        number = f"n° {first['number']}"
        card = self._regie.locator(".question", has=self._regie.get_by_text(number, exact=True)).first
        if await card.get_attribute("aria-current") is None:
            await card.locator(".question-open").click()
        return str(first["id"])

    async def _draw(self) -> None:
        await self._line("source", SOURCE)
        await asyncio.sleep(self._talking_s)
        await self._picture("volontaires")
        await self._turn("listed")
        await self._picture("liste")
        await self._line("seed", SEED)
        await self._until(partial(self._is_session, "drawn"), "the draw")
        await asyncio.sleep(2 * RESULT_S)
        await self._picture("tires")
        await self._regie.locator(".lot-seats button").first.click()
        await asyncio.sleep(TURN_S)
        await self._picture("reserve")

    async def _line(self, act: str, text: str) -> None:
        await self._regie.fill(f"[name=draw_{act}]", text)
        await self._regie.click(f"[data-action=draw_{act}]")

    async def _queue(self) -> None:
        await asyncio.sleep(self._talking_s / 2)
        for turn in range(3):
            await self._key("g", "format_next")
            await asyncio.sleep(TURN_S)
            if turn == 0:
                await self._picture("orateur")
        await self._regie.click("[data-action=queue_done]")
        await asyncio.sleep(TURN_S)
        await self._picture("merci")

    async def _hats(self) -> None:
        for hat in ("red", "black", "yellow", "green", "blue"):
            await asyncio.sleep(TURN_S)
            await self._picture(f"avant-{hat}")
            await self._key("g", "format_next")
            await self._until(partial(self._is_session, hat), f"the {hat} hat")
        await asyncio.sleep(TURN_S)
        await self._picture("bleu")

    async def _brainstorm(self) -> None:
        await asyncio.sleep(self._talking_s)
        await self._picture("idees")
        await self._turn("group")
        await asyncio.sleep(TURN_S)
        await self._picture("groupes")
        await self._regie.locator(".lead-groups .field").first.fill("Les transports en commun")
        await self._regie.keyboard.press("Tab")
        await self._turn("dots")
        await asyncio.sleep(self._talking_s)
        await self._picture("points")

    async def _wall(self) -> None:
        for _ in range(4):
            await asyncio.sleep(self._talking_s / 2)
            await self._free()
            await self._regie.keyboard.press("y")
        await self._picture("mur")

    async def _themes(self) -> None:
        await asyncio.sleep(self._talking_s)
        await self._free()
        await self._regie.keyboard.press("3")
        await asyncio.sleep(TURN_S)
        await self._picture("themes")

    async def _turn(self, phase: str) -> None:
        await self._show.quiet()
        await self._key("g", "format_next")
        await self._until(partial(self._is_session, phase), f"the phase {phase}")
        self._show.talk()

    async def _end_format(self) -> None:
        session_id = self._session()["id"]
        await self._show.quiet()
        await self._regie.click("[data-action=format_close]")
        await self._until(
            lambda: self._show.host.topics[f"format:{session_id}"]["status"] == "closed", "the session's end"
        )
        await asyncio.sleep(RESULT_S)
        await self._picture("fin")
        self._show.talk()

    async def _key(self, key: str, action: str) -> None:
        """Press a key once its action can be done."""
        await self._regie.wait_for_selector(
            f"[data-action={action}]:not([disabled])", state="attached", timeout=LIMIT_S * 1000
        )
        await self._free()
        await self._regie.keyboard.press(key)

    async def _free(self) -> None:
        """Leave the field or button that was used, so that keys mean what the help says."""
        await self._regie.evaluate("() => document.activeElement?.blur()")

    async def _picture(self, moment: str) -> None:
        for name, page in (("incrustation", self._overlay), ("regie", self._regie)):
            file = self._folder / f"{self._place:02}-{self._segment}-{moment}-{name}.png"
            await page.screenshot(path=file)

    async def _until(self, holds: Callable[[], bool], what: str, seconds: float = LIMIT_S) -> None:
        if not await self._show.host.until(holds, seconds):
            await self._picture("panne")
            raise TimeoutError(f"segment {self._segment}: waited in vain for {what}")

    def _segments(self) -> list[dict[str, Any]]:
        return list(self._show.host.topics.get("rundown", {}).get("segments", []))

    def _is_at(self, segment_id: str) -> bool:
        return any(each["id"] == segment_id for each in self._segments() if each["state"] == "current")

    def _session(self) -> dict[str, Any]:
        return next(
            (each for each in self._show.host.all("format") if each["segment_id"] == self._segment), {}
        )

    def _open_polls(self) -> list[dict[str, Any]]:
        return [each for each in self._show.host.all("poll") if each["status"] == "open"]

    def _poll_view(self, poll_id: str) -> dict[str, Any]:
        return self._show.host.topics[f"poll:{poll_id}"]

    def _is_in_phase(self, poll_id: str, phase: str) -> bool:
        return (self._poll_view(poll_id).get("detail") or {}).get("phase") == phase

    def _is_session(self, phase: str) -> bool:
        return self._session().get("phase") == phase

    def _waiting(self) -> list[dict[str, Any]]:
        return [each for each in self._show.host.all("question") if each["rank"] > 0]

    def _is_previewed(self, question_id: str) -> bool:
        previewed = self._show.host.topics.get("preview", {}).get("question") or {}
        return str(previewed.get("id", "")) == question_id

    def _is_question(self, question_id: str, status: str) -> bool:
        return self._show.host.topics.get(f"question:{question_id}", {}).get("status", "") == status
