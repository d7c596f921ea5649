"""What the core asks of the world: narrow roles that the edges play."""

from bot.ports.acting import Outbox, Performer, Report
from bot.ports.boxes import Boxes, Draws, Results
from bot.ports.classifier import TextScorer
from bot.ports.clock import Clock
from bot.ports.hearing import AnyEvent, Cursors, Entry, EventSink, Inbox
from bot.ports.plan import PlanDue
from bot.ports.promises import Promises
from bot.ports.record import Ledger, ShowRecord
from bot.ports.screens import Feed, FeedRecord
from bot.ports.tokens import Tokens
from bot.ports.vault import Vault

__all__ = [
    "AnyEvent",
    "Boxes",
    "Clock",
    "Cursors",
    "Draws",
    "Entry",
    "EventSink",
    "Feed",
    "FeedRecord",
    "Inbox",
    "Ledger",
    "Outbox",
    "Performer",
    "PlanDue",
    "Promises",
    "Report",
    "Results",
    "ShowRecord",
    "TextScorer",
    "Tokens",
    "Vault",
]
