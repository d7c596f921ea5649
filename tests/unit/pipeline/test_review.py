"""Moderators hold and decide cases; platforms act, report, and sometimes decide by themselves."""

import pytest

from bot.actions import Action, AnyAction, BanAuthor, DeleteMessage, ReleaseHeld, TimeoutAuthor, WarnAuthor
from bot.changes import Audited, CaseSaved
from bot.events import (
    ActionPerformed,
    Author,
    ChatCleared,
    HoldResolved,
    MessagePosted,
    MessageRemoved,
    Outcome,
    Platform,
)
from bot.moderation.case import Case, CaseStatus
from bot.orders import ActorRole, CaseAct, DecideCase, HoldCase
from bot.pipeline.state import ShowState
from tests.unit.pipeline.evening import (
    LEA,
    MODERATOR,
    OTHER_MODERATOR,
    ROUGH,
    SCREEN,
    ZOE,
    after,
    kept,
    live,
    only,
    ordered,
    plain,
    refusal,
    said,
    ticked,
    withheld,
)

ACTIONS = (DeleteMessage, TimeoutAuthor, WarnAuthor, BanAuthor, ReleaseHeld)


def a_case(state: ShowState, by: Author = ZOE, message_id: str = "m1") -> Case:
    """Return the case of a rough message."""
    live(state, said(ROUGH, by, message_id=message_id))
    return next(case for case in state.cases.values() if case.message_id == message_id)


def a_held_case(state: ShowState) -> Case:
    """Return the case of a message that Twitch keeps back."""
    return kept(CaseSaved, live(state, withheld(ROUGH))).case


def actions(followed: list[object]) -> list[AnyAction]:
    """Return what the platform is asked to do."""
    return [each for each in followed if isinstance(each, ACTIONS)]


def decide(case: Case, act: CaseAct, state: ShowState, at: float = 30, **more: object) -> list[object]:
    """Decide a case, and return all that followed."""
    order = DecideCase(case_id=case.id, act=act, **more)  # type: ignore[arg-type]
    return list(live(state, ordered(order, MODERATOR, at=at)))


def done(action: AnyAction, outcome: Outcome = Outcome.DONE, detail: str = "") -> ActionPerformed:
    """Return the report on an action."""
    return ActionPerformed(
        id=f"{action.id}/report", at=after(31), action_id=action.id, outcome=outcome, detail=detail
    )


def test_allowing_asks_nothing_of_the_platform() -> None:
    state = ShowState()
    case = a_case(state)

    followed = decide(case, CaseAct.ALLOW, state)

    assert actions(followed) == []
    assert state.cases[case.id].status is CaseStatus.DECIDED


@pytest.mark.parametrize(
    ("act", "kinds"),
    [
        (CaseAct.DELETE, [DeleteMessage]),
        (CaseAct.TIMEOUT, [DeleteMessage, TimeoutAuthor]),
        (CaseAct.WARN, [DeleteMessage, WarnAuthor]),
        (CaseAct.BAN, [DeleteMessage, BanAuthor]),
    ],
)
@pytest.mark.parametrize("author", [ZOE, LEA])
def test_each_act_goes_to_the_platform_that_the_message_came_from(
    act: CaseAct, kinds: list[type[Action]], author: Author
) -> None:
    state = ShowState()
    case = a_case(state, author)

    asked = actions(decide(case, act, state))

    assert [type(each) for each in asked] == kinds
    assert {(each.platform, each.channel) for each in asked} == {(author.platform, case.channel)}
    effects = state.cases[case.id].decision
    assert effects is not None
    assert [effect.outcome for effect in effects.effects] == [None] * len(kinds)


def test_a_timeout_lasts_as_said_or_as_usual() -> None:
    for seconds, expected in ((None, 600), (42, 42)):
        state = ShowState()
        asked = actions(decide(a_case(state), CaseAct.TIMEOUT, state, seconds=seconds))
        assert kept(TimeoutAuthor, asked).seconds == expected


