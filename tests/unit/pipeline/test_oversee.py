"""What the platforms' own moderation tells comes into the queue, or settles what waits there."""

from itertools import count

from bot.actions import LiftSanction, ResolveUnbanRequest
from bot.changes import Audited, CaseSaved
from bot.events import (
    ActionPerformed,
    Author,
    AutomodAlerted,
    HoldResolved,
    ModeratorActed,
    Outcome,
    Platform,
    SuspectWrote,
    SuspicionChanged,
    UnbanRequested,
    UnbanResolved,
    WarningAcknowledged,
)
from bot.moderation.case import AppealStatus, Case, CaseStatus, Severity
from bot.orders import CaseAct, DecideCase, JudgeAppeal
from bot.pipeline.present import case_view
from bot.pipeline.state import ShowState
from bot.pipeline.step import Happening
from tests.unit.pipeline.evening import (
    LEA,
    MAX,
    MODERATOR,
    ROUGH,
    ZOE,
    after,
    kept,
    live,
    only,
    ordered,
    plain,
    refusal,
    said,
)
from tests.unit.pipeline.reviewing import a_case, a_held_case, actions, decide
from tests.unit.pipeline.test_review_elsewhere import gone

_numbers = count(1)


def acted(
    act: str, about: Author = ZOE, at: float = 50, message_id: str = "", seconds: int | None = None
) -> ModeratorActed:
    """Return what Modeste did with the platform's own tools."""
    return ModeratorActed(
        id=f"a{next(_numbers)}",
        at=after(at),
        platform=about.platform,
        channel="bouge",
        act=act,
        moderator="Modeste",
        author_id=about.id,
        message_id=message_id,
        seconds=seconds,
        reason="insulte",
    )


def suspect(text: str = "me revoilà", at: float = 10, **more: object) -> SuspectWrote:
    """Return what a suspicious account wrote."""
    name = f"s{next(_numbers)}"
    given: dict[str, object] = {"message_id": name, **more}
    return SuspectWrote(
        id=name,
        at=after(at),
        platform=Platform.TWITCH,
        channel="bouge",
        author=ZOE,
        text=text,
        **given,  # type: ignore[arg-type]
    )


def blocked(text: str = "sale chose", at: float = 10, message_id: str = "") -> AutomodAlerted:
    """Return what Discord's filter did."""
    return AutomodAlerted(
        id=f"f{next(_numbers)}",
        at=after(at),
        platform=Platform.DISCORD,
        channel="salon",
        author=LEA,
        text=text,
        rule="keyword",
        message_id=message_id,
        matched="SALE",
    )


def asked_back(by: Author = ZOE, at: float = 100) -> UnbanRequested:
    """Return the request of somebody banned."""
    return UnbanRequested(
        id=f"u{next(_numbers)}",
        at=after(at),
        platform=Platform.TWITCH,
        channel="bouge",
        request_id="r1",
        author=by,
        text="Je regrette.",
    )


def answered(approved: bool | None, moderator: str = "Modeste") -> UnbanResolved:
    """Return its answer on Twitch itself."""
    return UnbanResolved(
        id=f"u{next(_numbers)}",
        at=after(120),
        platform=Platform.TWITCH,
        channel="bouge",
        request_id="r1",
        approved=approved,
        moderator=moderator,
        text="Soit.",
    )


def another_case(state: ShowState) -> Case:
    """Return the case of something else that the same person wrote."""
    live(state, said("patate pourrie toi-même, retourne au potager", message_id="m2"))
    return next(case for case in state.docket.cases.values() if case.message_id == "m2")


def now(case: Case, state: ShowState) -> Case:
    """Return a case as it is now."""
    return state.docket.cases[case.id]


def a_ban(state: ShowState) -> Case:
    """Return the case of somebody who is banned by now."""
    case = a_case(state)
    for action in actions(decide(case, CaseAct.BAN, state)):
        told = ActionPerformed(id=f"{action.id}/r", at=after(31), action_id=action.id, outcome=Outcome.DONE)
        live(state, told)
    return now(case, state)


