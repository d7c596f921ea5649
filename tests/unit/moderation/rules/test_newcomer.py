"""The first message of an account that nobody has seen this evening."""

import pytest

from bot.moderation.case import Severity
from bot.moderation.rules.links import Links
from bot.moderation.rules.newcomer import Newcomer
from bot.moderation.rules.rule import Finding, Heard
from tests.unit.moderation.saying import NOW

RULE = Newcomer(Links(("twitch.tv",)))


def found(text: str, first: bool = True, may_link: bool = False) -> Finding | None:
    """Return what the rule finds."""
    return RULE(Heard.of(text, author_key="twitch:1", at=NOW, first=first, may_link=may_link))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("allez voir https://gros-lots.example/x", "reason-newcomer-link"),
        ("Cheap viewers on our site, remove the space", "reason-newcomer-offer"),
        ("Best followers and views, DM me", "reason-newcomer-offer"),
        ("want to become famous ?", "reason-newcomer-offer"),
        ("Gagnez 300 abonnés en une heure", "reason-newcomer-offer"),
        ("veux-tu devenir célèbre sur le net", "reason-newcomer-offer"),
        ("I do emotes and design, contact me on discord", "reason-newcomer-offer"),
        ("@ana @bob venez vite", "reason-newcomer-mentions"),
    ],
)
def test_a_first_message_that_advertises_is_flagged(text: str, key: str) -> None:
    finding = found(text)

    assert finding is not None
    assert finding.key == key
    assert finding.spans


@pytest.mark.parametrize(
    "text",
    [
        "bonsoir à tous, première fois ici",
        "@ana bravo pour l’émission",
        "la gratuité des cars ferait gagner du temps à tout le monde",
        "combien d’abonnés faut-il pour ouvrir une ligne ?",
        "clip : https://clips.twitch.tv/abc",
        "les gens veulent devenir propriétaires",
        "l’achat de vélos, c’est gratuit ?",
    ],
)
def test_a_guests_first_words_pass(text: str) -> None:
    assert found(text) is None


def test_somebody_who_was_seen_before_and_a_permitted_link_pass() -> None:
    assert found("Cheap viewers for your channel", first=False) is None
    assert found("https://un-site.example", may_link=True) is None


def test_a_link_is_the_gravest() -> None:
    finding = found("best viewers https://un-site.example")

    assert finding is not None
    assert finding.severity is Severity.HIGH