@pytest.mark.parametrize("seconds", [0, -(10**30), 10**30])
def test_a_timeout_of_an_impossible_length_is_refused(seconds: int) -> None:
    state = ShowState()

    followed = decide(a_case(state), CaseAct.TIMEOUT, state, seconds=seconds)

    assert refusal(followed) == "La durée d’une suspension va de 1 seconde à 14 jours."
    assert actions(followed) == []


def test_without_a_reason_the_charter_is_the_reason() -> None:
    state = ShowState()

    asked = actions(decide(a_case(state), CaseAct.WARN, state))

    assert kept(WarnAuthor, asked).reason == "Message contraire à la charte de l’émission."


def test_the_outcome_of_each_action_is_shown_and_written_down() -> None:
    state = ShowState()
    case = a_case(state)
    deletion, timeout = actions(decide(case, CaseAct.TIMEOUT, state))

    followed = live(state, done(deletion), done(timeout, Outcome.REFUSED, "pas le droit"))
    decision = state.cases[case.id].decision

    assert decision is not None
    assert [(effect.outcome, effect.detail) for effect in decision.effects] == [
        (Outcome.DONE, ""),
        (Outcome.REFUSED, "pas le droit"),
    ]
    lines = only(Audited, followed)
    assert [(line.act, line.subject, line.detail) for line in lines] == [
        ("outcome:done", deletion.id, ""),
        ("outcome:refused", timeout.id, "pas le droit"),
    ]
    assert {line.actor.role for line in lines} == {ActorRole.SYSTEM}


def test_outcomes_find_their_case_after_a_restart() -> None:
    state = ShowState()
    case = a_case(state)
    (deletion,) = actions(decide(case, CaseAct.DELETE, state))
    reborn = ShowState()
    reborn.apply(CaseSaved(case=state.cases[case.id]))

    saved = kept(CaseSaved, live(reborn, done(deletion))).case

    assert saved.decision is not None
    assert saved.decision.effects[0].outcome is Outcome.DONE


def test_the_outcome_of_something_else_changes_nothing() -> None:
    unknown = ActionPerformed(id="r", at=after(1), action_id="x", outcome=Outcome.DONE)

    assert live(ShowState(), unknown) == []


def test_a_decision_is_in_the_audit_log_with_its_actor_and_reason() -> None:
    state = ShowState()
    case = a_case(state)

    line = kept(Audited, decide(case, CaseAct.TIMEOUT, state, seconds=60, reason="insulte"))

    assert (line.actor, line.act, line.subject, line.reason) == (
        MODERATOR,
        "decide_case",
        case.id,
        "insulte",
    )
    assert line.detail == "act=timeout seconds=60"


def test_a_case_is_decided_once() -> None:
    state = ShowState()
    case = a_case(state)
    decide(case, CaseAct.ALLOW, state)

    followed = live(state, ordered(DecideCase(case_id=case.id, act=CaseAct.BAN), OTHER_MODERATOR))

    assert plain(refusal(followed)) == "Ce dossier est déjà clos : Bob s’en est chargé."
    assert actions(list(followed)) == []


def test_a_case_that_is_not_there_is_said() -> None:
    for order in (DecideCase(case_id="x", act=CaseAct.BAN), HoldCase(case_id="x")):
        assert refusal(live(ShowState(), ordered(order, MODERATOR))) == "Ce dossier n’existe pas."


def test_a_held_message_is_let_through_or_refused_by_its_platform() -> None:
    for act, allow in ((CaseAct.ALLOW, True), (CaseAct.DELETE, False)):
        state = ShowState()
        (release,) = actions(decide(a_held_case(state), act, state))
        assert isinstance(release, ReleaseHeld)
        assert release.allow is allow


