"""Polls from the rundown and on the spot: ready, open, extended, closed, sealed, and said everywhere."""

import pytest

from bot.actions import Announce, PostPanel
from bot.changes import Audited, StageSaved
from bot.events import Platform
from bot.orders import OpenPoll
from bot.pipeline.memory.state import ShowState
from bot.polls.poll import PollStatus
from bot.show.stage import Scene
from tests.unit.pipeline.evening import (
    LEA,
    POLL,
    ZOE,
    after,
    an_evening,
    at_the_vote,
    kept,
    live,
    only,
    opened,
    ordered,
    plain,
    refusal,
    said,
    ticked,
)


def labels(state: ShowState) -> list[tuple[str, str]]:
    """Return the codes and labels of the open poll."""
    (poll,) = state.open_polls()
    return [(choice.code, choice.label) for choice in poll.choices]


def test_a_segment_with_a_poll_has_it_ready_in_preview() -> None:
    state = at_the_vote()

    (draft,) = state.polls.values()

    assert (draft.status, draft.question, draft.segment_id) == (PollStatus.DRAFT, "On commence ?", "vote")
    assert state.stage.preview == Scene(poll_id=draft.id)
    assert state.stage.air == Scene()


def test_opening_without_words_opens_the_segments_poll() -> None:
    state = at_the_vote()
    (draft,) = state.polls.values()

    poll, followed = opened(state, OpenPoll(), at=10)

    assert poll.id == draft.id
    assert (poll.announced_close_at, poll.closes_at) == (after(70), after(75))
    assert kept(StageSaved, followed).stage.air == Scene(poll_id=poll.id)


def test_the_hosts_own_length_beats_the_rundowns() -> None:
    poll, _ = opened(at_the_vote(), OpenPoll(seconds=30), at=10)

    assert poll.announced_close_at == after(40)


def test_a_poll_on_the_spot_needs_no_segment() -> None:
    poll, _ = opened(ShowState())

    assert [choice.label for choice in poll.choices] == ["Oui", "Non"]
    assert poll.segment_id == ""


def test_without_length_a_poll_stays_open() -> None:
    state = ShowState()
    poll, _ = opened(state, OpenPoll(question="Et ?", choices=("Oui", "Non")))

    live(state, ticked(80_000))

    assert poll.closes_at is None
    assert len(state.open_polls()) == 1


def test_a_poll_may_be_opened_off_the_air() -> None:
    state = ShowState()

    _, followed = opened(state, OpenPoll(question="Et ?", choices=("Oui", "Non"), on_air=False))

    assert only(StageSaved, followed) == []


def test_each_platform_hears_of_the_poll_in_its_own_way() -> None:
    poll, followed = opened(ShowState())
    announced, panel = kept(Announce, followed), kept(PostPanel, followed)

    assert announced.platform is Platform.TWITCH
    assert plain(announced.text) == (
        "Vote : On y va ? — Tapez le chiffre dans le chat : 1 Oui · 2 Non. Le dernier choix compte."
    )
    assert panel.platform is Platform.DISCORD
    assert panel.text.startswith("**On y va ?**")
    assert [(button.control, plain(button.label)) for button in panel.buttons] == [
        (f"vote:{poll.id}:1", "1 Oui"),
        (f"vote:{poll.id}:2", "2 Non"),
    ]


def test_with_one_platform_alone_only_that_one_hears_of_it() -> None:
    followed = live(ShowState(), ordered(POLL), evening=an_evening(platforms=(Platform.TWITCH,)))

    assert only(PostPanel, followed) == []
    assert len(only(Announce, followed)) == 1


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (OpenPoll(), "Cette séquence n’a pas de vote."),
        (OpenPoll(question="Seule ?"), "Un vote a entre 2 et 20 choix"),
        (OpenPoll(choices=("Oui", "Non")), "Il manque la question du vote."),
        (OpenPoll(question="Et ?", choices=("Oui", " oui ")), "Un vote a entre 2 et 20 choix"),
        (OpenPoll(question="Et ?", choices=("Oui",) * 10_000), "Un vote a entre 2 et 20 choix"),
        (OpenPoll(question="x" * 301, choices=("Oui", "Non")), "300 caractères"),
        (OpenPoll(question="Et ?", choices=("Oui", "n" * 121)), "120 caractères"),
    ],
)
def test_a_poll_that_cannot_be_is_refused_with_its_reason(order: OpenPoll, why: str) -> None:
    state = ShowState()

    followed = live(state, ordered(order))

    assert why in refusal(followed)
    assert state.polls == {}
    assert only(Audited, followed) == []


@pytest.mark.parametrize("seconds", [-(10**30), -1, 0, 4, 86_401, 10**30])
def test_a_length_out_of_range_is_refused(seconds: int) -> None:
    state = ShowState()

    followed = live(state, ordered(OpenPoll(question="Et ?", choices=("Oui", "Non"), seconds=seconds)))

    assert refusal(followed) == "La durée d’un vote va de 5 secondes à 24 heures."
    assert state.open_polls() == []


@pytest.mark.parametrize("seconds", [5, 86_400])
def test_the_shortest_and_the_longest_poll_are_possible(seconds: int) -> None:
    poll, _ = opened(ShowState(), OpenPoll(question="Et ?", choices=("Oui", "Non"), seconds=seconds))

    assert poll.announced_close_at == after(seconds)


def test_a_second_poll_is_refused_while_one_is_open() -> None:
    state = at_the_vote()
    opened(state)

    followed = live(state, ordered(OpenPoll(), at=20))

    assert refusal(followed) == "Un vote est déjà ouvert : « On y va ? ». Clôturez-le d’abord."
    assert len(state.open_polls()) == 1


def test_codes_go_on_from_one_poll_to_the_next() -> None:
    state = at_the_vote()
    opened(state, at=2)
    live(state, ticked(100))

    opened(state, OpenPoll(), at=101)

    assert labels(state) == [("3", "Oui"), ("4", "Non"), ("5", "Plus tard")]


def test_a_vote_for_the_last_poll_lands_nowhere_in_the_next() -> None:
    state = ShowState()
    opened(state)
    live(state, ticked(100))
    poll, _ = opened(state, at=101)

    live(state, said("1", ZOE, 102), said("3", LEA, 102))

    assert [ballot.mark for ballot in state.ballots[poll.id].values()] == ["3"]


def test_a_segment_played_again_has_a_new_poll() -> None:
    state = at_the_vote()
    first, _ = opened(state, OpenPoll(), at=10)
    live(state, ticked(100))

    second, _ = opened(state, OpenPoll(), at=110)

    assert first.id != second.id
    assert first.segment_id == second.segment_id == "vote"
