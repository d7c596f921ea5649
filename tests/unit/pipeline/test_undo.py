"""Taking back what was just done, and two people who act on the same thing."""

import pytest

from bot.actions import CalmChat
from bot.changes import PersonErased
from bot.orders import (
    AnyOrder,
    ClearAir,
    ClosePoll,
    DecideQuestion,
    ExtendPoll,
    GoToSegment,
    GuideFormat,
    HideResults,
    NextPhase,
    NextSegment,
    OpenPoll,
    OrderGiven,
    Panic,
    QuestionAct,
    ShowPoll,
    Take,
    UndoAct,
)
from bot.pipeline.memory.acts import BEGINNING
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from bot.polls.poll import PollStatus
from bot.questions.question import QuestionStatus
from bot.show.stage import Scene
from tests.unit.pipeline.evening import (
    HOST,
    MAX,
    POLL,
    act,
    after,
    asked,
    at_the_vote,
    live,
    only,
    opened,
    refusal,
    said,
    status,
    ticked,
)
from tests.unit.pipeline.sitting import open_format

ANA, BOB = "siège-ana", "siège-bob"


def given(
    state: ShowState, order: AnyOrder, name: str, at: float = 20, seat: str = ANA, seen: str = ""
) -> list[Consequence]:
    """Have an order given from a seat, and return all that followed."""
    event = OrderGiven(id=name, at=after(at), actor=HOST, order=order, seat=seat, after=seen)
    return live(state, event)


def test_what_was_taken_to_air_goes_back_to_preview() -> None:
    state = at_the_vote()
    before = state.stage
    given(state, Take(), "prend")
    assert state.stage != before

    assert refusal(given(state, UndoAct(act_id="prend"), "annule", at=29)) == ""

    assert state.stage == before


def test_every_gesture_on_the_screens_can_be_taken_back() -> None:
    state = at_the_vote()
    given(state, Take(), "prend")
    orders: list[AnyOrder] = [NextSegment(), GoToSegment(segment_id="accueil"), ClearAir()]
    for number, order in enumerate(orders):
        before = state.stage
        assert refusal(given(state, order, f"geste{number}")) == ""
        assert refusal(given(state, UndoAct(), f"annule{number}", at=21)) == ""
        assert state.stage == before


def test_an_act_can_be_taken_back_once_and_for_ten_seconds() -> None:
    state = at_the_vote()
    given(state, NextSegment(), "suivant")

    assert "Plus de dix secondes" in refusal(given(state, UndoAct(act_id="suivant"), "tard", at=30.5))
    assert refusal(given(state, UndoAct(act_id="suivant"), "à temps", at=30)) == ""
    assert "rien à annuler" in refusal(given(state, UndoAct(act_id="suivant"), "encore", at=30))
    assert "rien à annuler" in refusal(given(state, UndoAct(act_id="inconnu"), "inconnu", at=30))


def test_what_changed_since_is_not_overwritten_by_an_undo() -> None:
    state = at_the_vote()
    given(state, NextSegment(), "suivant")
    given(state, GoToSegment(segment_id="accueil"), "ailleurs", seat=BOB)
    where = state.stage.segment_id

    assert "Autre chose a changé depuis" in refusal(given(state, UndoAct(act_id="suivant"), "annule"))
    assert state.stage.segment_id == where


def test_an_undo_keeps_what_somebody_else_changed_beside() -> None:
    state = at_the_vote()
    question = asked(state, "Et les bus du soir ?")
    act(question, QuestionAct.ACCEPT, state, at=12)
    given(state, DecideQuestion(question_id=question.id, act=QuestionAct.PREVIEW), "prépare")
    live(state, said(f"+1 {question.number}", MAX, at=21))
    given(state, UndoAct(act_id="prépare"), "annule", at=22)

    assert status(question, state) is QuestionStatus.ACCEPTED
    assert state.floor.questions[question.id].backings == 1
    assert state.stage.preview.question_id is None


def test_a_dismissed_question_comes_back() -> None:
    state = at_the_vote()
    question = asked(state, "Et les bus du soir ?")
    given(state, DecideQuestion(question_id=question.id, act=QuestionAct.DISMISS), "écarte")
    assert status(question, state) is QuestionStatus.DISMISSED

    assert refusal(given(state, UndoAct(), "annule", at=24)) == ""

    assert status(question, state) is QuestionStatus.PROPOSED


def test_taking_panic_back_lets_the_chats_go_too() -> None:
    state = at_the_vote()
    given(state, Take(), "prend")
    on_air = state.stage.air
    given(state, Panic(on=True), "panique")
    followed = given(state, UndoAct(), "annule", at=23)

    assert [each.on for each in only(CalmChat, followed)] == [False, False]
    assert (state.stage.panic, state.stage.air) == (False, on_air)


def test_a_vote_opened_by_mistake_is_called_off_and_leaves_the_air() -> None:
    state = at_the_vote()
    before = state.stage
    given(state, POLL, "ouvre")
    (poll,) = state.open_polls()

    assert refusal(given(state, UndoAct(), "annule", at=25)) == ""

    assert state.polls[poll.id].cancelled == "ouvert par erreur"
    assert state.stage.air == before.air == Scene()


def test_a_vote_gets_back_its_end_and_its_hidden_results() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="On y va ?", choices=("Oui", "Non"), seconds=600))
    orders: list[AnyOrder] = [
        HideResults(poll_id=poll.id, hidden=True),
        ExtendPoll(poll_id=poll.id, seconds=30),
        ClosePoll(poll_id=poll.id),
    ]
    for number, order in enumerate(orders):
        given(state, order, f"geste{number}")
        assert state.polls[poll.id] != poll
        assert refusal(given(state, UndoAct(), f"annule{number}", at=20)) == ""
        assert state.polls[poll.id] == poll


