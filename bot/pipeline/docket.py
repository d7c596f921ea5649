"""The moderation cases as the pipeline remembers them: whose each is, who reads which, what was asked."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.changes import CaseSaved
from bot.moderation.case import Case, CaseStatus

CONTEXT_LINES = 5
# A case is worth completing while its conversation goes on, not all evening.
CONTEXT_LASTS = timedelta(minutes=2)


@dataclass
class Docket:
    """Every case; `acts` has the case of each action that a decision asked for.

    `growing` are, by channel, the cases whose following lines are still awaited; `held` those that somebody
    says they are reading.
    """

    cases: dict[str, Case] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    by_author: Counter[str] = field(default_factory=Counter)
    growing: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    held: set[str] = field(default_factory=set)

    def growing_cases(self, channel: str) -> list[Case]:
        """Return the cases whose following lines are still awaited."""
        return [self.cases[case_id] for case_id in sorted(self.growing[channel])]

    def held_cases(self) -> list[Case]:
        """Return the open cases that somebody says they are reading."""
        return [self.cases[case_id] for case_id in sorted(self.held)]

    def open_cases(self) -> list[Case]:
        """Return the cases that wait for a decision."""
        return [case for case in self.cases.values() if case.status is CaseStatus.OPEN]

    def apply(self, change: CaseSaved) -> None:
        """Bring a case in as it is now."""
        case = change.case
        if case.id not in self.cases:
            self.by_author[case.author.key] += 1
        self.cases[case.id] = case
        for effect in case.decision.effects if case.decision else ():
            self.acts[effect.action_id] = case.id
        is_open = case.status is CaseStatus.OPEN
        growing, held = self.growing[case.channel], self.held
        (growing.add if is_open and len(case.after) < CONTEXT_LINES else growing.discard)(case.id)
        (held.add if is_open and case.holder else held.discard)(case.id)

    def note_line(self, channel: str, at: datetime) -> None:
        """Leave the cases alone whose conversation is over when somebody writes again."""
        for case in self.growing_cases(channel):
            if case.posted_at + CONTEXT_LASTS < at:
                self.growing[channel].discard(case.id)