def test_a_case_decided_by_another_moderator_closes_and_says_by_whom_and_how() -> None:
    state = ShowState()
    case = a_case(state)
    followed = live(state, acted("timeout", seconds=600))
    closed = now(case, state)

    assert closed.status is CaseStatus.ELSEWHERE
    assert closed.decision is not None
    assert (closed.decision.actor.name, closed.decision.act) == ("Modeste", CaseAct.TIMEOUT)
    assert (closed.decision.seconds, closed.decision.reason) == (600, "insulte")
    line = kept(Audited, followed)
    assert (line.actor.name, line.act, line.subject) == ("Modeste", "elsewhere:timeout", case.id)
    assert "Modeste" in plain(refusal(decide(case, CaseAct.DELETE, state, at=60)))


def test_the_one_who_deleted_is_named_whichever_news_comes_first() -> None:
    for order in (1, -1):
        state = ShowState()
        case = a_case(state)
        events: list[Happening] = [gone("m1"), acted("delete", message_id="m1")]
        live(state, *events[::order])
        decision = now(case, state).decision
        assert decision is not None
        assert (decision.actor.name, decision.act) == ("Modeste", CaseAct.DELETE)


def test_where_the_platform_does_not_say_which_message_the_one_just_gone_is_meant() -> None:
    state = ShowState()
    first, second = a_case(state), another_case(state)
    live(state, gone("m2"), acted("delete"))

    assert now(second, state).decision is not None
    assert now(first, state).status is CaseStatus.OPEN


def test_what_somebody_else_suffers_closes_nothing() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, acted("ban", MAX), acted("warn", MAX), acted("slow"))

    assert now(case, state).status is CaseStatus.OPEN


def test_the_shows_own_act_told_back_changes_nothing_and_closes_no_other_case() -> None:
    state = ShowState()
    case, other = a_case(state), another_case(state)
    decide(case, CaseAct.WARN, state)
    before = now(case, state)
    live(state, acted("warn", at=31), acted("delete", at=31, message_id="m1"))

    assert now(case, state) == before
    assert now(other, state).status is CaseStatus.OPEN


def test_messages_that_go_with_their_author_name_who_decided() -> None:
    state = ShowState()
    case, other = a_case(state), another_case(state)
    decide(case, CaseAct.TIMEOUT, state)
    live(state, gone("m2"), acted("timeout", at=51))
    decision = now(other, state).decision

    assert decision is not None
    assert decision.actor == MODERATOR


def test_a_sanction_lifted_on_the_platform_is_seen_as_taken_back() -> None:
    state = ShowState()
    case = a_case(state)
    decide(case, CaseAct.TIMEOUT, state)
    live(state, acted("untimeout", at=60))
    undone = now(case, state).undone

    assert undone is not None
    assert undone.actor.name == "Modeste"
    assert live(state, acted("untimeout", at=61)) == []


def test_a_held_message_says_who_decided_it() -> None:
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
            allowed=True,
            moderator="Modeste",
        ),
    )
    decision = now(case, state).decision

    assert decision is not None
    assert (decision.actor.name, decision.act) == ("Modeste", CaseAct.ALLOW)


def test_a_suspect_has_one_case_however_much_they_write() -> None:
    state = ShowState()
    case = kept(CaseSaved, live(state, suspect(signs=("ban_evader", "evasion_likely")))).case
    again = live(state, suspect("encore", at=20))

    assert only(CaseSaved, again) == []
    assert case.verdict.severity is Severity.MEDIUM
    assert "contourne probablement une exclusion" in case.verdict.reasons[0].text
    assert case_view(case).acts == ("allow", "delete", "warn", "timeout", "ban")


def test_what_only_moderators_read_cannot_be_deleted() -> None:
    state = ShowState()
    case = kept(CaseSaved, live(state, suspect(restricted=True))).case
    followed = decide(case, CaseAct.WARN, state)

    assert "delete" not in case_view(case).acts
    assert [type(each).__name__ for each in followed if hasattr(each, "author_id")] == ["WarnAuthor"]


def test_a_flagged_message_of_a_suspect_stays_one_case_whichever_news_comes_first() -> None:
    for order in (1, -1):
        state = ShowState()
        events: list[Happening] = [said(ROUGH, message_id="m1"), suspect(ROUGH, message_id="m1")]
        live(state, *events[::order])
        (case,) = state.docket.cases.values()

        assert {each.rule for each in case.verdict.reasons} == {"blocked_terms", "platform-suspicion"}


