"""A panic that calmed nothing is seen."""

import pytest

from bot.actions import CalmChat
from bot.changes import HealthNoted
from bot.events import ActionPerformed, Health, Outcome
from bot.orders import Panic
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import after, kept, live, only, ordered


@pytest.mark.parametrize(
    ("outcome", "health"), [(Outcome.REFUSED, Health.DEGRADED), (Outcome.DONE, Health.GOOD)]
)
def test_a_chat_that_could_not_be_calmed_is_an_alert(outcome: Outcome, health: Health) -> None:
    state = ShowState()
    calming = only(CalmChat, live(state, ordered(Panic(on=True))))[0]
    told = ActionPerformed(
        id="r1", at=after(21), action_id=calming.id, outcome=outcome, detail="pas modérateur"
    )

    report = kept(HealthNoted, live(state, told)).report

    assert (report.part, report.health) == (f"{calming.platform}:calm", health)
    assert ("pas modérateur" in report.detail) is (health is Health.DEGRADED)


def test_a_chat_gets_back_what_the_first_calming_found() -> None:
    state = ShowState()
    calming = only(CalmChat, live(state, ordered(Panic(on=True))))[0]
    live(
        state,
        ActionPerformed(
            id="r1", at=after(21), action_id=calming.id, outcome=Outcome.DONE, before='{"slow_s":5}'
        ),
    )
    lifted = only(CalmChat, live(state, ordered(Panic(on=False), at=30)))

    before = {each.platform: each.before for each in lifted}
    assert before[calming.platform] == '{"slow_s":5}'
    assert sorted(before.values()) == ["", '{"slow_s":5}']
    assert state.stage.calmed == {}
