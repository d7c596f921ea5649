"""Gestures: who may make them, what they are answered, what the audit log keeps; panic; Discord's /vote."""

import msgspec
import pytest

from bot.actions import Answer, CalmChat
from bot.changes import Audited, FeedItem, StageSaved
from bot.events import Platform, Role
from bot.orders import (
    Actor,
    AirPoll,
    AnyOrder,
    ClearAir,
    ExtendPoll,
    GoToSegment,
    HideResults,
    NextSegment,
    OpenPoll,
    Panic,
    ShowPoll,
    Take,
)
from bot.pipeline.memory.state import ShowState
from bot.polls.poll import PollStatus
from bot.show.stage import Scene
from bot.views import Audience, OrderView
from tests.unit.pipeline.evening import (
    HOST,
    LEA,
    MODERATOR,
    POLL,
    SAM,
    SCREEN,
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
    ticked,
)

NOT_ALLOWED = "Votre rôle ne permet pas ce geste."


@pytest.mark.parametrize(
    ("actor", "order"),
    [
        (MODERATOR, Take()),
        (MODERATOR, NextSegment()),
        (MODERATOR, GoToSegment(segment_id="vote")),
        (MODERATOR, ClearAir()),
        (MODERATOR, ExtendPoll(poll_id="x", seconds=10)),
        (MODERATOR, HideResults(poll_id="x", hidden=True)),
        (SCREEN, Panic(on=True)),
        (SCREEN, POLL),
        (SCREEN, NextSegment()),
    ],
)
def test_a_role_does_only_what_it_may(actor: Actor, order: AnyOrder) -> None:
    state = ShowState()

    followed = live(state, ordered(order, actor))

    assert refusal(followed) == NOT_ALLOWED
    assert len(followed) == 1
    assert (state.stage, state.polls) == (ShowState().stage, {})


@pytest.mark.parametrize("order", [POLL, Panic(on=True)])
def test_a_moderator_runs_votes_and_panic(order: AnyOrder) -> None:
    assert refusal(live(ShowState(), ordered(order, MODERATOR))) == ""


def test_a_gesture_is_answered_to_the_desks_in_passing() -> None:
    order = ordered(NextSegment())

    item = kept(FeedItem, live(ShowState(), order))

    assert item.view == OrderView(id=order.id, ok=True)
    assert (item.topic, item.passing) == (f"order:{order.id}", True)
    assert set(item.audience) == {Audience.HOST, Audience.MODERATOR}


def test_what_is_done_is_in_the_audit_log_and_what_is_refused_is_not() -> None:
    state = ShowState()

    line = kept(Audited, live(state, ordered(GoToSegment(segment_id="vote"), at=12)))
    assert (line.at, line.actor, line.act, line.subject) == (after(12), HOST, "go_to_segment", "vote")

    assert only(Audited, live(state, ordered(GoToSegment(segment_id="lune")))) == []


def test_the_audit_log_says_what_was_asked() -> None:
    line = kept(Audited, live(ShowState(), ordered(POLL)))

    assert line.act == "open_poll"
    assert "question=On y va ?" in line.detail
    assert "Oui" in line.detail
    assert "seconds=60" in line.detail


def test_the_evening_goes_from_segment_to_segment_and_ends() -> None:
    state = ShowState()
    for place, name in enumerate(("accueil", "vote", "questions")):
        live(state, ordered(NextSegment(), at=place))
        assert (state.stage.segment_id, state.stage.segment_since_at) == (name, after(place))

    assert refusal(live(state, ordered(NextSegment()))) == "C’était la dernière séquence du conducteur."


def test_coming_back_to_a_segment_does_not_make_its_poll_twice() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="vote")), ordered(GoToSegment(segment_id="accueil")))
    live(state, ordered(GoToSegment(segment_id="vote")))

    assert len(state.polls) == 1


def test_an_unknown_segment_is_refused() -> None:
    followed = live(ShowState(), ordered(GoToSegment(segment_id="lune")))

    assert refusal(followed) == "Cette séquence n’existe pas dans le conducteur."


def test_taking_puts_the_preview_on_air_and_empties_it() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="vote")))
    (draft,) = state.polls.values()

    live(state, ordered(Take(), at=20))

    assert (state.stage.air, state.stage.preview) == (Scene(poll_id=draft.id), Scene())
    assert state.stage.on_air_since_at == after(20)


def test_there_is_nothing_to_take_from_an_empty_preview() -> None:
    assert refusal(live(ShowState(), ordered(Take()))) == "Rien n’est en prévisualisation."


def test_a_poll_is_shown_and_aired_by_hand() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Et ?", choices=("Oui", "Non"), on_air=False))

    live(state, ordered(ShowPoll(poll_id=poll.id)))
    assert (state.stage.preview, state.stage.air) == (Scene(poll_id=poll.id), Scene())

    live(state, ordered(AirPoll(poll_id=poll.id)))
    assert state.stage.air == Scene(poll_id=poll.id)


