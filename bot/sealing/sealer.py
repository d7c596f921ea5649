"""Closed polls become published boxes: drawn up, signed and checked in a thread, then kept for ever."""

import asyncio
import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from importlib.metadata import version

import structlog

from bot.changes import BoxDue
from bot.errors import SealingError, StoreError
from bot.events import BoxSealed, Health, HealthReported
from bot.polls.box.canonical import digest_of
from bot.polls.box.card import card_of
from bot.polls.box.document import Box, BoxRules
from bot.polls.box.receipt import CHANCE_BYTES, draw_receipt
from bot.polls.box.seal import Cast, box_of
from bot.polls.poll import Ballot
from bot.ports import Boxes, Clock, EventSink
from bot.sealing.key import SigningKey
from bot.sealing.seal import published
from bot.words import Phrasebook

LOOK_EVERY_S = 0.5
# A box that cannot be sealed waits for somebody to mend what is wrong.
TRY_AGAIN = timedelta(seconds=30)
PART = "boxes"

log = structlog.get_logger(__name__)


class Sealer:
    """Seals every box that is due, and says when one cannot be sealed; the show goes on."""

    def __init__(
        self,
        boxes: Boxes,
        open_key: Callable[[], SigningKey],
        sink: EventSink,
        clock: Clock,
        words: Phrasebook,
    ) -> None:
        """Sign with the key that `open_key` finds; it may block, and is asked again until it finds one."""
        self._boxes = boxes
        self._open_key = open_key
        self._sink = sink
        self._clock = clock
        self._words = words
        self._key: SigningKey | None = None
        self._fault = ""
        self._tried_at: dict[str, datetime] = {}

    @property
    def public_key(self) -> str:
        """Return the key that boxes are checked with, "" while there is none."""
        return self._key.public if self._key else ""

    async def run(self) -> None:
        """Seal until cancelled."""
        while True:
            try:
                await self.seal_due()
            except StoreError as fault:
                log.warning("sealer.store_away", fault=str(fault))
            await asyncio.sleep(LOOK_EVERY_S)

    async def find_key(self) -> None:
        """Find the signing key, and say so when it cannot be used."""
        try:
            self._key = self._key or await asyncio.to_thread(self._open_key)
        except SealingError as fault:
            self._say(str(fault))

    async def seal_due(self) -> None:
        """Seal what is due now."""
        now = self._clock.now()
        for due in await self._boxes.due():
            tried_at = self._tried_at.get(due.poll.id)
            if tried_at is not None and now - tried_at < TRY_AGAIN:
                continue
            self._tried_at[due.poll.id] = now
            try:
                await self._seal(due)
            except SealingError as fault:
                log.error("box.unsealed", poll=due.poll.id, fault=str(fault))
                self._say(str(fault))
            else:
                del self._tried_at[due.poll.id]
                self._say("")

    async def _seal(self, due: BoxDue) -> None:
        await self.find_key()
        if self._key is None:
            raise SealingError(self._fault)
        ballots = await self._boxes.ballots(due.poll.id)
        box, raw = await asyncio.to_thread(drawn_up, due, ballots, self._key)
        digest = digest_of(box)
        sealed = BoxSealed(id=f"{due.poll.id}/box", at=self._clock.now(), poll_id=due.poll.id, digest=digest)
        await self._boxes.keep(raw, card_of(box, due.poll.id, digest), sealed)

    def _say(self, fault: str) -> None:
        if fault == self._fault:
            return
        self._fault, now = fault, self._clock.now()
        self._sink.put(
            HealthReported(
                id=f"{PART}:{now.isoformat()}",
                at=now,
                part=PART,
                health=Health.DEGRADED if fault else Health.GOOD,
                detail=self._words.text("box-unsealed", fault=fault) if fault else "",
                remedy=self._words.text("box-unsealed-remedy") if fault else "",
            )
        )


def drawn_up(due: BoxDue, ballots: Collection[Ballot], key: SigningKey) -> tuple[Box, bytes]:
    """Return a closed poll's box and the file to publish, checked as anyone will check it.

    A ballot that nobody was given a receipt for gets one now, as random as the others, so that it cannot be
    told from them. Raises SealingError when the announced result is not that of the ballots.
    """
    taken = {ballot.receipt for ballot in ballots}
    cast = []
    for ballot in ballots:
        receipt = ballot.receipt or draw_receipt(lambda: secrets.token_bytes(CHANCE_BYTES), taken)
        taken.add(receipt)
        cast.append(Cast(receipt=receipt, mark=ballot.mark, platform=ballot.platform))
    rules = BoxRules(smallest_group=due.smallest_group, minimum_turnout=due.poll.minimum_turnout)
    box = box_of(
        due.poll,
        cast,
        due.outcome,
        sentence=due.sentence,
        show=due.show,
        software=f"bouge {version('bouge')}",
        rules=rules,
    )
    return box, published(box, key)
