"""Measures what passes, around the parts that do the work: the ledger's commits, the platforms' acts."""

from collections.abc import Sequence
from datetime import datetime

from bot.actions import AnyAction
from bot.changes import Commit
from bot.events import Platform
from bot.ports import Clock, Ledger, Performer, Report, ShowRecord
from bot.web.metrics import Counted, Measured


class Gauges:
    """Everything that is measured as it passes."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.events = Counted("bouge_events_total", "Events processed, by kind and platform.")
        self.ages = Measured("bouge_event_age_seconds", "From a platform's time to its effects' commit.")
        self.commits = Measured("bouge_commit_seconds", "How long the store takes to write a batch.")
        self.actions = Counted("bouge_actions_total", "Acts on platforms, by kind and outcome.")
        self.acting = Measured("bouge_action_seconds", "How long an act takes on its platform.")

    @property
    def all(self) -> tuple[Counted | Measured, ...]:
        """Return them all."""
        return self.events, self.ages, self.commits, self.actions, self.acting


class MeasuredLedger:
    """A ledger whose commits are counted and timed."""

    def __init__(self, ledger: Ledger, gauges: Gauges, clock: Clock) -> None:
        """Measure another ledger."""
        self._ledger = ledger
        self._gauges = gauges
        self._clock = clock

    async def load(self) -> ShowRecord:
        """Return everything committed so far."""
        return await self._ledger.load()

    async def known(self, ids: Sequence[tuple[str, datetime]]) -> list[bool]:
        """Say for each whether it was committed before."""
        return await self._ledger.known(ids)

    async def commit(self, commit: Commit) -> None:
        """Write it, and note how long that took and how old the events were."""
        began = self._clock.now()
        await self._ledger.commit(commit)
        now = self._clock.now()
        self._gauges.commits.note((now - began).total_seconds())
        for name, at in commit.seen:
            kind, platform = name.split(":")[:2]
            self._gauges.events.add(kind=kind, platform=platform or "bot")
            if platform:
                self._gauges.ages.note(max((now - at).total_seconds(), 0.0), platform=platform)


class MeasuredPerformer:
    """A platform's edge whose acts are counted and timed."""

    def __init__(self, performer: Performer, platform: Platform, gauges: Gauges, clock: Clock) -> None:
        """Measure another performer."""
        self._performer = performer
        self._platform = str(platform)
        self._gauges = gauges
        self._clock = clock

    async def perform(self, action: AnyAction) -> Report:
        """Do it, and note how long that took and what became of it."""
        began = self._clock.now()
        report = await self._performer.perform(action)
        took = (self._clock.now() - began).total_seconds()
        kind = type(action).__name__
        self._gauges.acting.note(took, platform=self._platform)
        self._gauges.actions.add(platform=self._platform, action=kind, outcome=str(report.outcome))
        return report
