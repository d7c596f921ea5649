"""A host in a browser: leads a whole evening from the régie's page, mostly by its keys."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any

from scripts.evening_formats import RESULT_S, TURN_S, FormatsByHand
from scripts.regie_by_hand import RegieByHand

if TYPE_CHECKING:
    pass

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

    def __init__(self, desk: RegieByHand, talking_s: float, questions: int) -> None:
        """Lead at this desk; so many questions are answered in each segment of questions."""
        self._desk = desk
        self._formats = FormatsByHand(self._desk, talking_s)
        self._talking_s = talking_s
        self._questions = questions

    async def run(self) -> None:
        """Lead every segment, one after the other."""
        for segment in self._segments():
            self._desk.place += 1
            self._desk.segment = segment["id"]
            await self._desk.key(" ", "next")
            await self._desk.until(partial(self._is_at, segment["id"]), f"the segment {segment['id']}")
            self._desk.show.talk()
            await self._play(segment["kind"])
        await self._desk.rest(RESULT_S)

    async def _play(self, kind: str) -> None:
        match kind:
            case "poll":
                await self._poll()
            case "consent":
                await self._consent()
            case "questions":
                await self._ask()
            case "standby":
                await self._empty_air()
                await self._desk.rest(TURN_S)
                await self._desk.picture("attente")
            case _:
                await self._formats.lead(kind)

    async def _empty_air(self) -> None:
        """Take off the air what the segment before left there."""
        air = self._desk.show.host.topics.get("air", {})
        if any(air.get(kind) for kind in ("poll", "question", "format")):
            await self._desk.key("v", "clear")

    async def _opened(self) -> str:
        await self._desk.key("Enter", "take")
        await self._desk.picture("avant")
        await self._desk.key("o", "open")
        await self._desk.until(lambda: bool(self._open_polls()), "the poll")
        return str(self._open_polls()[0]["id"])

    async def _poll(self) -> None:
        poll_id = await self._opened()
        method = self._poll_view(poll_id)["method"]
        await asyncio.sleep(self._talking_s / 2)
        if method == "moving-debate":
            await self._argue()
        await asyncio.sleep(self._talking_s / 4)
        await self._desk.picture("ouvert")
        await self._desk.until(
            lambda: self._poll_view(poll_id)["status"] == "closed", "the end of the poll", 60
        )
        await self._desk.rest(RESULT_S)
        await self._desk.picture("resultat")

    async def _argue(self) -> None:
        for speaker in ("Camille", "Bakary"):
            await self._desk.regie.fill("[name=speaker]", speaker)
            await self._desk.regie.click("[data-action=argument]")
            await self._desk.rest(TURN_S)
        offer = self._desk.regie.locator("[data-action=offer_floor]").first
        if await offer.count():
            await offer.click()

    async def _consent(self) -> None:
        poll_id = await self._opened()
        for phase, share in ROUND:
            await self._desk.show.quiet()
            await self._desk.regie.click("[data-action=next_phase]")
            await self._desk.until(partial(self._is_in_phase, poll_id, phase), f"the phase {phase}")
            self._desk.show.talk()
            await asyncio.sleep(self._talking_s * share)
            await self._desk.picture(phase)
        await self._desk.show.quiet()
        await self._desk.key("c", "close")
        await self._desk.until(lambda: self._poll_view(poll_id)["status"] == "closed", "the end of the round")
        await self._desk.rest(RESULT_S)
        await self._desk.picture("resultat")

    async def _ask(self) -> None:
        """Air some questions, promise an answer to one, refuse one with a reason, leave the rest."""
        await self._desk.until(lambda: len(self._waiting()) > self._questions + 1, "questions", 60)
        for number in range(self._questions):
            question_id = await self._selected()
            await self._desk.key("p", "question_preview")
            await self._desk.until(partial(self._is_previewed, question_id), "the question in preview")
            await self._desk.key("Enter", "take")
            await self._desk.until(partial(self._is_question, question_id, "on_air"), "the question on air")
            await self._desk.rest(TURN_S)
            if number == 0:
                await self._desk.picture("question")
            await self._desk.show.part_with(question_id)
            await self._desk.key("e", "question_answered")
            await self._desk.until(partial(self._is_question, question_id, "answered"), "the answer")
        await self._decide("d", "question_defer", "deferred", PROMISE)
        await self._decide("r", "question_dismiss", "", BESIDE)
        await self._desk.picture("file")
        # The last one is left on air: time was up.
        question_id = await self._selected()
        await self._desk.key("l", "question_air")
        await self._desk.until(partial(self._is_question, question_id, "on_air"), "the last question on air")
        await self._desk.rest(TURN_S)

    async def _decide(self, key: str, action: str, status: str, words: str) -> None:
        question_id = await self._selected()
        await self._desk.show.part_with(question_id)
        await self._desk.regie.fill("[name=note]", words)
        await self._desk.key(key, action)
        # What is refused leaves the page.
        await self._desk.until(partial(self._is_question, question_id, status), action)

    async def _selected(self) -> str:
        """Select the first question that waits, and return its id."""
        first = min(self._waiting(), key=lambda each: int(each["rank"]))
        number = f"n° {first['number']}"
        card = self._desk.regie.locator(
            ".question", has=self._desk.regie.get_by_text(number, exact=True)
        ).first
        if await card.get_attribute("aria-current") is None:
            await card.locator(".question-open").click()
        return str(first["id"])

    def _segments(self) -> list[dict[str, Any]]:
        return list(self._desk.show.host.topics.get("rundown", {}).get("segments", []))

    def _is_at(self, segment_id: str) -> bool:
        return any(each["id"] == segment_id for each in self._segments() if each["state"] == "current")

    def _open_polls(self) -> list[dict[str, Any]]:
        return [each for each in self._desk.show.host.all("poll") if each["status"] == "open"]

    def _poll_view(self, poll_id: str) -> dict[str, Any]:
        return self._desk.show.host.topics[f"poll:{poll_id}"]

    def _is_in_phase(self, poll_id: str, phase: str) -> bool:
        return (self._poll_view(poll_id).get("detail") or {}).get("phase") == phase

    def _waiting(self) -> list[dict[str, Any]]:
        return [each for each in self._desk.show.host.all("question") if each["rank"] > 0]

    def _is_previewed(self, question_id: str) -> bool:
        previewed = self._desk.show.host.topics.get("preview", {}).get("question") or {}
        return str(previewed.get("id", "")) == question_id

    def _is_question(self, question_id: str, status: str) -> bool:
        return str(self._desk.show.host.topics.get(f"question:{question_id}", {}).get("status", "")) == status
