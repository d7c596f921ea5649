"""Segments of the formats of debate: what they may say, and what is wrong with what they say."""

import pytest

from bot.errors import RundownError
from bot.show.kinds.formats import FORMAT_KINDS, SessionPlan
from bot.show.read import read_rundown
from bot.show.rundown import SegmentKind

HEAD = 'title = "Essai"\n'


def segment(kind: str, *lines: str) -> str:
    """Return a rundown of one segment."""
    return HEAD + "\n".join([f'[[segments]]\nid = "un"\nkind = "{kind}"\ntitle = "Un"', *lines]) + "\n"


def plan(kind: str, *lines: str) -> SessionPlan:
    """Return what a segment plans."""
    (read,) = read_rundown(segment(kind, *lines), "soir.toml").segments
    assert isinstance(read.plan, SessionPlan)
    return read.plan


@pytest.mark.parametrize("kind", sorted(FORMAT_KINDS))
def test_a_format_needs_nothing_but_its_title(kind: SegmentKind) -> None:
    needed = ['themes = ["Eau"]'] if kind is SegmentKind.THEMES else []

    assert plan(kind, *needed).per_person == 3


def test_a_draw_says_its_seats_quotas_and_source() -> None:
    read = plan(
        "draw",
        "seats = 4",
        "reserves = 2",
        "quotas = { first = 1, discord = 2 }",
        'source = "drand"',
        "round = 7",
    )

    assert (read.seats, read.reserves, read.source, read.round) == (4, 2, "drand", "7")
    assert list(read.quotas.items()) == [("discord", 2), ("first", 1)]


def test_themes_keep_their_order_on_one_line_each() -> None:
    assert plan("themes", 'themes = ["Eau ", "Vélo\\n et train"]').themes == ("Eau", "Vélo et train")


@pytest.mark.parametrize(
    ("kind", "line", "fault"),
    [
        ("draw", "seats = 0", "« seats » vaut 0"),
        ("draw", "quotas = 3", "« quotas » doit être une table"),
        ("draw", "quotas = { youtube = 1 }", "clé inconnue « youtube »"),
        ("draw", "seats = 1\nquotas = { first = 2 }", "les quotas demandent plus de places"),
        ("draw", "round = 7", "dites aussi de quelle « source »"),
        ("draw", 'source = "drand"\nround = true', "« round » doit être un texte"),
        ("draw", "dots = 3", "« dots » ne va pas dans une séquence « draw »"),
        ("standby", "seconds = 30", "« seconds » ne va pas dans une séquence « standby »"),
        ("six-hats", 'themes = ["Eau"]', "« themes » ne va pas"),
        ("themes", "", "il manque « themes »"),
        ("themes", 'themes = "Eau"', "« themes » doit être une liste"),
        ("themes", 'themes = ["Eau", ""]', "« themes » doit être une liste"),
        ("themes", 'themes = ["Eau", "eau"]', "est là deux fois"),
        ("themes", f'themes = ["{"x" * 61}"]', "a plus de 60 caractères"),
        ("themes", f"themes = {[str(each) for each in range(10)]}", "10 thèmes : 9 au plus"),
        ("speaking-queue", "turn_seconds = 1", "« turn_seconds » vaut 1"),
        ("brainstorm", 'review = "oui"', "« review » doit être true ou false"),
    ],
)
def test_every_fault_says_where_it_is_and_what_to_do(kind: str, line: str, fault: str) -> None:
    with pytest.raises(RundownError) as caught:
        read_rundown(segment(kind, line), "soir.toml")

    (told,) = str(caught.value).splitlines()
    assert fault in told.replace("\u00a0", " ")
    assert "séquence 1" in told
