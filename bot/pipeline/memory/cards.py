"""The cases' messages in the moderators' own channel, as the pipeline remembers them."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.changes.cards import CardChange, CardForgotten, CardSaved, CardsPaused
from bot.moderation.card import Card
from bot.ports import ShowRecord


@dataclass
class Cards:
    """Every card by its case; `acts` has the case of each action under way.

    `touched` are the cases that changed since their cards were last looked at, `paused_until` when a channel
    that refused may be tried again.
    """

    by_case: dict[str, Card] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    paused_until: datetime | None = None

    @classmethod
    def of(cls, record: ShowRecord) -> "Cards":
        """Return what a store's record tells; every card is looked at again."""
        cards = cls()
        for card in record.cards:
            cards.apply(CardSaved(card=card))
            cards.touched.add(card.case_id)
        return cards

    def apply(self, change: CardChange) -> None:
        """Bring one change in."""
        match change:
            case CardSaved(card=card):
                before = self.by_case.get(card.case_id)
                if before and before.awaited != card.awaited:
                    self.acts.pop(before.awaited, None)
                if card.awaited:
                    self.acts[card.awaited] = card.case_id
                self.by_case[card.case_id] = card
            case CardForgotten(case_id=case_id):
                gone = self.by_case.pop(case_id, None)
                self.acts.pop(gone.awaited if gone else "", None)
                self.touched.add(case_id)
            case CardsPaused(until=until):
                self.paused_until = until

    @property
    def live(self) -> int:
        """Return how many cards wait for a decision."""
        return sum(not card.final for card in self.by_case.values())