def test_a_held_message_decided_on_the_platform_is_closed_there() -> None:
    state = ShowState()
    case = a_held_case(state)

    live(
        state,
        HoldResolved(
            id="h",
            at=after(40),
            platform=Platform.TWITCH,
            channel="bouge",
            message_id=case.message_id,
            allowed=False,
        ),
    )
    closed = state.cases[case.id]

    assert closed.status is CaseStatus.ELSEWHERE
    assert closed.decision is not None
    assert (closed.decision.act, closed.decision.actor.name) == (CaseAct.DELETE, "Twitch")


def gone(message_id: str) -> MessageRemoved:
    """Return the news that a message left Twitch."""
    return MessageRemoved(
        id="g", at=after(50), platform=Platform.TWITCH, channel="bouge", message_id=message_id
    )


def test_a_message_removed_on_the_platform_closes_its_case() -> None:
    state = ShowState()
    case = a_case(state)

    live(state, gone("m1"))
    followed = decide(case, CaseAct.DELETE, state, at=60)

    assert state.cases[case.id].status is CaseStatus.ELSEWHERE
    assert plain(refusal(followed)) == "Ce dossier est déjà clos : Twitch s’en est chargé."


def test_a_banned_authors_cases_are_closed_and_the_others_stay() -> None:
    state = ShowState()
    bad = a_case(state, ZOE, "m1")
    other = a_case(state, Author(platform=Platform.TWITCH, id="8", name="paul"), "m2")

    live(
        state,
        ChatCleared(id="c", at=after(50), platform=Platform.TWITCH, channel="bouge", author_id=ZOE.id),
    )

    assert state.cases[bad.id].status is CaseStatus.ELSEWHERE
    assert state.cases[other.id].status is CaseStatus.OPEN


def test_the_removal_that_a_decision_asked_for_does_not_undo_the_decision() -> None:
    state = ShowState()
    case = a_case(state)
    decide(case, CaseAct.DELETE, state)

    live(state, gone("m1"))

    assert state.cases[case.id].status is CaseStatus.DECIDED


def test_a_case_that_somebody_reads_is_refused_to_others() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=20))

    for order in (HoldCase(case_id=case.id), DecideCase(case_id=case.id, act=CaseAct.ALLOW)):
        followed = live(state, ordered(order, OTHER_MODERATOR, at=30))
        assert refusal(followed) == "Bob examine déjà ce dossier."
    assert state.cases[case.id].holder == "Bob"


def test_who_reads_a_case_decides_it() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=20))

    decide(case, CaseAct.ALLOW, state)

    assert (state.cases[case.id].status, state.cases[case.id].holder) == (CaseStatus.DECIDED, "")
    assert state.held_cases() == []


def test_a_case_that_is_put_back_is_free() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR))
    live(state, ordered(HoldCase(case_id=case.id, held=False), OTHER_MODERATOR))
    assert state.cases[case.id].holder == "Bob"

    live(state, ordered(HoldCase(case_id=case.id, held=False), MODERATOR))

    assert state.cases[case.id].holder == ""


def test_a_hold_ends_by_itself() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=20))

    live(state, ticked(109))
    assert state.cases[case.id].holder == "Bob"

    live(state, ticked(110))
    assert (state.cases[case.id].holder, state.cases[case.id].held_until) == ("", None)


def test_reading_a_case_is_no_line_of_the_audit_log() -> None:
    state = ShowState()
    case = a_case(state)

    assert only(Audited, live(state, ordered(HoldCase(case_id=case.id), MODERATOR))) == []


def test_a_screen_decides_nothing() -> None:
    state = ShowState()
    case = a_case(state)

    followed = live(state, ordered(DecideCase(case_id=case.id, act=CaseAct.BAN), SCREEN))

    assert refusal(followed) == "Votre rôle ne permet pas ce geste."
    assert actions(list(followed)) == []


def test_deciding_stops_nobody_from_writing_again() -> None:
    state = ShowState()
    decide(a_case(state), CaseAct.DELETE, state)

    again: MessagePosted = said(f"{ROUGH} encore", at=60)
    live(state, again)

    assert [case.status for case in state.cases.values()] == [CaseStatus.DECIDED, CaseStatus.OPEN]
