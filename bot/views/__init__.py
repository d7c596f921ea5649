"""What pages receive: the whole state of one topic at a time, already cut to what its audience may see.

Topics: `air`, `preview`, `rundown`, `show`, `health`, `desk` (numbers), `charter`, `crossers`, `floor`,
`acts`, `plan`, `poll:<id>`, `question:<id>`, `case:<id>`, `dry-run`, `format:<id>`, `order:<id>`.
"""

from bot.views.acts import ActsView, ActView
from bot.views.answers import OrderView
from bot.views.audience import Audience
from bot.views.cases import CaseView, CharterView, CopiesView, DeskView, DryRunLine, DryRunView, RuleView
from bot.views.formats import EntryView, FormatView, LotView, TagView
from bot.views.health import HealthView, PartView
from bot.views.plan import PlanView
from bot.views.polls import ChoiceView, CrossersView, CrosserView, PollView, SideView
from bot.views.questions import AlikeView, FloorView, QuestionView
from bot.views.screens import AirView, RundownView, SegmentView, ShowView

__all__ = [
    "ActView",
    "ActsView",
    "AirView",
    "AlikeView",
    "Audience",
    "CaseView",
    "CharterView",
    "ChoiceView",
    "CopiesView",
    "CrosserView",
    "CrossersView",
    "DeskView",
    "DryRunLine",
    "DryRunView",
    "EntryView",
    "FloorView",
    "FormatView",
    "HealthView",
    "LotView",
    "OrderView",
    "PartView",
    "PlanView",
    "PollView",
    "QuestionView",
    "RuleView",
    "RundownView",
    "SegmentView",
    "ShowView",
    "SideView",
    "TagView",
    "View",
]


View = (
    PollView
    | QuestionView
    | FloorView
    | AirView
    | RundownView
    | ShowView
    | HealthView
    | DeskView
    | CaseView
    | CharterView
    | DryRunView
    | CrossersView
    | FormatView
    | ActsView
    | PlanView
    | OrderView
)
