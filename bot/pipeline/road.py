"""The one road: inbox entries in, stages in order, one commit out, over and over."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import count

import structlog

from bot.actions import Action
from bot.changes import AnyChange, Change, Commit, Counted, FeedItem
from bot.changes.talk import RoundSaved
from bot.errors import StoreError
from bot.events import ClockTicked, Event, HealthReported
from bot.moderation.scores import Scores
from bot.orders import OrderGiven
from bot.pipeline.answer import answer_order
from bot.pipeline.clocks import ClockWatch
from bot.pipeline.ending import raise_if_cancelled
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.pipeline.score import Scoring
from bot.pipeline.screens.publish import Publisher
from bot.pipeline.step import Consequence, Happening, Stage
from bot.ports import AnyEvent, Clock, Entry, Inbox, Ledger

BATCH = 256
WAIT_MS = 40
RETRY_S = 0.2
LOOK_BACK_EVERY = 25

log = structlog.get_logger(__name__)


class Road:
    """Takes events from the inbox to their effects, alone: nothing else writes the show's state.

    At-least-once delivery becomes exactly-once in result, because what an event leads to and the mark that
    it was seen are committed together, or not at all.
    """

    def __init__(
        self,
        inbox: Inbox,
        ledger: Ledger,
        scoring: Scoring,
        clock: Clock,
        evening: Evening,
        stages: Sequence[Stage],
    ) -> None:
        """Join the parts; `stages` run in the order given, the clock's tick last."""
        self._inbox = inbox
        self._ledger = ledger
        self._scoring = scoring
        self._clock = clock
        self._evening = evening
        self._stages = stages
        self._clocks = ClockWatch(evening.words)
        self._health: dict[str, HealthReported] = {}
        self._returned_at: datetime | None = None

    async def run(self) -> None:
        """Go on until cancelled; after a fault of the store, read everything again and go on from there."""
        while True:
            raise_if_cancelled()
            try:
                await self._live()
            except StoreError as fault:
                log.warning("pipeline.store_away", fault=str(fault))
                self._inbox.forget_claim()
                await asyncio.sleep(RETRY_S)

    async def _live(self) -> None:
        state = ShowState.of(await self._ledger.load())
        state.health = self._health
        if self._returned_at is None and state.open_polls():
            self._returned_at = self._clock.now()
        state.returned_at = self._returned_at
        publisher = Publisher(self._evening)
        for read in count(1):
            raise_if_cancelled()
            if read % LOOK_BACK_EVERY == 0:
                # An answer of the store that is lost on its way leaves entries given out that nobody has.
                self._inbox.forget_claim()
            entries = await self._inbox.read(BATCH, WAIT_MS)
            await self._travel(entries, state, publisher, caught_up=len(entries) < BATCH)

    async def _travel(
        self, entries: list[Entry], state: ShowState, publisher: Publisher, caught_up: bool
    ) -> None:
        fresh, followed = await self._fresh(entries)
        state.apply_all(each for each in followed if isinstance(each, Change))
        scores = await self._scoring.score(fresh)
        for event, score in zip(fresh, scores, strict=True):
            followed += self._pass_stages(event, score, state)
        now = self._clock.now()
        for news in (*self._scoring.take_news(), *self._clocks.watch(fresh, now)):
            followed += self._pass_stages(news, None, state)
        if caught_up:
            # Time passes only when everything said before now has been heard: a vote that waits in the
            # inbox while the bot restarts still counts.
            followed += self._pass_stages(ClockTicked(id="tick", at=now), None, state)
        feed = [each for each in followed if isinstance(each, FeedItem)] + publisher.updates(state, now)
        commit = Commit(
            entries=tuple(entry.id for entry in entries),
            seen=tuple(seen_as(event) for event in fresh),
            changes=merged(each for each in followed if isinstance(each, Change)),
            actions=tuple(each for each in followed if isinstance(each, Action)),
            feed=tuple(feed),
        )
        if commit != Commit():
            await self._ledger.commit(commit)

    def _pass_stages(self, event: Happening, score: Scores | None, state: ShowState) -> list[Consequence]:
        followed: list[Consequence] = []
        evening = state.plan.over(self._evening)
        for stage in self._stages:
            try:
                consequences = stage(event, state, evening, score)
            except Exception:
                # The top of the loop: an event that a stage cannot digest is said and does not stop the show.
                log.exception(
                    "stage.crashed", stage=getattr(stage, "__name__", "?"), event_type=type(event).__name__
                )
                consequences = [Counted(name="errors"), *self._sorry(event)]
            if consequences:
                state.apply_all(each for each in consequences if isinstance(each, Change))
                followed += consequences
                evening = state.plan.over(self._evening)
        return followed

    def _known_gesture(self, event: AnyEvent) -> list[Consequence]:
        """Return the answer to a gesture told again, since the first answer may have been lost."""
        if not isinstance(event, OrderGiven):
            return []
        return [answer_order(event.id, ok=True, text=self._evening.words.text("order-known"))]

    def _sorry(self, event: Happening) -> list[Consequence]:
        """Return the answer to an operator whose gesture could not be carried out."""
        if not isinstance(event, OrderGiven):
            return []
        return [answer_order(event.id, ok=False, text=self._evening.words.text("order-crashed"))]

    async def _fresh(self, entries: Sequence[Entry]) -> tuple[list[AnyEvent], list[Consequence]]:
        """Return the events never processed before, and the count of those told twice."""
        keys = [seen_as(entry.event) for entry in entries]
        known = await self._ledger.known(keys) if keys else []
        fresh: list[AnyEvent] = []
        doubles: list[Consequence] = []
        met: set[str] = set()
        for entry, (key, _), was_known in zip(entries, keys, known, strict=True):
            if was_known or key in met:
                doubles.append(Counted(name=f"duplicates:{getattr(entry.event, 'platform', 'bot')}"))
                doubles += self._known_gesture(entry.event)
            else:
                met.add(key)
                fresh.append(entry.event)
        return fresh, doubles


def merged(changes: Iterable[AnyChange]) -> tuple[AnyChange, ...]:
    """Return the changes with one count for each name and each consent round once, as it is in the end.

    A busy batch counts hundreds of messages, and each voice in a round is told with the whole of it.
    """
    counts: Counter[str] = Counter()
    rest: list[AnyChange] = []
    later: set[str] = set()
    for change in reversed([*changes]):
        if isinstance(change, Counted):
            counts[change.name] += change.by
        elif not isinstance(change, RoundSaved):
            rest.append(change)
        elif change.poll_id not in later:
            later.add(change.poll_id)
            rest.append(change)
    return (*reversed(rest), *(Counted(name=name, by=by) for name, by in counts.items()))


def seen_as(event: Event) -> tuple[str, datetime]:
    """Return what is the same when the same thing is told twice, with its platform's time."""
    return f"{type(event).__name__}:{getattr(event, 'platform', '')}:{event.id}", event.at
