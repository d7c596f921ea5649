"""The figures that a box publishes beside its result: whole numbers from which anyone can go on."""

from bot.polls.box.document import Count
from bot.polls.outcome import ApprovalDetail, MajorityJudgmentDetail, Outcome, PluralityDetail, RankedDetail


def figures_of(outcome: Outcome) -> dict[str, Count] | None:
    """Return votes, grades or preferences per choice; None for a method that has no box."""
    match outcome.detail:
        case PluralityDetail(counts) | ApprovalDetail(counts):
            return dict(counts)
        case MajorityJudgmentDetail(merits):
            return {code: merit.grades for code, merit in merits.items()}
        case RankedDetail(pairwise):
            return dict(pairwise)
        case _:
            return None
