"""The rundown, read again while the evening goes on, and changed from the régie."""

from typing import Any

import pytest

from bot.changes.plan import PlanSaved
from bot.events import Health, RundownRead
from bot.orders import (
    AddSegment,
    AnyOrder,
    EditSegment,
    GoToSegment,
    MoveSegment,
    NextSegment,
    OpenPoll,
    RemoveSegment,
    UndoAct,
    WritePlan,
)
from bot.pipeline.memory.state import ShowState
from bot.pipeline.step import Consequence
from tests.unit.pipeline.evening import (
    EVENING,
    MODERATOR,
    after,
    an_evening,
    live,
    only,
    ordered,
    plain,
    refusal,
)

TEXT = """title = "Soirée"

[[segments]]
id = "accueil"
kind = "standby"
title = "Accueil"

[[segments]]
id = "vote"
kind = "poll"
title = "Premier vote"

[segments.poll]
question = "On y va ?"
choices = ["Oui", "Non"]
"""


def read(text: str, at: float = 0, is_echo: bool = False) -> RundownRead:
    """Return the reading of the file."""
    return RundownRead(id=f"r{at}", at=after(at), text=text, source="soir.toml", is_echo=is_echo)


def lived(state: ShowState, *events: Any) -> list[Consequence]:
    """Pass events through the stages as the road does: with the evening as it is now."""
    followed: list[Consequence] = []
    for event in events:
        followed += live(state, event, evening=state.plan.over(EVENING))
    return followed


def given(state: ShowState, order: AnyOrder, at: float = 10) -> list[Consequence]:
    """Have the host order something."""
    return lived(state, ordered(order, at=at))


@pytest.fixture
def state() -> ShowState:
    """Return an evening whose rundown was read."""
    state = ShowState()
    lived(state, read(TEXT))
    return state


def titles(state: ShowState) -> list[str]:
    """Return the titles of the plan as it is now."""
    return [each.title for each in state.plan.over(EVENING).rundown.segments]


def test_before_the_file_is_told_the_plan_is_the_one_of_the_start() -> None:
    assert titles(ShowState()) == ["Accueil", "Premier vote", "Vos questions"]


def test_a_file_that_changed_is_the_plan_and_the_evening_stays_where_it_is(state: ShowState) -> None:
    given(state, GoToSegment(segment_id="vote"))
    preview = state.stage.preview
    lived(state, read(TEXT.replace("Accueil", "Bienvenue").replace("On y va ?", "On part ?"), at=20))

    assert titles(state) == ["Bienvenue", "Premier vote"]
    assert (state.stage.segment_id, state.stage.preview) == ("vote", preview)
    assert state.polls[preview.poll_id or ""].question == "On part ?"


def test_a_vote_that_is_open_keeps_its_question(state: ShowState) -> None:
    given(state, GoToSegment(segment_id="vote"))
    given(state, OpenPoll(), at=11)
    (poll,) = state.open_polls()
    lived(state, read(TEXT.replace("On y va ?", "On part ?"), at=20))

    assert state.polls[poll.id].question == "On y va ?"


def test_a_faulty_file_keeps_the_former_plan_and_says_what_where_and_what_to_do(state: ShowState) -> None:
    lived(state, read(TEXT.replace('kind = "poll"', 'kind = "pol"'), at=20))
    health = state.health["rundown"]

    assert titles(state) == ["Accueil", "Premier vote"]
    assert health.health is Health.DEGRADED
    assert plain(health.detail).startswith(
        "soir.toml : séquence 2 (« vote ») : « kind » ne peut pas être « pol »."
    )
    assert "Corrigez le fichier" in health.remedy

    lived(state, read(TEXT, at=30))
    assert state.health["rundown"].health is Health.GOOD


def test_every_kind_of_mistake_keeps_the_plan(state: ShowState) -> None:
    for number, text in enumerate(
        ["", "[[", "title = 3", "\x00", "a = " + "9" * 5000, TEXT + TEXT, "[" * 2000]
    ):
        lived(state, read(text, at=20 + number))
        assert titles(state) == ["Accueil", "Premier vote"]
        assert state.health["rundown"].detail


def test_a_change_from_the_page_is_due_and_its_echo_settles_it(state: ShowState) -> None:
    followed = given(state, EditSegment(segment_id="accueil", values={"title": "Bienvenue"}))
    (saved,) = only(PlanSaved, followed)
    assert saved.is_due
    assert titles(state) == ["Bienvenue", "Premier vote"]

    (settled,) = only(PlanSaved, lived(state, read(saved.text, at=20, is_echo=True)))
    assert settled == PlanSaved(text=saved.text)