def test_panic_clears_the_air_and_calms_both_chats() -> None:
    state = ShowState()
    opened(state)

    followed = live(state, ordered(Panic(on=True), MODERATOR, at=20))

    assert state.stage.air == Scene()
    assert (state.stage.panic, state.stage.panic_at) == (True, after(20))
    assert [(each.platform, each.on) for each in only(CalmChat, followed)] == [
        (Platform.TWITCH, True),
        (Platform.DISCORD, True),
    ]


def test_panic_taken_back_brings_the_air_back_and_lets_the_chats_go() -> None:
    state = ShowState()
    poll, _ = opened(state)
    live(state, ordered(Panic(on=True)))

    followed = live(state, ordered(Panic(on=False)))

    assert state.stage.air == Scene(poll_id=poll.id)
    assert (state.stage.panic, state.stage.panic_at) == (False, None)
    assert [each.on for each in only(CalmChat, followed)] == [False, False]


def test_pressing_panic_twice_is_pressing_it_once() -> None:
    state = ShowState()
    live(state, ordered(Panic(on=True), at=20))

    followed = live(state, ordered(Panic(on=True), at=25))

    assert only(CalmChat, followed) == []
    assert only(StageSaved, followed) == []
    assert refusal(followed) == ""
    assert state.stage.panic_at == after(20)


def test_panic_calms_only_the_platforms_that_there_are() -> None:
    evening = an_evening(platforms=(Platform.DISCORD,))

    followed = live(ShowState(), ordered(Panic(on=True)), evening=evening)

    assert [each.platform for each in only(CalmChat, followed)] == [Platform.DISCORD]


def words(consequences: list[object]) -> str:
    """Return what the author of a slash command is answered."""
    return plain(kept(Answer, consequences).text)


def test_a_moderator_opens_a_vote_from_discord() -> None:
    state = ShowState()

    followed = live(
        state, invoked("vote", SAM, action="ouvrir", question="On y va ?", choix="Oui ; Non ;", secondes="30")
    )
    (poll,) = state.open_polls()

    assert words(list(followed)) == "C’est fait."
    assert [choice.label for choice in poll.choices] == ["Oui", "Non"]
    assert poll.announced_close_at == after(40)
    assert kept(Audited, followed).actor.name == "Sam"


@pytest.mark.parametrize(("method", "labels"), [("borda", ["A", "B"]), ("temperature", [])])
def test_a_moderator_opens_a_vote_by_another_method_from_discord(method: str, labels: list[str]) -> None:
    state = ShowState()

    live(
        state, invoked("vote", SAM, action="ouvrir", question="Où ?", choix=";".join(labels), methode=method)
    )
    (poll,) = state.open_polls()

    assert poll.method == method
    assert [choice.label for choice in poll.choices] == labels


def test_a_moderator_opens_the_segments_vote_with_a_bare_command() -> None:
    state = ShowState()
    live(state, ordered(GoToSegment(segment_id="vote")))

    live(state, invoked("vote", SAM, action="ouvrir"))

    assert [poll.question for poll in state.open_polls()] == ["On commence ?"]


def test_a_moderator_closes_the_vote_from_discord() -> None:
    state = ShowState()
    poll, _ = opened(state)

    live(state, invoked("vote", SAM, at=20, action="clore"), ticked(21))

    assert state.polls[poll.id].status is PollStatus.CLOSED


def test_a_moderator_puts_the_vote_on_air_from_discord() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Et ?", choices=("Oui", "Non"), on_air=False))

    live(state, invoked("vote", SAM, action="antenne"))

    assert state.stage.air == Scene(poll_id=poll.id)


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ({"action": "clore"}, "Aucun vote n’est ouvert."),
        ({"action": "antenne"}, "Aucun vote n’est ouvert."),
        ({"action": "danser"}, "Précisez l’action : ouvrir"),
        ({}, "Précisez l’action : ouvrir"),
        ({"action": "ouvrir"}, "Cette séquence n’a pas de vote."),
        ({"action": "ouvrir", "secondes": "vite"}, "La durée d’un vote va de 5 secondes"),
        ({"action": "ouvrir", "secondes": "9" * 5_000}, "La durée d’un vote va de 5 secondes"),
        ({"action": "ouvrir", "methode": "ranked"}, "Il manque la question du vote."),
        ({"action": "ouvrir", "question": "Et ?", "methode": "dés"}, "La méthode de vote « dés »"),
        ({"action": "ouvrir", "question": "Et ?", "choix": "Oui"}, "Un vote a entre 2 et 20 choix"),
    ],
)
def test_a_vote_command_that_cannot_be_followed_is_explained(options: dict[str, str], answer: str) -> None:
    state = ShowState()

    command = msgspec.structs.replace(invoked("vote", SAM), options=options)
    followed = live(state, command)

    assert words(list(followed)).startswith(answer)
    assert state.polls == {}


def test_who_does_not_moderate_runs_no_vote() -> None:
    assert Role.MODERATOR not in LEA.roles
    state = ShowState()

    followed = live(state, invoked("vote", LEA, action="ouvrir", question="Et ?", choix="Oui;Non"))

    assert words(list(followed)) == "Cette commande est réservée à la modération."
    assert state.polls == {}


def test_an_unknown_command_is_answered() -> None:
    assert words(list(live(ShowState(), invoked("danse", ZOE)))) == "Cette commande n’est pas connue du bot."
