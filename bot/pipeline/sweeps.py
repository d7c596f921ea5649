"""Copies of a message as the pipeline remembers them: which case each joined, and what was asked for it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.changes.review import CopySaved, LinkPermitted, ReviewChange, WordsHeard
from bot.events import Platform
from bot.moderation.copies import Copy
from bot.moderation.raids import likeness
from bot.pipeline.echoes import Echoes
from bot.ports import ShowRecord


@dataclass
class Sweeps:
    """Copies by case and message, what was asked for them, words that spread, and permits to post a link.

    `acts` has the case and the copies of each action that was asked for some; `awaited` those without an
    outcome yet. `unasked` are the copies for which nothing was asked, `authored` the cases in which an
    account wrote a copy. `figures` counts each case's copies by what became of them.
    """

    copies: dict[str, dict[str, Copy]] = field(default_factory=lambda: defaultdict(dict))
    joined: dict[tuple[Platform, str], str] = field(default_factory=dict)
    acts: dict[str, tuple[str, set[str]]] = field(default_factory=dict)
    awaited: set[str] = field(default_factory=set)
    unasked: dict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    authored: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    authors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    figures: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    echoes: Echoes = field(default_factory=Echoes)
    permits: dict[tuple[Platform, str], datetime] = field(default_factory=dict)

    @classmethod
    def of(cls, record: ShowRecord) -> "Sweeps":
        """Return what a store's record tells; words that had a case still belong to it."""
        sweeps = cls()
        for case_id, copies in record.copies.items():
            for copy in copies:
                sweeps.apply(CopySaved(case_id=case_id, copy=copy))
                sweeps.apply(WordsHeard(message=copy, case_id=case_id))
        return sweeps

    def apply(self, change: ReviewChange) -> None:
        """Bring one change in."""
        match change:
            case CopySaved(case_id=case_id, copy=copy):
                self._save(case_id, copy)
            case WordsHeard():
                words = likeness(change.message.text, change.emotes)
                if words is not None:
                    self.echoes.hear(words, change.message, change.case_id)
            case LinkPermitted():
                self.permits[change.platform, change.name.casefold()] = change.until

    def permitted(self, platform: Platform, name: str, at: datetime) -> bool:
        """Return whether somebody may post a link now."""
        until = self.permits.get((platform, name.casefold()))
        return until is not None and at <= until

    def of_action(self, action_id: str) -> Iterator[tuple[str, Copy]]:
        """Yield the copies that an action was asked for, with their case."""
        case_id, message_ids = self.acts.get(action_id, ("", set()))
        for message_id in sorted(message_ids):
            yield case_id, self.copies[case_id][message_id]

    def _save(self, case_id: str, copy: Copy) -> None:
        before = self.copies[case_id].get(copy.message_id)
        if before is not None:
            self.figures[case_id][_state(before)] -= 1
        self.figures[case_id][_state(copy)] += 1
        self.copies[case_id][copy.message_id] = copy
        self.joined[copy.author.platform, copy.message_id] = case_id
        self.authored[copy.author.key].add(case_id)
        self.authors[case_id].add(copy.author.key)
        if copy.effects:
            self.unasked[case_id].pop(copy.message_id, None)
        else:
            self.unasked[case_id][copy.message_id] = None
        for effect in copy.effects:
            self.acts.setdefault(effect.action_id, (case_id, set()))[1].add(copy.message_id)
            (self.awaited.add if effect.outcome is None else self.awaited.discard)(effect.action_id)


def _state(copy: Copy) -> str:
    """Return "unasked", "awaited", or the outcome."""
    if not copy.effects:
        return "unasked"
    return str(copy.outcome) if copy.outcome else "awaited"
