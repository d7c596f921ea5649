"""The wall of words and the themes: what its author agreed to, and under which theme it is."""

import pytest

from bot.formats import FORMATS, WORDS
from bot.formats.plan import Plan, Tag
from bot.formats.session import EntryState, Step
from bot.formats.themes import named_theme, nearest_theme
from bot.formats.words import known_word, same_words, stems
from tests.unit.formats.made import Sitting, told

THEMES = tuple(
    Tag(id=str(place), label=label)
    for place, label in enumerate(("Eau", "Transports et vélo", "Santé publique", "Vélo"), 1)
)


def a_wall() -> Sitting:
    """Return a wall with somebody's words."""
    wall = Sitting("porteur-de-parole", Plan(per_person=2))
    wall.say("temoigne", "Le car ne passe plus.")
    return wall


def test_words_are_shown_once_a_moderator_and_their_author_agree_in_any_order() -> None:
    first, then = a_wall(), a_wall()
    first.guide("accept", 1)
    assert first.seen() == []
    first.say("citer")
    then.say("citer", "oui")
    assert then.seen() == []
    then.guide("accept", 1)

    assert first.seen() == then.seen() == ["Le car ne passe plus."]


def test_whoever_writes_is_asked_how_they_may_be_quoted() -> None:
    wall = Sitting("porteur-de-parole")

    step = wall.say("temoigne", "Le car ne passe plus.")

    assert isinstance(step, Step)
    assert told(step) == "wall-agree"
    assert [offer.text for offer in step.offers] == ["", "anonyme", "non"]


def test_an_author_may_change_their_mind_at_any_time_even_after_the_end() -> None:
    wall = a_wall()
    wall.guide("accept", 1)
    assert told(wall.say("citer")) == "wall-agreed"
    wall.close()
    assert told(wall.say("citer", "Anonyme")) == "wall-agreed-nameless"
    assert next(iter(wall.entries.values())).named is False
    assert told(wall.say("citer", "non !")) == "wall-withdrawn"

    assert wall.seen() == []
    assert told(wall.say("citer")) == "wall-nothing"
    assert told(wall.say("temoigne", "trop tard")) == "format-over"


def test_an_unclear_wish_is_asked_again() -> None:
    assert told(a_wall().say("citer", "peut-être")) == "wall-agree-how"


def test_nobody_agrees_for_somebody_else() -> None:
    wall = a_wall()
    wall.guide("accept", 1)

    assert told(wall.say("citer", by="max")) == "wall-nothing"
    assert wall.seen() == []


def test_a_refused_quotation_is_never_shown() -> None:
    wall = a_wall()
    wall.say("citer")
    wall.guide("refuse", 1, "  Un  nom est cité. ")

    (entry,) = wall.entries.values()
    assert (entry.state, entry.reason) == (EntryState.REFUSED, "Un nom est cité.")
    assert wall.seen() == []
    wall.guide("accept", 1)
    assert wall.seen() == ["Le car ne passe plus."]


@pytest.mark.parametrize(
    ("text", "theme", "rest"),
    [
        ("eau : réparer les fuites", "1", "réparer les fuites"),
        ("#EAU réparer", "1", "réparer"),
        ("[Santé publique] huit mois", "3", "huit mois"),
        ("3 : huit mois", "3", "huit mois"),
        ("santé : huit mois", "3", "huit mois"),
        ("#santepublique huit mois", "3", "huit mois"),
        ("transport : le train", "2", "le train"),
        ("culture : et nous ?", "", "culture : et nous ?"),
        ("moi je dis : rien", "", "moi je dis : rien"),
        ("eau :", "", "eau :"),
    ],
)
def test_a_theme_may_be_named(text: str, theme: str, rest: str) -> None:
    assert named_theme(text, THEMES) == (theme, rest)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("moins d’eau dans les piscines", "1"),
        ("des transports gratuits", "2"),
        ("plus de vélos", ""),
        ("plus de bancs", ""),
        ("", ""),
    ],
)
def test_a_theme_is_guessed_where_only_one_fits(text: str, theme: str) -> None:
    assert nearest_theme(text, THEMES) == theme


def test_contributions_are_seen_by_theme_and_retagged_at_a_touch() -> None:
    sitting = Sitting("themes", Plan(tags=THEMES))
    sitting.say("avis", "une opinion sans thème", by="ana")
    step = sitting.say("avis", "eau : réparer les fuites", by="bob")
    sitting.say("avis", "santé : huit mois", by="cleo")

    assert told(step) == "themes-noted-under"
    assert sitting.seen() == ["réparer les fuites", "huit mois", "une opinion sans thème"]
    sitting.guide("tag", 2, "3")
    assert sitting.seen() == ["réparer les fuites", "huit mois", "une opinion sans thème"]
    sitting.guide("tag", 1, "1")
    assert sitting.seen()[0] == "une opinion sans thème"
    sitting.guide("tag", 1, "")
    assert sitting.seen()[-1] == "une opinion sans thème"
    assert told(sitting.say("avis", "")) == "format-too-short"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_refuses_what_it_does_not_know(name: str) -> None:
    sitting = Sitting(name, Plan(tags=THEMES))

    assert told(sitting.guide("fly")) == "format-no-act"
    for act in {"accept", "refuse", "tag"} & set(sitting.format.acts):
        assert told(sitting.guide(act, 99)) == "format-no-entry"
    assert set(sitting.format.moderating) <= set(sitting.format.acts)


@pytest.mark.parametrize("name", FORMATS)
def test_every_session_can_be_closed_from_any_phase(name: str) -> None:
    for phase in FORMATS[name].phases:
        sitting = Sitting(name, phase=phase)
        sitting.close()
        assert not sitting.session.is_open
        assert sitting.session.closed_at is not None


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("idee", "idee"),
        ("idees", "idee"),
        ("volontaires", "volontaire"),
        ("volontare", "volontaire"),
        ("temoignage", "temoigne"),
        ("parol", "parole"),
        ("avi", ""),
        ("vert", "vert"),
        ("verts", ""),
        ("bonjour", ""),
    ],
)
def test_a_slip_of_the_finger_is_forgiven_in_long_words(typed: str, word: str) -> None:
    assert known_word(typed, WORDS) == word


def test_words_are_compared_by_what_they_say() -> None:
    assert same_words("Des BUS, de nuit !", "des bus de nuit")
    assert not same_words("des bus", "des trams")
    assert not same_words("!!!", "???")
    assert stems("l’école") == stems("écoles")
    assert stems("végétaliser") == stems("végétalisation")


def test_a_format_of_one_phase_is_over_after_it() -> None:
    sitting = Sitting("themes", Plan(tags=THEMES))
    sitting.say("avis", "plus de bancs")
    sitting.guide("accept", 1)
    before = dict(sitting.entries)
    assert [sitting.format.forgotten(sitting.room, entry) for entry in before.values()] == [None]
    sitting.guide("accept", 1)

    sitting.guide("next")

    assert not sitting.session.is_open
    assert sitting.entries == before
