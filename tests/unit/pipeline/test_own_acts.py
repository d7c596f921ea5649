"""What the show did itself is told back by the platform, and is nobody else's act."""

from bot.actions import DeleteMessage, TimeoutAuthor
from bot.events import Author, MessageRemoved, ModeratorActed, Platform
from bot.moderation.case import CaseStatus, Mode, Severity
from bot.orders import CaseAct, DecideCase
from bot.pipeline.memory.state import ShowState
from tests.unit.pipeline.evening import ROUGH, ZOE, after, kept, live, only, said
from tests.unit.pipeline.fair import FAIR, a_fair_evening, crowd, gesture, performed, the_case


def acted(act: str, about: Author, at: float, message_id: str = "", by: str = "le_bot") -> ModeratorActed:
    """Return an act as Twitch tells it."""
    return ModeratorActed(
        id=f"{act}{about.id}{at}",
        at=after(at),
        platform=Platform.TWITCH,
        channel="bouge",
        act=act,
        moderator=by,
        author_id=about.id,
        message_id=message_id,
    )


def test_taking_a_message_away_for_review_settles_nothing() -> None:
    evening = a_fair_evening({Severity.MEDIUM: Mode.HOLD})
    state = ShowState()
    removal = kept(DeleteMessage, live(state, said(ROUGH, ZOE, 10, "m1"), evening=evening))

    gone = MessageRemoved(id="gone", at=after(11), platform=Platform.TWITCH, channel="bouge", message_id="m1")
    live(state, performed(removal), gone, acted("delete", ZOE, 11, "m1"), evening=evening)

    assert the_case(state).status is CaseStatus.OPEN


def test_silencing_a_copys_author_settles_their_other_case_as_the_moderators_act() -> None:
    state = ShowState()
    people = crowd(6)
    live(state, *(said("Rejoignez la meute sur notre salon", by, 10) for by in people), evening=FAIR)
    raid = the_case(state)
    live(state, said(ROUGH, people[1], 12), evening=FAIR)
    gesture(DecideCase(case_id=raid.id, act=CaseAct.TIMEOUT), state)

    live(state, acted("timeout", people[1], 31), evening=FAIR)

    other = list(state.docket.cases.values())[-1]
    assert (other.status, other.decision) == (CaseStatus.OPEN, None)


def test_a_timeout_that_is_over_is_not_lifted_by_a_later_act() -> None:
    state = ShowState()
    live(state, said(ROUGH, ZOE, 10), evening=FAIR)
    acts = gesture(DecideCase(case_id=the_case(state).id, act=CaseAct.TIMEOUT, seconds=60), state)
    live(state, *(performed(each) for each in only(TimeoutAuthor, acts)), evening=FAIR)

    live(state, acted("untimeout", ZOE, 50, by="zoé_modo"), evening=FAIR)
    taken_back = the_case(state).undone
    live(state, acted("untimeout", ZOE, 500), evening=FAIR)

    assert taken_back is not None
    assert taken_back.actor.name == "zoé_modo"
    late = ShowState()
    live(late, said(ROUGH, ZOE, 10), evening=FAIR)
    gesture(DecideCase(case_id=the_case(late).id, act=CaseAct.TIMEOUT, seconds=60), late)
    live(late, acted("untimeout", ZOE, 500), evening=FAIR)
    assert the_case(late).undone is None
