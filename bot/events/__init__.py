"""The one inbound vocabulary: everything that can happen to a show, frozen."""

from bot.events.chat import (
    ChatCleared,
    ChatNoticed,
    FollowerCame,
    GapNoticed,
    MessageEdited,
    MessagePosted,
    MessageRemoved,
    RaidArrived,
    StreamChanged,
)
from bot.events.event import Event, PlatformEvent
from bot.events.gestures import CommandInvoked, ControlPressed, FormSubmitted, RewardRedeemed
from bot.events.moderation import (
    AutomodAlerted,
    HoldResolved,
    MessageHeld,
    ModeratorActed,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.events.parts import (
    ActionPerformed,
    BoxSealed,
    ClockTicked,
    Health,
    HealthReported,
    Outcome,
    RundownRead,
)
from bot.events.people import Author, Interaction, Platform, Role

__all__ = [
    "ActionPerformed",
    "Author",
    "AutomodAlerted",
    "BoxSealed",
    "ChatCleared",
    "ChatNoticed",
    "ClockTicked",
    "CommandInvoked",
    "ControlPressed",
    "Event",
    "FollowerCame",
    "FormSubmitted",
    "GapNoticed",
    "Health",
    "HealthReported",
    "HoldResolved",
    "Interaction",
    "MessageEdited",
    "MessageHeld",
    "MessagePosted",
    "MessageRemoved",
    "ModeratorActed",
    "Outcome",
    "Platform",
    "PlatformEvent",
    "RaidArrived",
    "RewardRedeemed",
    "Role",
    "RundownRead",
    "StreamChanged",
    "SuspectWrote",
    "SuspicionChanged",
    "UnbanRequested",
    "UnbanResolved",
    "WarningAcknowledged",
]
