"""Everything the pipeline can change in the store; a batch of changes is written whole or not at all."""

from datetime import datetime

import msgspec

from bot.actions import AnyAction
from bot.changes.acts import ActChange, ActNoted
from bot.changes.cards import CardChange
from bot.changes.cases import (
    CaseSaved,
    ExampleChange,
    ExampleForgotten,
    ExampleKept,
    LineForgotten,
    LineHeard,
)
from bot.changes.change import Change
from bot.changes.floor import BackingAdded, BackingRemoved, FloorChange, QuestionSaved
from bot.changes.formats import FormatChange
from bot.changes.owed import Acknowledged, CharterRead, LineSaid, Owed, TooLate
from bot.changes.people import (
    AccountsLinked,
    AccountsUnlinked,
    LinkAsked,
    LinkRequestEnded,
    LinkTried,
    PersonChange,
    PersonErased,
    PersonSeen,
    SightForgotten,
)
from bot.changes.plan import PlanSaved
from bot.changes.polls import (
    BallotCast,
    BallotRemoved,
    BallotsForgotten,
    BoxDue,
    KeyMade,
    PollChange,
    PollSaved,
)
from bot.changes.review import CopySaved, JudgedChange, LinkPermitted, ReviewChange, WordsHeard
from bot.changes.show import Audited, Counted, HealthNoted, StageSaved
from bot.changes.talk import DeliberationChange
from bot.views import Audience, View

__all__ = [
    "AccountsLinked",
    "AccountsUnlinked",
    "Acknowledged",
    "ActChange",
    "ActNoted",
    "AnyChange",
    "Audited",
    "BackingAdded",
    "BackingRemoved",
    "BallotCast",
    "BallotRemoved",
    "BallotsForgotten",
    "BoxDue",
    "CardChange",
    "CaseSaved",
    "Change",
    "CharterRead",
    "Commit",
    "CopySaved",
    "Counted",
    "DeliberationChange",
    "ExampleChange",
    "ExampleForgotten",
    "ExampleKept",
    "FeedItem",
    "FloorChange",
    "FormatChange",
    "HealthNoted",
    "JudgedChange",
    "KeyMade",
    "LineForgotten",
    "LineHeard",
    "LineSaid",
    "LinkAsked",
    "LinkPermitted",
    "LinkRequestEnded",
    "LinkTried",
    "Owed",
    "PersonChange",
    "PersonErased",
    "PersonSeen",
    "PlanSaved",
    "PollChange",
    "PollSaved",
    "QuestionSaved",
    "ReviewChange",
    "SightForgotten",
    "StageSaved",
    "TooLate",
    "WordsHeard",
]


AnyChange = (
    PollChange
    | FloorChange
    | PersonChange
    | CaseSaved
    | CardChange
    | ReviewChange
    | JudgedChange
    | StageSaved
    | LineHeard
    | LineForgotten
    | Audited
    | Counted
    | HealthNoted
    | CharterRead
    | Owed
    | Acknowledged
    | TooLate
    | LineSaid
    | DeliberationChange
    | ActChange
    | PlanSaved
    | ExampleChange
    | FormatChange
)


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """One update for the screens: the whole new view of a topic, None when the topic is gone.

    A `passing` item (the answer to an order) is sent once and is in no snapshot.
    """

    topic: str
    audience: tuple[Audience, ...]
    view: View | None
    passing: bool = False


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """What one batch of inbox entries leads to, written atomically with their acknowledgement."""

    entries: tuple[str, ...] = ()
    seen: tuple[tuple[str, datetime], ...] = ()
    changes: tuple[AnyChange, ...] = ()
    actions: tuple[AnyAction, ...] = ()
    feed: tuple[FeedItem, ...] = ()
