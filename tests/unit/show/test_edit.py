"""Editing a rundown's text: what is asked changes, and every comment stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.orders import AddSegment, EditSegment, MoveSegment, RemoveSegment, WritePlan
from bot.orders.plan import PlanOrder, PlanValue
from bot.polls.methods import METHODS
from bot.show.blocks import cut
from bot.show.edit import edited
from bot.show.read import read_rundown
from bot.show.rundown import Rundown
from bot.words import Refusal

SHIPPED = sorted((Path(__file__).parents[3] / "config" / "rundowns").glob("*.toml"))
TEXT = """# Le soir du vote.
title = "Soirée"
themes = ["Bus"]

# On attend tout le monde.
[[segments]]
id = "accueil" # court
kind = "standby"
title = "Accueil"
minutes = 5 # pas plus

[[segments]]
id = "vote"
kind = "poll"
title = "Premier vote"

# Ce que l'on demande.
[segments.poll]
question = "On y va ?" # relu
choices = ["Oui", "Non"]
seconds = 60

# Ce que le bot dit autrement.
[texts]
slash-done = "C'est fait !"
"""


def _read(text: str) -> Rundown:
    return read_rundown(text, "soir.toml", METHODS)


def _edited(order: PlanOrder, text: str = TEXT) -> str:
    changed = edited(text, [each.id for each in _read(text).segments], order)
    assert isinstance(changed, str)
    _read(changed)
    return changed


def _refused(order: PlanOrder, text: str = TEXT) -> str:
    refusal = edited(text, [each.id for each in _read(text).segments], order)
    assert isinstance(refusal, Refusal)
    return refusal.key


def _comments(text: str) -> list[str]:
    return sorted(line.partition("#")[2] for line in text.splitlines() if "#" in line)


def test_a_value_changes_and_its_comment_stays() -> None:
    values: dict[str, PlanValue] = {"minutes": 8, "title": "Bon\u00a0soir"}
    changed = _edited(EditSegment(segment_id="accueil", values=values))

    assert "minutes = 8 # pas plus" in changed
    assert _read(changed).segments[0].title == "Bon soir"
    assert _comments(changed) == _comments(TEXT)


def test_a_votes_values_change_in_its_own_table() -> None:
    values: dict[str, PlanValue] = {
        "poll.question": 'Et "donc" ?',
        "poll.choices": ("A", "B", "C"),
        "poll.seconds": None,
    }
    changed = _edited(EditSegment(segment_id="vote", values=values))
    plan = _read(changed).segments[1].poll

    assert plan is not None
    assert (plan.question, plan.choices, plan.seconds) == ('Et "donc" ?', ("A", "B", "C"), None)
    assert _comments(changed) == _comments(TEXT)


def test_a_segment_gets_a_table_that_it_had_not() -> None:
    values: dict[str, PlanValue] = {"kind": "poll", "poll.question": "Et vous ?", "poll.choices": ("A", "B")}
    changed = _edited(EditSegment(segment_id="accueil", values=values))

    assert [each.poll is not None for each in _read(changed).segments] == [True, True]


def test_a_segment_moves_with_the_comments_above_it_and_no_further_than_the_ends() -> None:
    changed = _edited(MoveSegment(segment_id="accueil", by=7))

    assert [each.id for each in _read(changed).segments] == ["vote", "accueil"]
    assert '# On attend tout le monde.\n[[segments]]\nid = "accueil"' in changed
    assert _comments(changed) == _comments(TEXT)
    assert _edited(MoveSegment(segment_id="accueil", by=-7), changed) == _edited(
        MoveSegment(segment_id="accueil", by=0)
    )


def test_a_segment_is_added_where_it_is_asked_with_an_id_of_its_own() -> None:
    values: dict[str, PlanValue] = {
        "title": "Premier vote",
        "poll.question": "Encore ?",
        "poll.choices": ("A", "B"),
    }
    first = _edited(AddSegment(after_id="", kind="poll", values=values))
    again = _edited(AddSegment(after_id="accueil", kind="poll", values=values), first)

    assert [each.id for each in _read(again).segments] == [
        "premier-vote",
        "accueil",
        "premier-vote-2",
        "vote",
    ]
    assert _comments(again) == _comments(TEXT)


def test_a_segment_leaves_and_the_rest_stays_as_it_was() -> None:
    changed = _edited(RemoveSegment(segment_id="vote"))

    assert [each.id for each in _read(changed).segments] == ["accueil"]
    assert _read(changed).texts == {"slash-done": "C'est fait !"}


def test_the_whole_text_can_be_written_anew() -> None:
    assert edited("", [], WritePlan(text=TEXT)) == TEXT


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (EditSegment(segment_id="rien", values={}), "order-no-segment"),
        (MoveSegment(segment_id="rien", by=1), "order-no-segment"),
        (RemoveSegment(segment_id="rien"), "order-no-segment"),
        (AddSegment(after_id="rien", kind="standby"), "order-no-segment"),
        (EditSegment(segment_id="vote", values={"id": "autre"}), "order-plan-by-hand"),
        (EditSegment(segment_id="vote", values={"a.b.c": 1}), "order-plan-by-hand"),
        (EditSegment(segment_id="vote", values={"title.x": 1}), "order-plan-by-hand"),
        (EditSegment(segment_id="vote", values={"poll]": 1}), "order-plan-by-hand"),
    ],
)
def test_what_cannot_be_edited_is_refused(order: PlanOrder, why: str) -> None:
    assert _refused(order) == why


def test_a_rundown_that_is_not_written_segment_by_segment_is_left_to_hands() -> None:
    text = 'title = "Soirée"\nsegments = [{id = "a", kind = "standby", title = "A"}]\n'

    assert _refused(MoveSegment(segment_id="a", by=1), text) == "order-plan-by-hand"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_shipped_rundown_is_cut_into_its_segments_and_loses_nothing(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    blocks = cut(text)

    assert blocks.text == text
    assert len(blocks.segments) == len(_read(text).segments)


@given(some.text(alphabet="[]segmnt.# =\"'a\n\r"))
def test_a_text_cut_in_blocks_is_the_text(text: str) -> None:
    assert cut(text).text.removesuffix("\n") == text.removesuffix("\n")


@given(some.text(max_size=60), some.integers(), some.lists(some.text(max_size=9), max_size=4))
def test_no_value_breaks_the_file(title: str, minutes: int, choices: list[str]) -> None:
    values: dict[str, PlanValue] = {"title": title, "minutes": minutes, "poll.choices": tuple(choices)}
    changed = edited(TEXT, ["accueil", "vote"], EditSegment(segment_id="vote", values=values))

    assert isinstance(changed, Refusal) or len(cut(changed).segments) == 2