def test_the_echo_of_an_earlier_change_does_not_undo_a_later_one(state: ShowState) -> None:
    (first,) = only(PlanSaved, given(state, EditSegment(segment_id="accueil", values={"title": "Un"})))
    given(state, EditSegment(segment_id="accueil", values={"title": "Deux"}), at=11)
    lived(state, read(first.text, at=12, is_echo=True))

    assert titles(state) == ["Deux", "Premier vote"]


def test_segments_are_added_moved_and_removed(state: ShowState) -> None:
    values: dict[str, Any] = {"title": "Encore", "poll.question": "Et là ?", "poll.choices": ("A", "B")}
    given(state, AddSegment(after_id="accueil", kind="poll", values=values))
    assert titles(state) == ["Accueil", "Encore", "Premier vote"]
    given(state, MoveSegment(segment_id="vote", by=-2), at=11)
    assert titles(state) == ["Premier vote", "Accueil", "Encore"]
    given(state, RemoveSegment(segment_id="accueil"), at=12)
    assert titles(state) == ["Premier vote", "Encore"]


def test_a_change_of_the_plan_can_be_taken_back(state: ShowState) -> None:
    given(state, RemoveSegment(segment_id="vote"))

    assert refusal(given(state, UndoAct(), at=15)) == ""
    assert titles(state) == ["Accueil", "Premier vote"]
    assert state.plan.saved == PlanSaved(text=TEXT, is_due=True)


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (
            EditSegment(segment_id="vote", values={"poll.choices": ("Seul",)}),
            "Rien n’est changé : le conducteur",
        ),
        (EditSegment(segment_id="rien", values={"title": "x"}), "Cette séquence n’existe pas"),
        (RemoveSegment(segment_id="accueil"), "C’est la séquence en cours"),
        (AddSegment(after_id="vote", kind="poll"), "Rien n’est changé"),
        (AddSegment(after_id="vote", kind="danse", values={"title": "x"}), "Rien n’est changé"),
        (WritePlan(text="bonjour"), "Rien n’est changé"),
        (WritePlan(text="#" * 70_000), "dépasse 60 000 caractères"),
    ],
)
def test_a_change_that_does_not_hold_together_changes_nothing(
    state: ShowState, order: AnyOrder, why: str
) -> None:
    given(state, NextSegment())

    assert why in refusal(given(state, order, at=11))
    assert state.plan.saved == PlanSaved(text=TEXT)


def test_only_the_host_changes_the_plan(state: ShowState) -> None:
    followed = lived(state, ordered(WritePlan(text=TEXT), by=MODERATOR))

    assert refusal(followed) != ""
    assert only(PlanSaved, followed) == []


def test_nothing_is_edited_before_the_file_was_read() -> None:
    assert "pas encore lu" in refusal(given(ShowState(), WritePlan(text=TEXT)))


def test_the_evening_has_thresholds_and_texts_of_its_own(state: ShowState) -> None:
    more = (
        "\n[thresholds]\nsmallest_group = 2\nstream_delay_seconds = 9\n[texts]\n"
        'result-cancelled = "{ $question } : stop. { $reason }"\npoll-opened = "{ $inconnu }"\n'
    )
    lived(state, read(TEXT + more, at=5))
    evening = state.plan.over(EVENING)

    assert evening.smallest_group == 2
    assert evening.stream_delay.total_seconds() == 9
    assert evening.questions_per_person == EVENING.questions_per_person
    assert evening.words.text("result-cancelled", question="Q", reason="R") == "Q : stop. R"
    assert evening.words.text("order-known") == EVENING.words.text("order-known")


def test_a_file_whose_own_text_replaces_none_is_not_taken() -> None:
    state, evening = ShowState(), an_evening(phrases=frozenset({"help"}))
    segment = '[[segments]]\nid = "a"\nkind = "standby"\ntitle = "A"\n'
    text = 'title = "Soir"\n[texts]\n{key} = "Demandez."\n' + segment

    live(state, read(text.format(key="helpp")), evening=evening)
    assert state.plan.saved is None
    assert "Vouliez-vous dire « help »" in plain(state.health["rundown"].detail)
    live(state, read(text.format(key="help"), at=1), evening=evening)
    assert state.plan.saved is not None
