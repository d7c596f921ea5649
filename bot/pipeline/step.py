"""What a stage is: one event and the state in, consequences out."""

import hashlib
from typing import Protocol

from bot.actions import AnyAction
from bot.changes import AnyChange, FeedItem
from bot.events import ClockTicked
from bot.moderation.scores import Scores
from bot.pipeline.evening import Evening
from bot.pipeline.memory.state import ShowState
from bot.ports import AnyEvent

Consequence = AnyChange | AnyAction | FeedItem
Happening = AnyEvent | ClockTicked


class Stage(Protocol):
    """One step of the road: performs nothing, changes nothing that it was given."""

    def __call__(
        self, event: Happening, state: ShowState, evening: Evening, scores: Scores | None = None
    ) -> list[Consequence]:
        """Return what follows from the event; [] when this stage has nothing to do with it."""
        ...


def name_for(kind: str, cause: str) -> str:
    """Return an id that is the same whenever the same cause is processed again."""
    return f"{kind}-{hashlib.sha256(cause.encode()).hexdigest()[:12]}"
