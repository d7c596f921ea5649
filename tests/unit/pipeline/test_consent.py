"""The consent round: led through its phases, with what people say in each, and its verdict."""

from collections.abc import Sequence

from bot.actions import Answer, Button, PostPanel, Say
from bot.changes import Owed, PollSaved, QuestionSaved
from bot.changes.talk import RoundSaved
from bot.orders import (
    AmendProposal,
    BackToPhase,
    ClosePoll,
    GoToSegment,
    IntegrateObjection,
    MergeObjections,
    NextPhase,
    OpenPoll,
    QuestionAct,
    SetAsideObjection,
)
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import poll_view
from bot.polls.counting.rounds import Phase, Round
from bot.polls.outcome import ConsentDetail
from bot.polls.poll import Poll
from bot.ports import ShowRecord
from bot.show.rundown import PollPlan, Rundown, Segment, SegmentKind
from tests.unit.pipeline.evening import (
    EVENING,
    LEA,
    MAX,
    MODERATOR,
    ROUGH,
    ZOE,
    act,
    after,
    an_evening,
    asked,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    said,
    submitted,
    ticked,
)

ROUND = OpenPoll(question="Les bus", method="consent", proposal="Des bus jusqu’à minuit.")


def at_phase(phase: Phase) -> tuple[ShowState, Poll]:
    """Return an evening whose consent round has come to a phase."""
    state = ShowState()
    poll, _ = opened(state, ROUND)
    while state.talk.round_of(poll).phase is not phase:
        live(state, ordered(NextPhase(poll_id=poll.id), at=5))
    return state, poll


def led(state: ShowState, poll: Poll) -> Round:
    """Return where the round is."""
    return state.talk.round_of(poll)


def shown(state: ShowState, poll: Poll) -> ConsentDetail:
    """Return what screens show of it."""
    detail = poll_view(state.polls[poll.id], state, EVENING, for_viewers=True).detail
    assert isinstance(detail, ConsentDetail)
    return detail


def told(consequences: Sequence[object]) -> str:
    """Return what somebody is told in chat."""
    return plain(kept(Owed, consequences).text)


def test_a_round_opens_with_its_proposal_and_shows_it_though_nobody_has_spoken() -> None:
    state = ShowState()
    evening = an_evening(smallest_group=5)
    poll, _ = opened(state, ROUND, evening=evening)

    detail = poll_view(poll, state, evening, for_viewers=True).detail

    assert isinstance(detail, ConsentDetail)
    assert (detail.phase, detail.proposal) == ("proposal", "Des bus jusqu’à minuit.")


def test_a_segment_of_the_rundown_is_a_round() -> None:
    plan = PollPlan(question="Les bus", choices=(), method="consent", proposal="Des bus.")
    segment = Segment(id="bus", kind=SegmentKind.CONSENT, title="Les bus", poll=plan)
    evening = an_evening(rundown=Rundown(title="Soirée", segments=(segment,)))
    state = ShowState()

    live(state, ordered(GoToSegment(segment_id="bus"), at=0), ordered(OpenPoll(), at=1), evening=evening)

    (poll,) = state.open_polls()
    assert led(state, poll).proposal == "Des bus."


def test_a_round_without_a_proposal_does_not_open() -> None:
    state = ShowState()

    assert "Il faut un texte" in refusal(live(state, ordered(OpenPoll(question="Bus", method="consent"))))
    assert state.open_polls() == []


def test_each_phase_is_said_in_every_chat_and_the_last_one_is_the_end() -> None:
    state, poll = at_phase(Phase.FEELINGS)

    followed = live(state, ordered(NextPhase(poll_id=poll.id, seconds=120), at=10))

    assert [say.platform for say in only(Say, followed)] == list(EVENING.platforms)
    assert kept(PollSaved, followed).poll.announced_close_at == after(130)
    assert kept(PollSaved, followed).poll.closes_at is None
    state, poll = at_phase(Phase.CONSENT)
    assert "terminé" in refusal(live(state, ordered(NextPhase(poll_id=poll.id))))


def test_the_planned_end_of_a_phase_ends_nothing_by_itself() -> None:
    state, poll = at_phase(Phase.FEELINGS)

    live(state, ordered(NextPhase(poll_id=poll.id, seconds=30), at=10), ticked(100))

    assert state.open_polls()
    assert refusal(live(state, ordered(NextPhase(poll_id=poll.id, seconds=1))))


def test_questions_are_the_rounds_during_clarification_and_the_floors_at_other_times() -> None:
    state, poll = at_phase(Phase.CLARIFICATION)
    during = live(state, said("!question et le dimanche ?", ZOE))
    assert only(QuestionSaved, during) == []
    assert shown(state, poll).questions == 1

    live(state, ordered(NextPhase(poll_id=poll.id)))
    later = live(state, said("!question et le samedi ?", ZOE))

    assert len(only(QuestionSaved, later)) == 1
    assert shown(state, poll).questions == 1


def test_a_feeling_is_said_once_each_and_in_its_phase() -> None:
    state, poll = at_phase(Phase.FEELINGS)

    live(state, said("!ressenti ça me rassure", ZOE, 10), said("!ressenti finalement non", ZOE, 12))

    assert shown(state, poll).feelings == 1
    assert "pas le moment des objections" in told([*live(state, said("!objection trop cher la nuit", MAX))])


