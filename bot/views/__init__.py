"""What pages receive: the whole state of one topic at a time, already cut to what its audience may see.

Topics: `air`, `preview`, `rundown`, `show`, `health`, `desk` (numbers), `crossers`, `poll:<id>`,
`question:<id>`, `case:<id>`, `order:<id>`.
"""

from bot.views.answers import OrderView
from bot.views.audience import Audience
from bot.views.cases import CaseView, DeskView
from bot.views.health import HealthView, PartView
from bot.views.polls import ChoiceView, CrossersView, CrosserView, PollView, SideView
from bot.views.questions import QuestionView
from bot.views.screens import AirView, RundownView, SegmentView, ShowView

__all__ = [
    "AirView",
    "Audience",
    "CaseView",
    "ChoiceView",
    "CrosserView",
    "CrossersView",
    "DeskView",
    "HealthView",
    "OrderView",
    "PartView",
    "PollView",
    "QuestionView",
    "RundownView",
    "SegmentView",
    "ShowView",
    "SideView",
    "View",
]


View = (
    PollView
    | QuestionView
    | AirView
    | RundownView
    | ShowView
    | HealthView
    | DeskView
    | CaseView
    | CrossersView
    | OrderView
)
