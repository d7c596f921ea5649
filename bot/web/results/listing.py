"""The list of all published results."""

from collections.abc import Sequence

from bot.polls.box.card import BoxCard
from bot.web.results.markup import Markup, document, element
from bot.web.results.when import day_of
from bot.words import Phrasebook


def listing(cards: Sequence[BoxCard], public_key: str, words: Phrasebook, locale: str) -> str:
    """Return the page that links to every vote's own page, the latest first."""
    say = words.text
    rows = [_row(card, words, locale) for card in cards]
    key = [
        element("h2", None, say("results-key")),
        element("p", None, say("results-key-is")),
        element("code", {"class": "long"}, public_key),
        element("p", None, element("a", {"href": "/resultats/cle.txt"}, say("results-key-file"))),
    ]
    return document(
        locale,
        f"{say('results-title')} · Bouge ta Démocratie",
        element("header", {"class": "head"}, element("h1", None, say("results-title"))),
        element(
            "main",
            None,
            element("ol", {"class": "votes"}, *rows) if rows else element("p", None, say("results-none")),
            element("section", None, *key) if public_key else None,
        ),
    )


def _row(card: BoxCard, words: Phrasebook, locale: str) -> Markup:
    day = day_of(card.closed_at, locale)
    if card.cancelled:
        return element(
            "li",
            None,
            element("b", {"class": "said"}, card.question),
            element("p", {"class": "said"}, words.text("results-cancelled", reason=card.cancelled)),
            element("p", {"class": "dim"}, day),
        )
    return element(
        "li",
        None,
        element("a", {"class": "said", "href": f"/resultats/{card.poll_id}/"}, card.question),
        element("p", {"class": "said"}, card.sentence or words.text("results-few-short")),
        element("p", {"class": "dim"}, words.text("results-line", day=day, voters=card.voters)),
    )
