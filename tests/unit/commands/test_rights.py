"""Who may order what."""

import pytest

from bot.commands.rights import may
from bot.orders import (
    ActorRole,
    AirPoll,
    AmendProposal,
    AnyOrder,
    BackToPhase,
    CancelPoll,
    CaseAct,
    ClearAir,
    ClosePoll,
    DecideCase,
    DecideQuestion,
    ExtendPoll,
    GoToSegment,
    HideResults,
    HoldCase,
    IntegrateObjection,
    MergeObjections,
    NextPhase,
    NextSegment,
    OpenPoll,
    Panic,
    PutArgument,
    QuestionAct,
    SetAsideObjection,
    ShowPoll,
    Take,
)

HOSTS_ALONE: list[AnyOrder] = [
    NextSegment(),
    GoToSegment(segment_id="un"),
    Take(),
    ClearAir(),
    ExtendPoll(poll_id="p", seconds=30),
    CancelPoll(poll_id="p", reason="codes faux"),
    HideResults(poll_id="p", hidden=True),
    PutArgument(poll_id="p", number=1, speaker="Ana"),
    NextPhase(poll_id="p"),
    BackToPhase(poll_id="p", phase="amendment"),
    AmendProposal(poll_id="p", text="Des bus."),
    IntegrateObjection(poll_id="p", number=1, text="Des bus."),
    *(
        DecideQuestion(question_id="q", act=act)
        for act in (QuestionAct.PREVIEW, QuestionAct.AIR, QuestionAct.ANSWERED)
    ),
]
MODERATORS_TOO: list[AnyOrder] = [
    *(DecideCase(case_id="c", act=act) for act in CaseAct),
    HoldCase(case_id="c"),
    *(DecideQuestion(question_id="q", act=act) for act in (QuestionAct.ACCEPT, QuestionAct.DISMISS)),
    OpenPoll(),
    ClosePoll(poll_id="p"),
    ShowPoll(poll_id="p"),
    AirPoll(poll_id="p"),
    MergeObjections(poll_id="p", number=2, into=1),
    SetAsideObjection(poll_id="p", number=1, reason="déjà prévu"),
    Panic(on=True),
    Panic(on=False),
]


@pytest.mark.parametrize("order", HOSTS_ALONE + MODERATORS_TOO, ids=repr)
def test_hosts_and_the_system_may_do_everything_and_an_overlay_nothing(order: AnyOrder) -> None:
    assert may(ActorRole.HOST, order)
    assert may(ActorRole.SYSTEM, order)
    assert not may(ActorRole.OVERLAY, order)


@pytest.mark.parametrize("order", MODERATORS_TOO, ids=repr)
def test_moderators_decide_cases_accept_questions_run_polls_and_press_panic(order: AnyOrder) -> None:
    assert may(ActorRole.MODERATOR, order)


@pytest.mark.parametrize("order", HOSTS_ALONE, ids=repr)
def test_the_rundown_and_the_air_are_the_hosts(order: AnyOrder) -> None:
    assert not may(ActorRole.MODERATOR, order)
