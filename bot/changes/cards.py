"""Changes of the cases' messages in the moderators' own channel."""

from datetime import datetime

from bot.changes.change import Change
from bot.moderation.card import Card


class CardSaved(Change, frozen=True, kw_only=True, tag="card_saved"):
    """A case's message was asked for, posted, or is to say something else."""

    card: Card


class CardForgotten(Change, frozen=True, kw_only=True, tag="card_forgotten"):
    """A case's message is gone from its channel."""

    case_id: str


class CardsPaused(Change, frozen=True, kw_only=True, tag="cards_paused"):
    """The moderators' channel takes nothing until then; remembered for this life only."""

    until: datetime


CardChange = CardSaved | CardForgotten | CardsPaused
