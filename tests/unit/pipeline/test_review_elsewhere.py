"""Cases that somebody reads, and cases that are settled on the platform itself."""

from bot.actions import ReleaseHeld
from bot.changes import Audited
from bot.events import (
    Author,
    ChatCleared,
    HoldResolved,
    MessagePosted,
    MessageRemoved,
    Platform,
)
from bot.moderation.case import CaseStatus
from bot.orders import CaseAct, DecideCase, HoldCase
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import (
    MODERATOR,
    OTHER_MODERATOR,
    ROUGH,
    SCREEN,
    ZOE,
    after,
    live,
    only,
    ordered,
    plain,
    refusal,
    said,
    ticked,
)
from tests.unit.pipeline.reviewing import a_case, a_held_case, actions, decide


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
    closed = state.docket.cases[case.id]

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

    assert state.docket.cases[case.id].status is CaseStatus.ELSEWHERE
    assert plain(refusal(followed)) == "Ce dossier est déjà clos : Twitch s’en est chargé."


def test_a_banned_authors_cases_are_closed_and_the_others_stay() -> None:
    state = ShowState()
    bad = a_case(state, ZOE, "m1")
    other = a_case(state, Author(platform=Platform.TWITCH, id="8", name="paul"), "m2")

    live(
        state,
        ChatCleared(id="c", at=after(50), platform=Platform.TWITCH, channel="bouge", author_id=ZOE.id),
    )

    assert state.docket.cases[bad.id].status is CaseStatus.ELSEWHERE
    assert state.docket.cases[other.id].status is CaseStatus.OPEN


def test_the_removal_that_a_decision_asked_for_does_not_undo_the_decision() -> None:
    state = ShowState()
    case = a_case(state)
    decide(case, CaseAct.DELETE, state)

    live(state, gone("m1"))

    assert state.docket.cases[case.id].status is CaseStatus.DECIDED


def test_a_case_that_somebody_reads_is_refused_to_others() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=20))

    for order in (HoldCase(case_id=case.id), DecideCase(case_id=case.id, act=CaseAct.ALLOW)):
        followed = live(state, ordered(order, OTHER_MODERATOR, at=30))
        assert refusal(followed) == "Bob examine déjà ce dossier."
    assert state.docket.cases[case.id].holder == "Bob"


def test_who_reads_a_case_decides_it() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=20))

    decide(case, CaseAct.ALLOW, state)

    assert (state.docket.cases[case.id].status, state.docket.cases[case.id].holder) == (
        CaseStatus.DECIDED,
        "",
    )
    assert state.docket.held_cases() == []


def test_a_case_that_is_put_back_is_free() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR))
    live(state, ordered(HoldCase(case_id=case.id, held=False), OTHER_MODERATOR))
    assert state.docket.cases[case.id].holder == "Bob"

    live(state, ordered(HoldCase(case_id=case.id, held=False), MODERATOR))

    assert state.docket.cases[case.id].holder == ""


def test_a_hold_ends_by_itself() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, ordered(HoldCase(case_id=case.id), MODERATOR, at=20))

    live(state, ticked(109))
    assert state.docket.cases[case.id].holder == "Bob"

    live(state, ticked(110))
    assert (state.docket.cases[case.id].holder, state.docket.cases[case.id].held_until) == ("", None)


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

    assert [case.status for case in state.docket.cases.values()] == [CaseStatus.DECIDED, CaseStatus.OPEN]
