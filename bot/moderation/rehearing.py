"""Rules tried on messages that were judged already: what would each have found?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

import msgspec

from bot.moderation.rules.blocked_terms import BlockedTerms
from bot.moderation.rules.caps import Caps
from bot.moderation.rules.copies import Copies
from bot.moderation.rules.flood import Flood
from bot.moderation.rules.links import Links
from bot.moderation.rules.mentions import Mentions
from bot.moderation.rules.newcomer import Newcomer
from bot.moderation.rules.personal_data import PersonalData
from bot.moderation.rules.repeated import Repeated
from bot.moderation.rules.rule import Finding, Heard, Rule
from bot.moderation.rules.symbols import Symbols
from bot.words import Refusal

MOST_TERMS = 200
RECENT = 30
_FLOOD_WINDOW = timedelta(seconds=10)
_NUMBERS = {"flood": (2, 100), "mentions": (1, 100)}


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """One message as it was heard."""

    text: str
    author_key: str
    at: datetime
    emotes: tuple[str, ...] = ()
    first: bool = False


def rule_tried(
    name: str, number: int | None, terms: tuple[str, ...], present: Iterable[Rule]
) -> Rule | Refusal:
    """Return the rule to try: as the show has it now, or with another limit, or one that is off."""
    if terms and (name != "blocked_terms" or len(terms) > MOST_TERMS):
        return Refusal("order-dry-run-terms")
    if name == "blocked_terms" and terms:
        return BlockedTerms(terms)
    if number is not None:
        least, most = _NUMBERS.get(name, (1, 0))
        if least > most:
            return Refusal("order-dry-run-rule")
        if not least <= number <= most:
            return Refusal("order-dry-run-number", {"least": least, "most": most})
        return Flood(number, _FLOOD_WINDOW) if name == "flood" else Mentions(number)
    known = next((rule for rule in present if rule.name == name), None)
    return known or _usual().get(name) or Refusal("order-dry-run-rule")


def tried_on(rule: Rule, messages: Iterable[Earlier]) -> Iterator[tuple[int, Finding]]:
    """Yield the place of each message, in order of time, in which a rule finds something, with what."""
    recent: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for place, message in enumerate(messages):
        own = recent[message.author_key]
        finding = rule(
            Heard.of(
                message.text,
                author_key=message.author_key,
                at=message.at,
                recent=tuple(own),
                emotes=message.emotes,
                first=message.first,
            )
        )
        own.append((message.at, message.text))
        del own[:-RECENT]
        if finding is not None:
            yield place, finding


def _usual() -> dict[str, Rule]:
    rules: tuple[Rule, ...] = (
        Caps(),
        Copies(),
        Flood(8, _FLOOD_WINDOW),
        Links(()),
        Mentions(4),
        Newcomer(Links(())),
        PersonalData(),
        Repeated(),
        Symbols(),
    )
    return {rule.name: rule for rule in rules}
