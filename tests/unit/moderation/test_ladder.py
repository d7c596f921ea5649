"""What comes next for an author."""

from datetime import timedelta

import pytest

from bot.moderation.case import Severity
from bot.moderation.ladder import Ladder, Past, Step, next_step
from bot.orders import CaseAct
from tests.unit.moderation.saying import NOW

WARN, SHORT, LONG, BAN = (
    Step(act=CaseAct.WARN),
    Step(act=CaseAct.TIMEOUT, seconds=10),
    Step(act=CaseAct.TIMEOUT, seconds=600),
    Step(act=CaseAct.BAN),
)
LADDER = Ladder(steps=(WARN, SHORT, LONG, BAN), forget_after=timedelta(days=30), first={Severity.HIGH: 2})


def past(days: float, rule: str = "respect", act: CaseAct = CaseAct.WARN) -> Past:
    """Return what was done so many days ago."""
    return Past(case_id=f"case-{days}", rule=rule, act=act, at=NOW - timedelta(days=days))


def step(*history: Past, severity: Severity = Severity.LOW, ladder: Ladder = LADDER) -> Step:
    """Return the step that comes next."""
    return next_step(history, ladder, rule="respect", severity=severity, now=NOW)


@pytest.mark.parametrize(
    ("times", "expected"), [(0, WARN), (1, SHORT), (2, LONG), (3, BAN), (4, BAN), (40, BAN)]
)
def test_each_act_under_the_same_rule_leads_one_step_further(times: int, expected: Step) -> None:
    assert step(*(past(each) for each in range(times))) == expected


def test_what_was_long_ago_is_forgotten() -> None:
    assert step(past(29), past(30), past(31)) == SHORT


def test_other_rules_and_allowed_messages_do_not_count() -> None:
    assert step(past(1, rule="place"), past(1, act=CaseAct.ALLOW)) == WARN


def test_a_severe_breach_begins_further_up() -> None:
    assert step(severity=Severity.HIGH) == LONG
    assert step(past(1), severity=Severity.HIGH) == BAN


def test_what_is_dated_later_does_not_count_yet() -> None:
    assert step(past(-1)) == WARN
