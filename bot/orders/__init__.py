"""What a host or a moderator can order from a page or from Discord; they travel the one road too."""

from bot.events import Event
from bot.orders.acts import UndoAct
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
from bot.orders.plan import AddSegment, EditSegment, MoveSegment, PlanOrder, RemoveSegment, WritePlan
from bot.orders.polls import CancelPoll, ClosePoll, ExtendPoll, HideResults, OfferFloor, OpenPoll, PutArgument
from bot.orders.questions import (
    ArchiveQuestions,
    DecideQuestion,
    DetectQuestions,
    FloorOrder,
    KeepApart,
    MergeQuestions,
    QuestionAct,
    RetagQuestion,
    UnmergeQuestion,
    WriteAnswer,
)
from bot.orders.screens import AirPoll, ClearAir, GoToSegment, NextSegment, Panic, ShowPoll, Take

__all__ = [
    "Actor",
    "ActorRole",
    "AddSegment",
    "AirFormat",
    "AirPoll",
    "AmendProposal",
    "AnyOrder",
    "ArchiveQuestions",
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
    "DetectQuestions",
    "DryRun",
    "EditSegment",
    "ExtendFormat",
    "ExtendPoll",
    "FloorOrder",
    "FormatOrder",
    "GoToSegment",
    "GuideFormat",
    "HideResults",
    "HoldCase",
    "IntegrateObjection",
    "JudgeAppeal",
    "KeepApart",
    "MergeObjections",
    "MergeQuestions",
    "MoveSegment",
    "NextPhase",
    "NextSegment",
    "NoteCase",
    "OfferFloor",
    "OpenFormat",
    "OpenPoll",
    "Order",
    "OrderGiven",
    "Panic",
    "Permit",
    "PlanOrder",
    "PutArgument",
    "QuestionAct",
    "RemoveSegment",
    "RetagQuestion",
    "ReviewOrder",
    "SetAsideObjection",
    "ShowFormat",
    "ShowPoll",
    "Take",
    "UndoAct",
    "UndoDecision",
    "UnmergeQuestion",
    "WriteAnswer",
    "WritePlan",
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
    | OfferFloor
    | NextPhase
    | BackToPhase
    | AmendProposal
    | MergeObjections
    | IntegrateObjection
    | SetAsideObjection
    | FloorOrder
    | ReviewOrder
    | FormatOrder
    | PlanOrder
    | UndoAct
)


class OrderGiven(Event, frozen=True, kw_only=True, tag="order_given"):
    """An operator ordered something; the event's id comes from the page, so a double click counts once.

    `seat` tells two people of one name apart; `after` is the last act that its giver knew of, "" when no
    matter.
    """

    actor: Actor
    order: AnyOrder
    seat: str = ""
    after: str = ""
