"""What operators just did, as the pipeline remembers it: for a few minutes, and in this life only."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.changes.acts import Act, ActChange
from bot.views.acts import ActsView, ActView

UNDO_WITHIN = timedelta(seconds=10)
KEPT, SHOWN = 60, 8
BEGINNING = "beginning"


@dataclass
class Acts:
    """The last acts, the oldest first."""

    done: deque[Act] = field(default_factory=lambda: deque(maxlen=KEPT))

    def apply(self, change: ActChange) -> None:
        """Bring one act in, in the place of itself if it is known; nothing is kept to undo the old ones."""
        act = change.act
        forgotten = [_settled(each) if each.at + UNDO_WITHIN < act.at else each for each in self.done]
        places = [place for place, each in enumerate(forgotten) if each.id == act.id]
        if places:
            forgotten[places[0]] = act
        else:
            forgotten.append(act)
        self.done = deque(forgotten, maxlen=KEPT)

    def forget_traces(self) -> None:
        """Let go of how things were: somebody asked to be forgotten, who may be in there."""
        self.done = deque((_settled(each) for each in self.done), maxlen=KEPT)

    @property
    def version(self) -> str:
        """Return the name of the present state of the show."""
        return self.done[-1].id if self.done else BEGINNING

    def find(self, act_id: str) -> Act | None:
        """Return the act of an order."""
        return next((each for each in self.done if each.id == act_id), None)

    def since(self, version: str) -> list[Act]:
        """Return the acts that came after a version; none when it is unknown, as after a restart."""
        if version == BEGINNING:
            return list(self.done)
        ids = [each.id for each in self.done]
        return list(self.done)[ids.index(version) + 1 :] if version in ids else []

    def latest_of(self, seat: str, at: datetime) -> Act | None:
        """Return somebody's latest act that can be taken back."""
        mine = (each for each in reversed(self.done) if each.seat == seat)
        return next((each for each in mine if is_undoable(each, at)), None)

    def view(self) -> ActsView:
        """Return what the host's screens show."""
        latest = list(reversed(self.done))[:SHOWN]
        return ActsView(version=self.version, acts=tuple(_view(each) for each in latest))


def is_undoable(act: Act, at: datetime) -> bool:
    """Return whether an act can still be taken back."""
    return not act.is_final and not act.is_undone and at <= act.at + UNDO_WITHIN


def _settled(act: Act) -> Act:
    return replace(act, traces=(), inverse=None, is_final=True)


def _view(act: Act) -> ActView:
    can = not act.is_final and not act.is_undone
    return ActView(
        id=act.id,
        at=act.at,
        name=act.actor.name,
        role=act.actor.role,
        kind=act.kind,
        subject=act.subject,
        undo_until_at=act.at + UNDO_WITHIN if can else None,
        is_undone=act.is_undone,
    )