def test_objections_come_from_chat_and_from_the_form_with_their_reason() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)

    live(state, said("!objection le soir il n’y a plus de chauffeurs", ZOE))
    answered = live(state, submitted("cela coûte trop au budget", LEA, form="objection"))

    assert [each.reason for each in shown(state, poll).objections] == [
        "le soir il n’y a plus de chauffeurs",
        "cela coûte trop au budget",
    ]
    assert "n° 2" in plain(kept(Answer, answered).text)


def test_a_bare_no_is_refused_with_the_explanation_and_only_while_objections_are_heard() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)
    assert "ne suffit pas" in told([*live(state, said("non", ZOE))])
    assert "ne suffit pas" in plain(
        kept(Answer, live(state, submitted("non non non", LEA, form="objection"))).text
    )
    assert shown(state, poll).objections == ()

    state, _ = at_phase(Phase.FEELINGS)
    assert only(Owed, live(state, said("non", ZOE))) == []


def test_an_objection_is_backed_by_its_number_once_each_while_objections_are_heard() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)
    question = asked(state, "et le dimanche ?", MAX)
    act(question, QuestionAct.ACCEPT, state)
    live(state, said("!objection plus de chauffeurs", ZOE))

    live(state, said("+1 1", MAX), said("+1 1", MAX), said("+1 1", ZOE), said("+1 1", LEA))
    assert [each.people for each in shown(state, poll).objections] == [3]
    assert state.floor.questions[question.id].backings == 0

    live(state, ordered(NextPhase(poll_id=poll.id)), said("+1 1", LEA, 20))
    assert state.floor.questions[question.id].backings == 1


def test_what_is_abusive_goes_to_the_moderators_and_not_on_screen() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)

    live(state, said(f"!objection {ROUGH} va", ZOE))

    assert shown(state, poll).objections == ()


def test_moderators_merge_and_set_aside_and_the_host_integrates() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)
    for author, reason in (
        (ZOE, "plus de chauffeurs"),
        (MAX, "chauffeurs manquants"),
        (LEA, "budget trop court"),
    ):
        live(state, said(f"!objection {reason}", author))

    live(state, ordered(MergeObjections(poll_id=poll.id, number=2, into=1), by=MODERATOR))
    live(
        state,
        ordered(SetAsideObjection(poll_id=poll.id, number=3, reason="le budget est voté"), by=MODERATOR),
    )
    integrated = IntegrateObjection(poll_id=poll.id, number=1, text="Des bus jusqu’à 23 h.")
    assert refusal(live(state, ordered(integrated, by=MODERATOR)))
    live(state, ordered(integrated))

    assert [(each.number, each.people, each.state) for each in shown(state, poll).objections] == [
        (1, 2, "integrated"),
        (3, 1, "set-aside"),
    ]
    assert shown(state, poll).proposal == "Des bus jusqu’à 23 h."


def test_the_verdict_is_said_when_the_round_is_closed() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)
    live(state, said("!objection plus de chauffeurs", ZOE))
    live(state, ordered(NextPhase(poll_id=poll.id)))
    assert shown(state, poll).verdict == "standing-objections"
    live(state, ordered(BackToPhase(poll_id=poll.id, phase="objections")))
    live(state, ordered(IntegrateObjection(poll_id=poll.id, number=1, text="Avec des chauffeurs.")))
    live(state, ordered(NextPhase(poll_id=poll.id)))

    followed = live(state, ordered(ClosePoll(poll_id=poll.id), at=30), ticked(40))

    sentences = [plain(say.text) for say in only(Say, followed) if say.id.startswith(f"{poll.id}/result")]
    assert sentences[0] == (
        "« Les bus » : consentement : aucune objection ne tient, la proposition passe après 1 amendement."
    )


def test_a_round_that_is_closed_before_its_end_has_decided_nothing() -> None:
    state, poll = at_phase(Phase.FEELINGS)

    followed = live(state, ordered(ClosePoll(poll_id=poll.id), at=30), ticked(40))

    assert any("sans décision" in say.text for say in only(Say, followed))
    assert "clos" in refusal(live(state, ordered(NextPhase(poll_id=poll.id), at=50)))


def test_leading_is_refused_where_there_is_nothing_to_lead() -> None:
    state = ShowState()
    vote, _ = opened(state)
    assert "tour de consentement" in refusal(live(state, ordered(NextPhase(poll_id=vote.id))))
    assert "n’existe pas" in refusal(live(state, ordered(NextPhase(poll_id="x"))))

    state, poll = at_phase(Phase.FEELINGS)
    assert "étape n’existe pas" in refusal(live(state, ordered(BackToPhase(poll_id=poll.id, phase="fête"))))
    assert "étape précédente" in refusal(live(state, ordered(BackToPhase(poll_id=poll.id, phase="consent"))))
    assert "Il faut un texte" in refusal(live(state, ordered(AmendProposal(poll_id=poll.id, text=" "))))


def test_the_panel_opens_the_form_and_a_form_after_the_end_is_told_so() -> None:
    state = ShowState()
    poll, followed = opened(state, ROUND)
    assert kept(PostPanel, followed).buttons == (
        Button(control="objection", label="Objecter"),
        Button(control=f"objections:{poll.id}", label="Soutenir ou lever"),
    )

    answered = live(ShowState(), submitted("plus de chauffeurs", LEA, form="objection"))

    assert "terminé" in kept(Answer, answered).text


def test_a_round_outlives_a_restart() -> None:
    state, poll = at_phase(Phase.OBJECTIONS)
    saved = kept(RoundSaved, live(state, said("!objection plus de chauffeurs", ZOE)))

    reborn = ShowState.of(ShowRecord(polls=(poll,), rounds={saved.poll_id: saved.led}))

    assert reborn.count(poll).outcome == state.count(poll).outcome
