"""The first message of an account that nobody has seen this evening, when it comes to advertise."""

import re

from bot.moderation.case import Severity
from bot.moderation.rules.mentions import MENTION
from bot.moderation.rules.rule import Finding, Heard, Rule, few

MENTIONS = 2
# What sellers of viewers, followers and drawings write; one word is talk, two are an offer.
_OFFER = re.compile(
    r"\b(?:cheap|best|free|buy|get|grow|boost|promote|pas cher|gratuits?|achete[rz]?|gagne[rz]?)\b"
    r".{0,40}\b(?:viewers?|followers?|views?|subs?|primes?|v-?bucks|abonnes?|vues|spectateurs?|chaine|channel)\b"
    r"|\b(?:come|want|venez|veux[- ]tu|voulez[- ]vous)\b.{0,30}\b(?:famous|celebres?|populaires?)\b"
    r"|\b(?:commission|portfolio|graphiste|emotes? artist|design)\b.{0,40}\b(?:discord|dm|mp|contact)\b"
)


class Newcomer:
    """Flags a first message with a foreign link, an offer, or several people called."""

    name = "newcomer"

    def __init__(self, links: Rule) -> None:
        """Take foreign links for what the rule of links takes for them."""
        self._links = links

    def __call__(self, heard: Heard) -> Finding | None:
        """Return what a first message does that a guest would not."""
        if not heard.first:
            return None
        link = self._links(heard)
        if link is not None:
            return Finding(severity=Severity.HIGH, key="reason-newcomer-link", spans=link.spans)
        offer = _OFFER.search(heard.folded.text)
        if offer is not None:
            place = heard.folded.span(*offer.span())
            return Finding(severity=Severity.MEDIUM, key="reason-newcomer-offer", spans=(place,))
        called = list(MENTION.finditer(heard.text))
        if len({match[0].casefold() for match in called}) >= MENTIONS:
            spans = few(match.span() for match in called)
            return Finding(severity=Severity.MEDIUM, key="reason-newcomer-mentions", spans=spans)
        return None
