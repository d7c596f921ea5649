"""The moderation page's numbers: what waits, how fast it is decided, what was taken back, what flags."""

from collections import Counter
from statistics import median

from bot.moderation.case import AppealStatus, Case, CaseStatus
from bot.orders import CaseAct
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.pleas import is_unknown_ban
from bot.views import DeskView


def desk_view(state: ShowState) -> DeskView:
    """Return the moderation page's numbers."""
    everything = list(state.docket.cases.values())
    # Who was banned elsewhere and asks to come back was neither flagged nor decided about here.
    cases = [case for case in everything if not is_unknown_ban(case)]
    open_cases = [case for case in cases if case.status is CaseStatus.OPEN]
    appeals = [case.appeal for case in everything if case.appeal and case.appeal.status is AppealStatus.OPEN]
    since = [*(case.opened_at for case in open_cases), *(appeal.at for appeal in appeals)]
    decided = [case for case in cases if case.status is CaseStatus.DECIDED and case.decision]
    delays = [
        (case.decision.at - case.opened_at).total_seconds()
        for case in decided
        if case.decision and not case.decision.automatic and case.decision.at > case.opened_at
    ]
    return DeskView(
        waiting=len(open_cases) + len(appeals),
        decided=len([case for case in cases if case.decision]),
        oldest_at=min(since, default=None),
        median_decision_s=median(delays) if delays else None,
        acts=dict(Counter(str(case.decision.act) for case in cases if case.decision)),
        appeals=len(appeals),
        overturned=_overturned(decided),
        flags=dict(Counter(_flag(case) for case in cases)),
    )


def _overturned(decided: list[Case]) -> float | None:
    """Return the share of sanctions that were taken back since, None before the first one."""
    against = [case for case in decided if case.decision and case.decision.act is not CaseAct.ALLOW]
    return sum(case.undone is not None for case in against) / len(against) if against else None


def _flag(case: Case) -> str:
    """Return what flagged a case: the rule or the category that weighed most."""
    return case.verdict.reasons[0].rule if case.verdict.reasons else "unknown"
