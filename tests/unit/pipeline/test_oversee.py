"""What the platforms' own moderation tells comes into the queue, or settles what waits there."""

from bot.changes import Audited, CaseSaved
from bot.events import (
    ActionPerformed,
    HoldResolved,
    Outcome,
    Platform,
    SuspicionChanged,
    WarningAcknowledged,
)
from bot.moderation.case import CaseStatus, Severity
from bot.orders import CaseAct, DecideCase
from bot.pipeline.memory.state import ShowState
from bot.pipeline.moderation.case_shown import case_shown
from bot.pipeline.screens.present import case_view
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
from tests.unit.pipeline.fair import FAIR
from tests.unit.pipeline.overseeing import acted, another_case, blocked, now, suspect
from tests.unit.pipeline.reviewing import a_case, a_held_case, decide
from tests.unit.pipeline.test_review_elsewhere import gone


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


def test_who_only_moderators_read_is_not_told_that_a_message_was_removed() -> None:
    state = ShowState()
    case = kept(CaseSaved, live(state, suspect(restricted=True), evening=FAIR)).case

    told = case_shown(case, state, FAIR).statements

    assert told["warn"].startswith("Votre message n’a pas été publié")
