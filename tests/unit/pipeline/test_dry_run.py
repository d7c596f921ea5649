"""A rule or a threshold is tried on the evening's messages, and nothing is done to anybody."""

from typing import Any

import pytest

from bot.changes import Audited, FeedItem, PersonErased
from bot.changes.review import DryRunShown
from bot.events import ChatCleared, MessageRemoved, Platform
from bot.moderation.scores import Scores
from bot.orders import DryRun
from bot.pipeline.memory.state import ShowState
from bot.ports import ShowRecord
from bot.views import DryRunView
from tests.unit.pipeline.evening import (
    EVENING,
    MAX,
    ROUGH,
    ZOE,
    after,
    an_evening,
    live,
    only,
    plain,
    refusal,
    said,
    ticked,
)
from tests.unit.pipeline.fair import gesture

CALM = an_evening(policy=type(EVENING.policy)(rules=(), flag_threshold=0.5, act_threshold=0.9))


def an_hour() -> ShowState:
    """Return an evening that has been talked through, without a rule."""
    state = ShowState()
    live(state, said("bonsoir à tout le monde", ZOE, 10), evening=CALM, scores=Scores(0.1, {}))
    live(
        state,
        said("QUE FAIT DONC LA MODÉRATION CE SOIR", MAX, 20, "loud"),
        evening=CALM,
        scores=Scores(0.4, {}),
    )
    live(state, said(ROUGH, MAX, 30, "rough"), evening=CALM, scores=Scores(0.8, {"insult": 0.8}))
    return state


def tried(state: ShowState, at: float = 60, **order: Any) -> DryRunView:
    """Return what a dry run answers."""
    followed = gesture(DryRun(**order), state, at=at, evening=CALM)
    (view,) = [item.view for item in only(FeedItem, followed) if item.topic == "dry-run"]
    assert isinstance(view, DryRunView)
    return view


def test_a_rule_that_is_off_is_tried() -> None:
    view = tried(an_hour(), rule="caps")

    assert (view.examined, view.flagged) == (3, 1)
    assert plain(view.sentence) == "Avec « capitales », un message aurait été signalé, sur 3 messages gardés."
    assert [(line.author, line.was_flagged) for line in view.lines] == [("max", False)]
    assert "capitales" in view.lines[0].reason


def test_words_to_block_are_tried_before_they_are_blocked() -> None:
    view = tried(an_hour(), rule="blocked_terms", terms=("patate pourrie",))

    (line,) = view.lines
    assert [line.text[start:end] for start, end in line.spans] == ["patate pourrie"]


@pytest.mark.parametrize(("threshold", "flagged"), [(0.9, 0), (0.5, 1), (0.3, 2)])
def test_a_threshold_is_tried(threshold: float, flagged: int) -> None:
    view = tried(an_hour(), flag_threshold=threshold)

    assert view.flagged == flagged
    assert f"Au seuil de {threshold * 100:.0f} %" in plain(view.sentence)


def test_without_a_number_the_shows_own_threshold_is_tried_and_says_what_was_flagged() -> None:
    (line,) = tried(an_hour()).lines

    assert (line.text, line.was_flagged, plain(line.reason)) == (ROUGH, True, "Noté 80 % par le classifieur")


def test_a_limit_is_tried() -> None:
    state = ShowState()
    live(state, *(said(f"message numéro {each}", ZOE, 10 + each / 10) for each in range(5)), evening=CALM)

    assert tried(state, rule="flood", number=4).flagged == 2
    assert tried(state, rule="flood", number=6).flagged == 0


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ({"rule": "politesse"}, "n’existe pas"),
        ({"rule": "caps", "number": 3}, "ne se rejoue pas seule"),
        ({"rule": "flood", "number": 1}, "de 2 à 100"),
        ({"rule": "caps", "terms": ("x",)}, "200 au plus"),
        ({"rule": "blocked_terms", "terms": ("x",) * 201}, "200 au plus"),
    ],
)
def test_what_cannot_be_tried_is_explained(order: dict[str, Any], why: str) -> None:
    assert why in refusal(gesture(DryRun(**order), an_hour(), evening=CALM))


def test_a_threshold_cannot_be_tried_on_messages_without_scores() -> None:
    state = ShowState()
    live(state, said("bonsoir", ZOE, 10), evening=CALM)

    assert "n’a pas noté" in refusal(gesture(DryRun(), state, evening=CALM))
    assert tried(ShowState()).examined == 0


def test_what_left_its_platform_is_tried_on_no_more() -> None:
    state = an_hour()
    live(
        state,
        MessageRemoved(id="x", at=after(40), platform=Platform.TWITCH, channel="bouge", message_id="loud"),
        evening=CALM,
    )
    assert tried(state, rule="caps").examined == 2
    live(
        state,
        ChatCleared(id="y", at=after(41), platform=Platform.TWITCH, channel="bouge", author_id=MAX.id),
        evening=CALM,
    )
    assert tried(state, rule="caps").examined == 1
    live(state, ChatCleared(id="z", at=after(42), platform=Platform.TWITCH, channel="bouge"), evening=CALM)
    assert tried(state, rule="caps").examined == 0


def test_who_is_forgotten_is_tried_on_no_more() -> None:
    state = an_hour()

    state.apply(PersonErased(authors=(MAX,)))

    assert tried(state, rule="caps").examined == 1


def test_the_answer_leaves_the_pages_after_a_while_and_the_log_has_none_of_it() -> None:
    state = an_hour()
    followed = gesture(DryRun(rule="caps"), state, at=60, evening=CALM)

    assert not only(Audited, followed)
    assert not only(DryRunShown, live(state, ticked(600), evening=CALM))
    gone = [
        item for item in only(FeedItem, live(state, ticked(661), evening=CALM)) if item.topic == "dry-run"
    ]
    assert [item.view for item in gone] == [None]


def test_a_new_life_takes_away_what_an_earlier_one_showed() -> None:
    state = ShowState.of(ShowRecord())

    assert [item.topic for item in only(FeedItem, live(state, ticked(1)))] == ["dry-run"]
    assert not only(FeedItem, live(state, ticked(2)))


@pytest.mark.parametrize("threshold", [-0.1, 1.1, 1e308, -1e308])
def test_a_threshold_that_is_none_is_refused(threshold: float) -> None:
    followed = gesture(DryRun(flag_threshold=threshold), an_hour(), evening=CALM)

    assert refusal(followed) == "Un seuil va de 0 à 1."
