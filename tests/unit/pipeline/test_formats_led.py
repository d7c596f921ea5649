"""Formats of debate from the rundown to the screen and out of it: led, timed, shown, removed, forgotten."""

from msgspec.structs import replace

from bot.actions import Answer, Say
from bot.events import ChatCleared, MessageRemoved, Platform
from bot.orders import (
    AirFormat,
    AirPoll,
    ExtendFormat,
    GoToSegment,
    NextSegment,
    OpenFormat,
    ShowFormat,
    Take,
)
from bot.pipeline.formats.shown import format_view
from bot.pipeline.memory.state import ShowState
from bot.pipeline.screens.present import air_view
from tests.unit.pipeline.evening import (
    EVENING,
    MAX,
    ROUGH,
    ZOE,
    after,
    an_evening,
    invoked,
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
    voices,
)
from tests.unit.pipeline.sitting import AUTOMATIC, PLANNED, guide, on_screens, open_format, texts


def test_the_rundown_prepares_its_session_and_opens_it_when_told() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="jury")), evening=PLANNED)
    preview = air_view(state.stage.preview, state, PLANNED).format

    assert preview is not None
    assert (preview.status, preview.question) == ("draft", "Le jury")
    assert refusal(live(state, ordered(Take()), evening=PLANNED)) == ""
    live(state, said("!volontaire"), evening=PLANNED)
    assert not state.formats.entries[preview.id]

    live(state, ordered(OpenFormat(), at=20), evening=PLANNED)
    live(state, said("!volontaire", at=25), evening=PLANNED)

    (session,) = state.formats.open_ones()
    assert (session.id, session.plan.seats, session.closes_at) == (preview.id, 2, after(80))
    assert len(state.formats.entries[session.id]) == 1


def test_going_back_to_a_segment_shows_the_same_session() -> None:
    state = ShowState()
    for _ in range(2):
        live(state, ordered(GoToSegment(segment_id="themes")), evening=PLANNED)

    assert len(state.formats.sessions) == 1
    assert refusal(live(state, ordered(NextSegment()), evening=PLANNED)) == ""


def test_names_of_a_list_are_told_to_a_chat_in_one_line() -> None:
    state = ShowState()
    open_format(state, "draw")
    live(state, *(said("!volontaire", by) for by in (ZOE, MAX)))

    lines = only(Say, live(state, ticked(20)))

    entries = state.formats.entries[state.formats.latest()[0].id].values()
    (line,) = [each for each in lines if "Volontaires notés" in each.text]
    assert all(f"{each.name} = {each.token}" in line.text for each in entries)
    assert not [each for each in only(Say, live(state, ticked(40))) if "Volontaires" in each.text]


def test_a_list_is_fixed_when_its_time_is_over_for_all() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="jury"), at=0), evening=PLANNED)
    live(state, ordered(OpenFormat(), at=0), said("!volontaire", at=5), evening=PLANNED)

    live(state, ticked(65), evening=PLANNED)
    assert state.formats.latest()[0].phase == "volunteers"
    live(state, ticked(71), evening=PLANNED)

    session = state.formats.latest()[0]
    assert session.phase == "listed"
    assert session.lot is not None
    assert session.lot.announced.show == "Bouge"


def test_a_removed_message_takes_its_contribution_off_the_air() -> None:
    state = ShowState()
    open_format(state, "themes")
    message = said("!avis plus de bancs")
    live(state, message, evening=AUTOMATIC)

    gone = MessageRemoved(
        id="x", at=after(20), platform=Platform.TWITCH, channel="bouge", message_id=message.message_id
    )
    live(state, gone)

    assert texts(state) == []


def test_somebody_who_is_banned_leaves_the_queue_with_their_hand() -> None:
    state = ShowState()
    open_format(state, "speaking-queue")
    live(state, said("!parole"), said("!parole", MAX))
    guide(state, "next")

    live(
        state, ChatCleared(id="x", at=after(40), platform=Platform.TWITCH, channel="bouge", author_id=ZOE.id)
    )

    assert texts(state) == ["max"]
    assert state.formats.latest()[0].now == ""


