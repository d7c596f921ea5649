"""A moderator who works alone: accepts questions, decides cases, worst first, at a person's pace."""

import asyncio
from datetime import datetime, timedelta

from bot.orders import CaseAct, DecideCase, DecideQuestion, QuestionAct
from bot.ports import Clock
from bot.rehearsal.page import Page, View

GRAVITY = {"high": 0, "medium": 1, "low": 2}
LOOK_AGAIN_S = 0.2
REASON = "Hors charte."


class Reviewer:
    """Decides one thing at a time; `patience` leaves cases to people at the page for a while."""

    def __init__(self, page: Page, clock: Clock, pace: timedelta, patience: timedelta = timedelta(0)) -> None:
        """Work on this page, with `pace` between two decisions about cases."""
        self._page = page
        self._clock = clock
        self._pace = pace
        self._patience = patience
        self._cases: dict[str, datetime] = {}
        self.seen_at: dict[tuple[str, str], datetime] = {}
        page.watch(self._see)

    def _see(self, topic: str, view: View | None, now: datetime) -> None:
        if topic.startswith("case:") and view is not None:
            case = view["case"]
            self.seen_at.setdefault((case["platform"], case["message_id"]), now)

    async def run(self) -> None:
        """Decide until cancelled."""
        await self._page.live.wait()
        next_case_at = self._clock.now()
        while True:
            await self._accept_questions()
            if self._clock.now() >= next_case_at and await self._decide_one():
                next_case_at = self._clock.now() + self._pace
            await asyncio.sleep(LOOK_AGAIN_S)

    async def _accept_questions(self) -> None:
        for question in self._page.all("question"):
            waits_since = datetime.fromisoformat(question["asked_at"])
            if question["status"] == "proposed" and self._clock.now() - waits_since >= self._patience:
                act = QuestionAct.DISMISS if question["flagged"] else QuestionAct.ACCEPT
                await self._page.give(
                    DecideQuestion(
                        question_id=question["id"],
                        act=act,
                        reason=REASON if act is QuestionAct.DISMISS else "",
                    )
                )

    async def _decide_one(self) -> bool:
        ready = [each["case"] for each in self._page.all("case") if self._is_ready(each["case"])]
        if not ready:
            return False
        case = min(ready, key=lambda each: (GRAVITY[each["verdict"]["severity"]], each["opened_at"]))
        await self._page.give(DecideCase(case_id=case["id"], act=self._act(case)))
        return True

    def _is_ready(self, case: View) -> bool:
        opened_at = datetime.fromisoformat(case["opened_at"])
        return (
            case["status"] == "open"
            and not case["holder"]
            and self._clock.now() - opened_at >= self._patience
        )

    def _act(self, case: View) -> CaseAct:
        author = case["author"]
        asks = any(
            each["author"] == author["name"] and each["platform"] == case["platform"]
            for each in self._page.all("question")
        )
        # Silencing somebody takes their question off the list while others still back it.
        if case["verdict"]["severity"] == "high" and case["earlier_cases"] > 0 and not asks:
            return CaseAct.TIMEOUT
        return CaseAct.ALLOW if case["verdict"]["severity"] == "low" else CaseAct.DELETE
