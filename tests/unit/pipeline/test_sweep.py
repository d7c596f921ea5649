"""Whatever the order of outcomes and however often the bot restarts, a decision reaches every copy once."""

from collections import Counter, deque

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.actions import Action, DeleteMessage, LiftSanction, TimeoutAuthor, WarnAuthor
from bot.changes import CopySaved
from bot.events import Outcome, Platform
from bot.orders import CaseAct, DecideCase, UndoDecision
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.sweep import AT_ONCE
from bot.ports import ShowRecord
from tests.unit.pipeline.evening import live, only, said
from tests.unit.pipeline.fair import FAIR, crowd, gesture, performed, the_case

TEXT = "Rejoignez la meute sur notre salon à minuit"
ON_AUTHORS = (TimeoutAuthor, WarnAuthor)


def raid(senders: list[int], platform: Platform) -> ShowState:
    """Return an evening with a raid: enough people, then who else sends it again."""
    state, people = ShowState(), crowd(12, platform)
    order = [*range(6), *senders]
    live(
        state,
        *(said(TEXT, people[who], 10 + at / 100, f"r{at}") for at, who in enumerate(order)),
        evening=FAIR,
    )
    return state


def restarted(state: ShowState) -> ShowState:
    """Return what a new life knows of the cases and their copies."""
    copies = {case_id: tuple(each.values()) for case_id, each in state.sweeps.copies.items()}
    return ShowState.of(ShowRecord(cases=tuple(state.docket.cases.values()), copies=copies))


@settings(deadline=None, max_examples=40)
@given(
    senders=st.lists(st.integers(0, 11), max_size=40),
    act=st.sampled_from([CaseAct.DELETE, CaseAct.WARN, CaseAct.TIMEOUT]),
    platform=st.sampled_from(list(Platform)),
    luck=st.lists(st.tuples(st.sampled_from(list(Outcome)), st.booleans(), st.booleans()), max_size=30),
)
@example(senders=[0, 1, 2] * 14, act=CaseAct.TIMEOUT, platform=Platform.DISCORD, luck=[])
@example(
    senders=[7, 0, 7, 1] * 10,
    act=CaseAct.TIMEOUT,
    platform=Platform.TWITCH,
    luck=[(Outcome.REFUSED, True, True)] * 30,
)
def test_every_copy_is_reached_and_every_author_once(
    senders: list[int],
    act: CaseAct,
    platform: Platform,
    luck: list[tuple[Outcome, bool, bool]],
) -> None:
    state, fates = raid(senders, platform), deque(luck)
    case = the_case(state)
    waiting = only(Action, gesture(DecideCase(case_id=case.id, act=act), state))
    asked: list[Action] = list(waiting)

    while waiting:
        outcome, from_the_end, restart = fates.popleft() if fates else (Outcome.DONE, False, False)
        action = waiting.pop() if from_the_end else waiting.pop(0)
        if restart:
            state = restarted(state)
        # A copy may need two acts.
        assert len(state.sweeps.awaited) <= AT_ONCE + 1
        more = only(
            Action,
            live(
                state, performed(action.id, outcome, "" if outcome is Outcome.DONE else "non"), evening=FAIR
            ),
        )
        waiting += more
        asked += more

    assert max(Counter(each.id for each in asked).values()) == 1
    copies = state.sweeps.copies[case.id].values()
    assert all(copy.outcome is not None for copy in copies)
    assert not state.sweeps.due
    if act is not CaseAct.DELETE:
        authors = [each.author_id for each in asked if isinstance(each, ON_AUTHORS)]
        others = {copy.author.id for copy in copies} - {case.author.id}
        assert Counter(who for who in authors if who != case.author.id) == Counter(others)


@settings(deadline=None, max_examples=20)
@given(outcomes=st.lists(st.sampled_from(list(Outcome)), min_size=12, max_size=12), restart=st.booleans())
def test_taking_back_lifts_what_was_done_and_nothing_else(outcomes: list[Outcome], restart: bool) -> None:
    state = raid([6, 7, 8, 9, 10, 11], Platform.TWITCH)
    case = the_case(state)
    acts = only(TimeoutAuthor, gesture(DecideCase(case_id=case.id, act=CaseAct.TIMEOUT), state))
    done = {act.author_id for act, outcome in zip(acts, outcomes, strict=True) if outcome is Outcome.DONE}
    for act, outcome in zip(acts, outcomes, strict=True):
        followed = live(state, performed(act, outcome), evening=FAIR)
        live(state, *(performed(each) for each in only(DeleteMessage, followed)), evening=FAIR)
    state = restarted(state) if restart else state

    lifts = only(LiftSanction, gesture(UndoDecision(case_id=case.id), state, at=60))

    assert sorted(each.author_id for each in lifts) == sorted(done)
    for lift in lifts:
        assert not only(LiftSanction, live(state, performed(lift), evening=FAIR))
    assert not only(CopySaved, live(state, said("bonsoir", crowd(1)[0], 90), evening=FAIR))
