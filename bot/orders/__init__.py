"""What a host or a moderator can order from a page or from Discord; they travel the one road too."""

from bot.events import Event
from bot.orders.cases import (
    AskSecond,
    CaseAct,
    ConfirmDecision,
    DecideCase,
    DryRun,
    HoldCase,
    JudgeAppeal,
    NoteCase,
    Permit,
    ReviewOrder,
    UndoDecision,
)
from bot.orders.consent import (
    AmendProposal,
    BackToPhase,
    ConsentOrder,
    IntegrateObjection,
    MergeObjections,
    NextPhase,
    SetAsideObjection,
)
from bot.orders.formats import (
    AirFormat,
    CloseFormat,
    ExtendFormat,
    FormatOrder,
    GuideFormat,
    OpenFormat,
    ShowFormat,
)
from bot.orders.order import Actor, ActorRole, Order
from bot.orders.polls import CancelPoll, ClosePoll, ExtendPoll, HideResults, OpenPoll, PutArgument
from bot.orders.questions import DecideQuestion, QuestionAct
from bot.orders.screens import AirPoll, ClearAir, GoToSegment, NextSegment, Panic, ShowPoll, Take

__all__ = [
    "Actor",
    "ActorRole",
    "AirFormat",
    "AirPoll",
    "AmendProposal",
    "AnyOrder",
    "AskSecond",
    "BackToPhase",
    "CancelPoll",
    "CaseAct",
    "ClearAir",
    "CloseFormat",
    "ClosePoll",
    "ConfirmDecision",
    "ConsentOrder",
    "DecideCase",
    "DecideQuestion",
    "DryRun",
    "ExtendFormat",
    "ExtendPoll",
    "FormatOrder",
    "GoToSegment",
    "GuideFormat",
    "HideResults",
    "HoldCase",
    "IntegrateObjection",
    "JudgeAppeal",
    "MergeObjections",
    "NextPhase",
    "NextSegment",
    "NoteCase",
    "OpenFormat",
    "OpenPoll",
    "Order",
    "OrderGiven",
    "Panic",
    "Permit",
    "PutArgument",
    "QuestionAct",
    "ReviewOrder",
    "SetAsideObjection",
    "ShowFormat",
    "ShowPoll",
    "Take",
    "UndoDecision",
]


AnyOrder = (
    NextSegment
    | GoToSegment
    | Take
    | ClearAir
    | Panic
    | OpenPoll
    | ClosePoll
    | CancelPoll
    | ExtendPoll
    | HideResults
    | ShowPoll
    | AirPoll
    | PutArgument
    | NextPhase
    | BackToPhase
    | AmendProposal
    | MergeObjections
    | IntegrateObjection
    | SetAsideObjection
    | DecideQuestion
    | ReviewOrder
    | FormatOrder
)


class OrderGiven(Event, frozen=True, kw_only=True, tag="order_given"):
    """An operator ordered something; the event's id comes from the page, so a double click counts once."""

    actor: Actor
    order: AnyOrder
