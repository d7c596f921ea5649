"""What makes two texts the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.raids import SKETCH, alike, likeness

RAID = "Rejoignez la meute sur notre salon à minuit"


def same(one: str, other: str) -> bool:
    """Return whether two texts count as copies."""
    first, second = likeness(one), likeness(other)
    assert first is not None
    assert second is not None
    return alike(first, second)


@pytest.mark.parametrize(
    "other",
    [
        "REJOIGNEZ LA MEUTE SUR NOTRE SALON À MINUIT !!!",
        "Rejoignez la meute sur notre salon a minuit 4242",
        "R.e.j.o.i.g.n.e.z la meute sur notre salon à minuit",
        "Rejоignez la meute sur nоtre salon à minuit",
        "Rejoignez  la meutee sur notre salonn à minuit 😂😂",
        "𝗥𝗲𝗷𝗼𝗶𝗴𝗻𝗲𝘇 la meute sur notre salon à minuit",
    ],
)
def test_disguises_do_not_part_copies(other: str) -> None:
    assert same(RAID, other)


@pytest.mark.parametrize(
    "other",
    [
        "Rejoignez-nous plutôt sur le salon de l’émission",
        "pourquoi écrivez-vous tous « rejoignez la meute sur notre salon à minuit » ?",
        "la région ouvre une ligne de car le soir",
    ],
)
def test_other_words_are_other_words(other: str) -> None:
    assert not same(RAID, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tu es un menteur", "tu n’es pas un menteur"),
        (RAID, f"NON : {RAID}"),
        (f"{RAID}, ils vous attendent tous", f"ne {RAID} pas, ils vous attendent tous"),
        (f"{RAID}, ils vous attendent tous", f"Ignorez {RAID}, ils vous attendent tous"),
    ],
)
def test_one_word_more_may_say_the_contrary(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize("text", ["", "oui", "1", "!!!!!!!!!!!!!!!", "bonsoir", "12345678901234567890"])
def test_what_is_short_tells_nothing_by_being_sent_again(text: str) -> None:
    assert likeness(text) is None


def test_emotes_are_no_words() -> None:
    assert likeness("KappaClaus KappaClaus KappaClaus", ("KappaClaus",)) is None
    assert likeness("bravo KappaClaus pour cette émission", ("KappaClaus",)) == likeness(
        "bravo pour cette émission"
    )


@given(st.text(max_size=600))
def test_any_text_is_compared_with_itself(text: str) -> None:
    words = likeness(text)

    assert words is None or (alike(words, words) and 1 <= len(words.sketch) <= SKETCH)
