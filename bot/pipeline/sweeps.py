"""Copies of a message as the pipeline remembers them: which case each joined, and what was asked for it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bot.changes.review import CopySaved, LinkPermitted, ReviewChange
from bot.events import Platform
from bot.moderation.copies import Copy
from bot.ports import ShowRecord


@dataclass
class Sweeps:
    """Copies by case and message, the case of each action asked for one, and permits to post a link.

    `joined` has the case of each copy, `unasked` the copies for which nothing was asked yet, `asked` those
    whose outcome is awaited, by author the cases in which they are only a copy's author.
    """

    copies: dict[str, dict[str, Copy]] = field(default_factory=lambda: defaultdict(dict))
    joined: dict[tuple[Platform, str], str] = field(default_factory=dict)
    acts: dict[str, tuple[str, str]] = field(default_factory=dict)
    unasked: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    awaited: set[str] = field(default_factory=set)
    authored: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    permits: dict[tuple[Platform, str], datetime] = field(default_factory=dict)

    @classmethod
    def of(cls, record: ShowRecord) -> "Sweeps":
        """Return what a store's record tells."""
        sweeps = cls()
        for case_id, copies in record.copies.items():
            for copy in copies:
                sweeps.apply(CopySaved(case_id=case_id, copy=copy))
        return sweeps

    def apply(self, change: ReviewChange) -> None:
        """Bring one change in."""
        match change:
            case CopySaved(case_id=case_id, copy=copy):
                self._save(case_id, copy)
            case LinkPermitted():
                self.permits[change.platform, change.name.casefold()] = change.until

    def permitted(self, platform: Platform, name: str, at: datetime) -> bool:
        """Return whether somebody may post a link now."""
        until = self.permits.get((platform, name.casefold()))
        return until is not None and at <= until

    def _save(self, case_id: str, copy: Copy) -> None:
        self.copies[case_id][copy.message_id] = copy
        self.joined[copy.author.platform, copy.message_id] = case_id
        self.authored[copy.author.key].add(case_id)
        if not copy.action_id:
            self.unasked[case_id][copy.message_id] = None
            return
        self.unasked[case_id].pop(copy.message_id, None)
        (self.awaited.add if copy.outcome is None else self.awaited.discard)(copy.action_id)
        self.acts[copy.action_id] = (case_id, copy.message_id)
