"""The end of the road: actions leave the outbox, are carried out, and come back as events."""

import asyncio

import structlog

from bot.actions import Announce, AnyAction, EditPanel, PostPanel, Say
from bot.errors import PlatformError, StoreError
from bot.events import ActionPerformed, Outcome, Platform
from bot.pipeline.ending import raise_if_cancelled
from bot.ports import Clock, Outbox, Performer, Report

BATCH = 32
BLOCK_MS = 2_000
RETRY_S = 0.3
SPOKEN = (Say, Announce, PostPanel, EditPanel)
# What waits to be said beyond this is not worth saying any more: the bot falls silent before it spams.
MOST_SPEECH = 50
MOST_ACTS = 500

log = structlog.get_logger(__name__)

Work = asyncio.Queue[tuple[str, AnyAction]]


class PlatformPerformer:
    """Carries one platform's actions out: what is said one after the other, the other acts several at a time.

    Two lanes, because a sentence that waits for the platform's rate must never hold a deletion back.
    """

    def __init__(
        self, platform: Platform, outbox: Outbox, performer: Performer, clock: Clock, at_once: int = 8
    ) -> None:
        """Serve one platform, with `at_once` acts in flight."""
        self._platform = platform
        self._outbox = outbox
        self._performer = performer
        self._clock = clock
        self._at_once = at_once
        self._speech: Work = asyncio.Queue(MOST_SPEECH)
        self._acts: Work = asyncio.Queue(MOST_ACTS)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._work(self._speech))
            for _ in range(self._at_once):
                tasks.create_task(self._work(self._acts))
            while True:
                raise_if_cancelled()
                for entry_id, action in await self._next():
                    if not isinstance(action, SPOKEN):
                        await self._acts.put((entry_id, action))
                    elif self._speech.full():
                        silence = Report(
                            outcome=Outcome.REFUSED, detail="trop de messages attendaient : non dit"
                        )
                        await self._finish(entry_id, action, silence)
                    else:
                        self._speech.put_nowait((entry_id, action))

    async def _next(self) -> list[tuple[str, AnyAction]]:
        try:
            return await self._outbox.next(self._platform, BATCH, BLOCK_MS)
        except StoreError as fault:
            log.warning("outbox.away", platform=self._platform, fault=str(fault))
            await asyncio.sleep(RETRY_S)
            return []

    async def _work(self, lane: Work) -> None:
        while True:
            raise_if_cancelled()
            entry_id, action = await lane.get()
            await self._finish(entry_id, action, await self._perform(action))

    async def _perform(self, action: AnyAction) -> Report:
        if not action.repeatable and not await self._begin(action):
            # An earlier life died while sending it: it may have been said, so it is not said again.
            return Report(outcome=Outcome.FAILED, detail="envoi interrompu par un arrêt ; non répété")
        try:
            return await self._performer.perform(action)
        except PlatformError as fault:
            return Report(outcome=Outcome.FAILED, detail=str(fault))
        except Exception as fault:
            # The top of the loop: an unforeseen fault of one action is said and must not stop the others.
            log.exception("action.crashed", action=type(action).__name__)
            return Report(outcome=Outcome.FAILED, detail=f"erreur inattendue ({type(fault).__name__})")

    async def _begin(self, action: AnyAction) -> bool:
        while True:
            raise_if_cancelled()
            try:
                return await self._outbox.begin(self._platform, action)
            except StoreError:
                await asyncio.sleep(RETRY_S)

    async def _finish(self, entry_id: str, action: AnyAction, report: Report) -> None:
        log.info(
            "action.performed", action=type(action).__name__, outcome=report.outcome, detail=report.detail
        )
        performed = ActionPerformed(
            id=f"{action.id}/report",
            at=self._clock.now(),
            action_id=action.id,
            outcome=report.outcome,
            detail=report.detail,
            message_id=report.message_id,
            before=report.before,
        )
        while True:
            raise_if_cancelled()
            try:
                return await self._outbox.finish(self._platform, entry_id, performed)
            except StoreError:
                await asyncio.sleep(RETRY_S)
