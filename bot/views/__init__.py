"""What pages receive: the whole state of one topic at a time, already cut to what its audience may see.

Topics: `air`, `preview`, `rundown`, `show`, `health`, `desk` (numbers), `crossers`, `poll:<id>`,
`question:<id>`, `case:<id>`, `dry-run:<order>`, `order:<id>`.
"""

from bot.views.answers import OrderView
from bot.views.audience import Audience
from bot.views.cases import CaseView, CopiesView, DeskView, DryRunLine, DryRunView, RuleView
from bot.views.health import HealthView, PartView
from bot.views.polls import ChoiceView, CrossersView, CrosserView, PollView, SideView
from bot.views.questions import QuestionView
from bot.views.screens import AirView, RundownView, SegmentView, ShowView

__all__ = [
    "AirView",
    "Audience",
    "CaseView",
    "ChoiceView",
    "CopiesView",
    "CrosserView",
    "CrossersView",
    "DeskView",
    "DryRunLine",
    "DryRunView",
    "HealthView",
    "OrderView",
    "PartView",
    "PollView",
    "QuestionView",
    "RuleView",
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
    | DryRunView
    | CrossersView
    | OrderView
)