def test_forget_me_erases_contributions_and_dots() -> None:
    state = ShowState()
    open_format(state, "brainstorm")
    live(state, said("!idee des bus de nuit"), said("!idee des bus de jour", MAX), evening=AUTOMATIC)
    guide(state, "next")
    guide(state, "next")
    live(state, said("!point 1 1", at=40))
    assert state.formats.picks[state.formats.latest()[0].id]

    live(state, said("!oublie-moi oui", at=50))

    session = state.formats.latest()[0]
    assert texts(state) == ["des bus de jour"]
    assert not state.formats.picks[session.id]


def test_dots_are_shown_to_nobody_for_too_small_a_group() -> None:
    state = ShowState()
    open_format(state, "brainstorm")
    live(state, said("!idee des bus de nuit"), said("!idee des bus de jour", MAX), evening=AUTOMATIC)
    guide(state, "next")
    guide(state, "next")
    live(state, said("!point 1", at=40))
    session = state.formats.latest()[0]

    few = format_view(session, state, an_evening(smallest_group=2), for_viewers=False)
    enough = format_view(session, state, EVENING, for_viewers=True)

    assert (few.withheld, [each.dots for each in few.tags]) == ("few", [None])
    assert (enough.withheld, [each.dots for each in enough.tags]) == ("", [1])


def test_viewers_see_nothing_that_waits_and_no_name_that_was_not_agreed_to() -> None:
    state = ShowState()
    open_format(state, "porteur-de-parole")
    live(state, said("!temoigne Le car ne passe plus."))
    guide(state, "accept", 1)
    assert texts(state) == []

    live(state, said("!citer anonyme"))

    session = state.formats.latest()[0]
    view = format_view(session, state, EVENING, for_viewers=True)
    assert [(each.text, each.name) for each in view.entries] == [("Le car ne passe plus.", "")]


def test_time_is_added_to_what_is_timed_alone() -> None:
    state = ShowState()
    session = open_format(state, "brainstorm", seconds=60)
    order = ExtendFormat(session_id=session.id, seconds=30)

    live(state, ordered(order, at=10))

    assert state.formats.sessions[session.id].closes_at == after(90)
    assert refusal(live(state, ordered(replace(order, seconds=-1)))) != ""
    guide(state, "next")
    assert refusal(live(state, ordered(order))) == "Rien n’est chronométré en ce moment."


def test_a_session_is_shown_and_aired_and_leaves_the_air_for_a_vote() -> None:
    state = ShowState()
    session = open_format(state, "themes", on_air=False)
    assert on_screens(state) == (None, None, None)

    live(state, ordered(ShowFormat(session_id=session.id)))
    assert on_screens(state) == (session.id, None, None)
    live(state, ordered(AirFormat(session_id=session.id)))
    assert on_screens(state) == (session.id, session.id, None)
    poll, _ = opened(state)
    assert on_screens(state) == (session.id, None, poll.id)
    live(state, ordered(AirFormat(session_id=session.id)), ordered(AirPoll(poll_id=poll.id)))
    assert on_screens(state) == (session.id, None, poll.id)


def test_one_person_cannot_fill_a_session() -> None:
    state = ShowState()
    open_format(state, "themes")

    live(
        state, *(said(f"!avis phrase numéro {number}", at=number) for number in range(50)), evening=AUTOMATIC
    )
    live(state, *(said("!avis une phrase", by) for by in voices(30)), evening=AUTOMATIC)

    assert len(texts(state)) == 33


def test_everything_contributed_is_accounted_for() -> None:
    state = ShowState()
    open_format(state, "six-hats")
    live(
        state,
        said("!avis un"),
        said("!avis un fait"),
        said("!rouge une peur"),
        said(f"!avis {ROUGH}"),
        evening=AUTOMATIC,
    )

    view = format_view(state.formats.latest()[0], state, EVENING, for_viewers=False)

    assert view.counts == {"shown": 1, "aside": 1, "waiting": 1}
    assert sum(view.counts.values()) == len(view.entries)


def test_somebodys_data_counts_their_contributions() -> None:
    state = ShowState()
    open_format(state, "themes")
    live(state, submitted("plus de bancs", form="format-avis"))

    told = plain(kept(Answer, live(state, invoked("mes-donnees"))).text)

    assert "contributions aux formats de débat : 1" in told