def test_a_closed_vote_stays_closed() -> None:
    state = ShowState()
    poll, _ = opened(state)
    given(state, ClosePoll(poll_id=poll.id), "clôt", at=20)
    live(state, ticked(25))

    assert "Autre chose a changé" in refusal(given(state, UndoAct(act_id="clôt"), "annule", at=26))
    assert state.polls[poll.id].status is PollStatus.CLOSED


def test_a_round_goes_back_to_its_phase_and_keeps_what_was_said_meanwhile() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Bus", method="consent", proposal="Des bus la nuit."))
    given(state, NextPhase(poll_id=poll.id), "étape")
    assert state.talk.round_of(poll).phase == "clarification"

    assert refusal(given(state, UndoAct(), "annule", at=24)) == ""

    assert state.talk.round_of(poll).phase == "proposal"


def test_an_undo_cannot_be_taken_back_by_a_second_press() -> None:
    state = at_the_vote()
    start = state.stage.segment_id
    given(state, NextSegment(), "suivant", at=20)
    given(state, UndoAct(), "annule", at=21)

    assert "rien à annuler" in refusal(given(state, UndoAct(), "encore", at=22))
    assert state.stage.segment_id == start


def test_each_takes_back_their_own_latest_act() -> None:
    state = at_the_vote()
    given(state, HideResults(poll_id=state.stage.preview.poll_id or "", hidden=True), "ana")
    given(state, ClearAir(), "bob", seat=BOB)
    given(state, NextSegment(), "bob-2", seat=BOB)

    given(state, UndoAct(), "annule", seat=BOB)

    assert state.acts.find("bob-2") is not None
    assert [each.id for each in state.acts.done if each.is_undone] == ["bob-2"]


def test_of_two_directors_who_press_next_at_once_one_moves_the_evening() -> None:
    state = ShowState()
    seen = BEGINNING
    assert refusal(given(state, NextSegment(), "ana", seen=seen)) == ""
    told = refusal(given(state, NextSegment(), "bob", seat=BOB, seen=seen))

    assert told.startswith("Ana vient d’agir au même endroit : regardez ce qui a changé")
    assert state.stage.segment_id == "accueil"


def test_who_has_seen_what_the_other_did_may_go_on() -> None:
    state = ShowState()
    given(state, NextSegment(), "ana", seen=BEGINNING)

    assert refusal(given(state, NextSegment(), "bob", seat=BOB, seen="ana")) == ""
    assert state.stage.segment_id == "vote"


def test_two_who_act_on_different_things_do_not_disturb_each_other() -> None:
    state = at_the_vote()
    seen = state.acts.version
    poll_id = state.stage.preview.poll_id or ""
    given(state, ClearAir(), "ana", seen=seen)
    question = asked(state, "Et les bus ?")
    given(state, DecideQuestion(question_id=question.id, act=QuestionAct.ACCEPT), "ana-2", seen=seen)

    assert refusal(given(state, ShowPoll(poll_id=poll_id), "bob", seat=BOB, seen=seen)) == ""


def test_a_session_is_led_on_while_somebody_lets_contributions_through() -> None:
    state = ShowState()
    session = open_format(state, "six-hats")
    live(state, said("!rouge je suis content", at=5))
    (waiting,) = state.formats.entries[session.id].values()
    seen = state.acts.version
    let_through = GuideFormat(session_id=session.id, act="accept", number=waiting.number)
    given(state, let_through, "ana", seen=seen)

    next_hat = GuideFormat(session_id=session.id, act="next")
    assert refusal(given(state, next_hat, "bob", seat=BOB, seen=seen)) == ""
    assert state.formats.sessions[session.id].phase == "red"
    assert refusal(given(state, next_hat, "ana-2", seen=seen)).startswith("Ana vient d’agir")


def test_ones_own_quick_gestures_follow_one_another() -> None:
    state = ShowState()
    for number in range(3):
        assert refusal(given(state, NextSegment(), f"ana{number}", seen=BEGINNING)) == ""


@pytest.mark.parametrize("seen", ["", "un acte d’avant le redémarrage"])
def test_an_order_that_says_nothing_of_what_was_seen_is_carried_out(seen: str) -> None:
    state = ShowState()
    given(state, NextSegment(), "ana")

    assert refusal(given(state, NextSegment(), "bob", seat=BOB, seen=seen)) == ""


def test_panic_never_waits() -> None:
    state = at_the_vote()
    seen = state.acts.version
    given(state, Take(), "ana", seen=seen)

    assert refusal(given(state, Panic(on=True), "bob", seat=BOB, seen=seen)) == ""
    assert state.stage.panic


def test_the_hosts_screens_read_who_did_what() -> None:
    state = ShowState()
    assert state.acts.view().version == BEGINNING
    given(state, NextSegment(), "un")
    given(state, POLL, "deux", at=21)
    view = state.acts.view()

    assert view.version == "deux"
    assert [(each.name, each.kind, each.subject) for each in view.acts] == [
        ("Ana", "open_poll", "On y va ?"),
        ("Ana", "next_segment", "Accueil"),
    ]
    assert [each.undo_until_at for each in view.acts] == [after(31), after(30)]


def test_how_things_were_is_forgotten_with_somebody_who_asks_for_it() -> None:
    state = at_the_vote()
    question = asked(state, "Et les bus ?")
    given(state, DecideQuestion(question_id=question.id, act=QuestionAct.DISMISS), "écarte")
    state.apply(PersonErased(authors=(question.author,)))

    assert all(not each.traces for each in state.acts.done)
    assert "ne s’annule pas" in refusal(given(state, UndoAct(act_id="écarte"), "annule"))
