"""Capitals, repetition, mentions, floods and copies: a lively chat passes, a wall does not."""

from datetime import datetime, timedelta

import pytest

from bot.moderation.case import Severity
from bot.moderation.rules.caps import Caps
from bot.moderation.rules.copies import Copies
from bot.moderation.rules.flood import Flood
from bot.moderation.rules.mentions import Mentions
from bot.moderation.rules.repeated import Repeated
from tests.unit.moderation.saying import FRENCH, NOW, finds, heard


def ago(seconds: float) -> datetime:
    """Return a moment before now."""
    return NOW - timedelta(seconds=seconds)


def test_a_shouted_message_is_found_with_its_share() -> None:
    finding = Caps()(heard("POURQUOI VOUS NE REPONDEZ JAMAIS A PERSONNe"))

    assert finding is not None
    assert FRENCH.text(finding.key, **finding.values) == "Presque tout en capitales (97\u00a0%)"


@pytest.mark.parametrize(
    "text",
    [
        "MACRON DEMISSION !!!",
        "OUIIIII BRAVO",
        "La SNCF, la CAF, la CPAM et l'URSSAF sont débordées",
        "@GRANDE_PERSONNE_EN_CAPITALES bonsoir à toi",
        "https://YOUTUBE.COM/EN_CAPITALES_TRES_LONGUES",
        "12345678901234567890 1234567890",
        "",
    ],
)
def test_a_lively_message_is_not_shouting(text: str) -> None:
    assert Caps()(heard(text)) is None


def test_emotes_are_not_shouting() -> None:
    text = "KEKW KEKW POGGERS KEKW POGGERS KEKW KEKW"

    assert Caps()(heard(text, emotes=("KEKW", "POGGERS"))) is None
    assert Caps()(heard(text)) is not None


@pytest.mark.parametrize(
    ("text", "wall"),
    [
        ("a" * 16, "a" * 16),
        ("non " + "!" * 20, "!" * 20),
        ("😂" * 16, "😂" * 16),
        ("spam " * 10, ("spam " * 10).strip()),
        ("Kappa kappa " * 5, ("Kappa kappa " * 5).strip()),
        ("pub" * 20, "pub" * 20),
        ("🤡🎈" * 30, "🤡🎈" * 30),
    ],
)
def test_a_wall_is_found(text: str, wall: str) -> None:
    assert finds(Repeated(), text)[0] == wall


@pytest.mark.parametrize(
    "text",
    [
        "ouiiiiiiiiiii",
        "😂😂😂😂😂😂",
        "ha ha ha ha",
        "hahahahahahahahaha",
        "GG GG GG GG",
        " " * 500,
        "\n" * 40,
        "x",
        "",
    ],
)
def test_laughing_and_cheering_pass(text: str) -> None:
    assert Repeated()(heard(text)) is None


def test_marks_piled_on_a_letter_are_found_with_the_letter() -> None:
    text = "oh z\u0301\u0302\u0303\u0304 non"
    finding = Repeated()(heard(text))

    assert finding is not None
    assert finding.key == "reason-piled-marks"
    assert finding.spans == ((3, 8),)
    assert Repeated()(heard("\u0301" * 4)) is not None


@pytest.mark.parametrize("text", ["e\u0301te\u0301", "ế", "नमस्ते", "สวัสดีครับที่", "שָׁלוֹם", "👨‍👩‍👧 1️⃣"])
def test_accents_and_other_scripts_pass(text: str) -> None:
    assert Repeated()(heard(text)) is None


def test_many_different_people_called_at_once_are_found() -> None:
    rule = Mentions(most=2)

    assert finds(rule, "@ana @bob <@123>") == ["@ana", "@bob", "<@123>"]
    assert rule(heard("@ana @bob @ANA @Bob")) is None
    assert rule(heard("a@b.fr c@d.fr e@f.fr")) is None
    assert rule(heard("@ @@ @!")) is None


def test_the_message_that_reaches_the_limit_is_a_flood() -> None:
    rule = Flood(messages=3, window=timedelta(seconds=10))

    assert rule(heard("x", recent=((ago(9), "a"),))) is None
    assert rule(heard("x", recent=((ago(20), "a"), (ago(10), "b"), (ago(1), "c")))) is None
    assert rule(heard("x", recent=((ago(-1), "later"), (ago(1), "c")))) is None

    finding = rule(heard("x", recent=((ago(9), "a"), (ago(0), "b"))))

    assert finding is not None
    assert finding.severity is Severity.MEDIUM
    assert FRENCH.text(finding.key, **finding.values) == "3 messages en 10\u00a0secondes"


def test_the_third_copy_of_a_text_is_found_whatever_its_dress() -> None:
    recent = ((ago(60), "VOTEZ pour le projet A !!!"), (ago(30), "votez  pour le projet a"))

    finding = Copies()(heard("Vôtez pour le projet A", recent=recent))

    assert finding is not None
    assert finding.values == {"count": 3}


@pytest.mark.parametrize(
    ("text", "recent"),
    [
        ("votez pour le projet A", ((ago(30), "votez pour le projet A"),)),
        (
            "votez pour le projet A",
            ((ago(130), "votez pour le projet A"), (ago(120), "votez pour le projet A")),
        ),
        ("votez pour le projet A", ((ago(9), "votez pour le projet B"), (ago(8), "votez pour le projet C"))),
        ("mdr", ((ago(3), "mdr"), (ago(2), "mdr"), (ago(1), "mdr"))),
        ("2", ((ago(3), "2"), (ago(2), "2"), (ago(1), "2"))),
    ],
)
def test_what_people_may_say_again_passes(text: str, recent: tuple[tuple[datetime, str], ...]) -> None:
    assert Copies()(heard(text, recent=recent)) is None
