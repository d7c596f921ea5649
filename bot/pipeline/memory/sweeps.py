"""Copies of a message as the pipeline remembers them: which case each joined, and what was asked for it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.changes.review import CopySaved, LinkPermitted, ReviewChange, WordsHeard
from bot.events import Outcome, Platform
from bot.moderation.acts import LIFT, SANCTIONS
from bot.moderation.case import Case, CaseStatus, Effect
from bot.moderation.copies import Copy
from bot.moderation.raids import likeness
from bot.orders import CaseAct
from bot.pipeline.memory.echoes import Echoes
from bot.ports import ShowRecord

ON_AUTHORS = (*SANCTIONS, str(CaseAct.WARN))


@dataclass
class Sweeps:
    """Copies by case and message, what was asked for them, words that spread, and permits to post a link.

    `acts` has the case and the copies of each action that was asked for some; `awaited` those without an
    outcome yet. `over` are the decided cases, `due` the copies for which something is still to be asked,
    `authored` the cases in which an account wrote a copy, `sanctions` the act upon each case's author of one.
    `figures` counts each case's copies by what became of them.
    """

    copies: dict[str, dict[str, Copy]] = field(default_factory=lambda: defaultdict(dict))
    over: dict[str, Case] = field(default_factory=dict)
    due: dict[str, dict[str, None]] = field(default_factory=dict)
    joined: dict[tuple[Platform, str], str] = field(default_factory=dict)
    acts: dict[str, tuple[str, set[str]]] = field(default_factory=dict)
    awaited: set[str] = field(default_factory=set)
    authored: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    authors: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sanctions: dict[tuple[str, str], str] = field(default_factory=dict)
    figures: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    refusals: dict[str, str] = field(default_factory=dict)
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
        for case in record.cases:
            sweeps.note_case(case)
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

    def note_case(self, case: Case) -> None:
        """Take a case as it is now: what was decided about it is due for its copies too."""
        before = self.over.get(case.id)
        if case.status is not CaseStatus.DECIDED or case.decision is None:
            self.over.pop(case.id, None)
            self.due.pop(case.id, None)
            return
        self.over[case.id] = case
        if before is None or (before.undone is None) != (case.undone is None):
            for copy in self.copies.get(case.id, {}).values():
                self._weigh(case.id, copy)

    def permitted(self, platform: Platform, name: str, at: datetime) -> bool:
        """Return whether somebody may post a link now."""
        until = self.permits.get((platform, name.casefold()))
        return until is not None and at <= until

    def forget_people(self, author_keys: Collection[str]) -> None:
        """Let what some accounts said go, as far as it is no case's."""
        self.echoes.forget_people(author_keys)
        for key in author_keys:
            for case_id in self.authored.pop(key, set()):
                self.authors[case_id].discard(key)
                self.sanctions.pop((case_id, key), None)

    def of_action(self, action_id: str) -> Iterator[tuple[str, Copy]]:
        """Yield the copies that an action was asked for, with their case."""
        case_id, message_ids = self.acts.get(action_id, ("", set()))
        for message_id in sorted(message_ids):
            yield case_id, self.copies[case_id][message_id]

    def effect(self, action_id: str) -> Effect | None:
        """Return what is known of an action that was asked for some copies."""
        case_id, message_ids = self.acts.get(action_id, ("", set()))
        for message_id in message_ids:
            effects = self.copies[case_id][message_id].effects
            return next(each for each in effects if each.action_id == action_id)
        return None

    def _save(self, case_id: str, copy: Copy) -> None:
        before = self.copies[case_id].get(copy.message_id)
        if before is not None:
            self.figures[case_id][_state(before)] -= 1
        self.figures[case_id][_state(copy)] += 1
        if copy.detail:
            self.refusals[case_id] = copy.detail
        self.copies[case_id][copy.message_id] = copy
        self.joined[copy.author.platform, copy.message_id] = case_id
        self.authored[copy.author.key].add(case_id)
        self.authors[case_id].add(copy.author.key)
        for effect in copy.effects:
            if effect.act in ON_AUTHORS:
                self.sanctions[case_id, copy.author.key] = effect.action_id
            self.acts.setdefault(effect.action_id, (case_id, set()))[1].add(copy.message_id)
            (self.awaited.add if effect.outcome is None else self.awaited.discard)(effect.action_id)
        self._weigh(case_id, copy)

    def _weigh(self, case_id: str, copy: Copy) -> None:
        """Note whether something is due for a copy under its case's decision."""
        case = self.over.get(case_id)
        if case is not None and _is_due(copy, case):
            self.due.setdefault(case_id, {})[copy.message_id] = None
        elif case_id in self.due:
            self.due[case_id].pop(copy.message_id, None)
            if not self.due[case_id]:
                del self.due[case_id]


def _is_due(copy: Copy, case: Case) -> bool:
    if case.undone is not None:
        done = any(each.act in SANCTIONS and each.outcome is Outcome.DONE for each in copy.effects)
        lifted = any(each.act == LIFT for each in copy.effects)
        return done and not lifted and copy.author.key != case.author.key
    if case.decision is not None and case.decision.act is CaseAct.ALLOW:
        return copy.held and not copy.effects
    return not copy.effects or _stays(copy)


def _stays(copy: Copy) -> bool:
    """Return whether a message is still there because the act that takes it away with its author failed."""
    failed = any(
        each.act in SANCTIONS and each.outcome in (Outcome.REFUSED, Outcome.FAILED) for each in copy.effects
    )
    return failed and not any(each.act == CaseAct.DELETE for each in copy.effects)


def _state(copy: Copy) -> str:
    """Return "unasked", "awaited", or the outcome."""
    if not copy.effects:
        return "unasked"
    return str(copy.outcome) if copy.outcome else "awaited"