def test_a_suspicion_taken_away_closes_what_was_about_nothing_else() -> None:
    state = ShowState()
    suspected = kept(CaseSaved, live(state, suspect())).case
    changed = SuspicionChanged(
        id="c",
        at=after(30),
        platform=Platform.TWITCH,
        channel="bouge",
        author=ZOE,
        level="none",
        moderator="Modeste",
    )
    live(state, changed)
    decision = now(suspected, state).decision

    assert decision is not None
    assert (decision.actor.name, decision.act) == ("Modeste", CaseAct.ALLOW)


def test_a_warning_that_was_read_shows_on_its_case_once() -> None:
    state = ShowState()
    case = a_case(state)
    decide(case, CaseAct.WARN, state)
    read = WarningAcknowledged(id="w", at=after(90), platform=Platform.TWITCH, channel="bouge", author=ZOE)
    live(state, read)
    decision = now(case, state).decision

    assert decision is not None
    (warned,) = (effect for effect in decision.effects if effect.act == CaseAct.WARN)
    assert warned.outcome is Outcome.DONE
    assert warned.detail.startswith("Avertissement lu à")


def test_what_the_filter_blocked_is_a_case_with_its_word_marked_and_two_alerts_are_one() -> None:
    state = ShowState()
    case = kept(CaseSaved, live(state, blocked(), blocked())).case
    later = live(state, blocked(at=60))

    assert case.verdict.reasons[0].spans == ((0, 4),)
    assert "personne ne l’a lu" in case.verdict.reasons[0].text
    assert "delete" not in case_view(case).acts
    assert len(only(CaseSaved, later)) == 1


def test_what_the_filter_pointed_at_joins_the_case_of_its_message() -> None:
    state = ShowState()
    case = a_case(state, LEA)
    live(state, blocked(ROUGH, message_id="m1"))

    assert [each.rule for each in now(case, state).verdict.reasons][-1] == "platform-filter"


def test_a_request_to_come_back_is_the_appeal_of_the_ban_and_is_answered_from_the_queue() -> None:
    state = ShowState()
    case = a_ban(state)
    live(state, asked_back())
    appeal = now(case, state).appeal
    assert appeal is not None
    assert (appeal.via, appeal.text, appeal.status) == ("unban-request", "Je regrette.", AppealStatus.OPEN)

    judge = MODERATOR.__class__(name="Dan", role=MODERATOR.role)
    order = JudgeAppeal(case_id=case.id, accepted=True, reason="Vous avez compris.")
    followed = live(state, ordered(order, judge, at=110))

    (resolve,) = only(ResolveUnbanRequest, followed)
    assert (resolve.request_id, resolve.approve) == ("r1", True)
    assert only(LiftSanction, followed) == []
    assert live(state, answered(True, "bouge")) == []


def test_a_request_after_a_ban_from_elsewhere_has_a_case_of_its_own() -> None:
    state = ShowState()
    case = kept(CaseSaved, live(state, asked_back())).case
    order = JudgeAppeal(case_id=case.id, accepted=False, reason="Trop tôt.")
    followed = live(state, ordered(order, MODERATOR, at=110))

    (resolve,) = only(ResolveUnbanRequest, followed)
    assert not resolve.approve
    assert case.decision is not None
    assert case.decision.actor.name == "Twitch"


def test_a_request_answered_or_withdrawn_on_twitch_is_over_here_too() -> None:
    for approved, status in (
        (True, AppealStatus.ACCEPTED),
        (False, AppealStatus.REJECTED),
        (None, AppealStatus.REJECTED),
    ):
        state = ShowState()
        case = kept(CaseSaved, live(state, asked_back())).case
        followed = live(state, answered(approved))
        appeal = now(case, state).appeal
        assert appeal is not None
        assert appeal.status is status
        assert (now(case, state).undone is not None) is (approved is True)
        assert len(only(Audited, followed)) == 1


def test_a_message_of_somebody_without_a_case_makes_none_when_its_author_is_sanctioned() -> None:
    state = ShowState()
    live(state, said("bonsoir"))

    assert live(state, acted("ban")) == []


def test_an_action_that_nobody_asked_for_settles_nothing() -> None:
    told = ActionPerformed(id="r", at=after(1), action_id="x", outcome=Outcome.DONE)

    assert live(ShowState(), told) == []


def test_a_decision_after_the_platforms_is_refused() -> None:
    state = ShowState()
    case = a_case(state)
    live(state, acted("ban"))

    assert live(state, ordered(DecideCase(case_id=case.id, act=CaseAct.ALLOW), MODERATOR, at=60))
    assert now(case, state).status is CaseStatus.ELSEWHERE
