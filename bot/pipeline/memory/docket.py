"""The moderation cases as the pipeline remembers them: whose each is, who reads which, what was asked."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.changes import CaseSaved
from bot.events import Platform
from bot.moderation.case import Case, CaseStatus, Effect
from bot.pipeline.memory.cards import Cards

CONTEXT_LINES = 5
# A case is worth completing while its conversation goes on, not all evening.
CONTEXT_LASTS = timedelta(minutes=2)


@dataclass
class Docket:
    """Every case; `acts` has the case of each action that a decision asked for.

    `growing` are, by channel, the cases whose following lines are still awaited; `held` those that somebody
    says they are reading; `of_author` and `by_message` find an author's cases and a message's latest one.
    """

    cases: dict[str, Case] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    by_author: Counter[str] = field(default_factory=Counter)
    growing: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    held: set[str] = field(default_factory=set)
    cards: Cards = field(default_factory=Cards)
    of_author: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    by_message: dict[tuple[Platform, str], str] = field(default_factory=dict)

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
        self.cards.touched.add(case.id)
        if case.id not in self.cases:
            self.by_author[case.author.key] += 1
            self.of_author[case.author.key].append(case.id)
            self.by_message[case.platform, case.message_id] = case.id
        self.cases[case.id] = case
        for effect in asked_of(case):
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

    def about(self, author_key: str) -> list[Case]:
        """Return the cases about an account, the oldest first."""
        cases = (self.cases[case_id] for case_id in self.of_author.get(author_key, ()))
        return [case for case in cases if case.author.key == author_key]


def asked_of(case: Case) -> tuple[Effect, ...]:
    """Return all that was asked of a platform in a case."""
    decided = case.decision.effects if case.decision else ()
    taken_back = case.undone.effects if case.undone else ()
    answered = case.appeal.effects if case.appeal else ()
    return (*((case.removal,) if case.removal else ()), *decided, *taken_back, *answered)
