"""From what an operator chose to the rules that run."""

from datetime import timedelta

import msgspec

from bot.moderation.judge import UNNAMED
from bot.moderation.rules.blocked_terms import BlockedTerms
from bot.moderation.rules.caps import Caps
from bot.moderation.rules.copies import Copies
from bot.moderation.rules.flood import Flood
from bot.moderation.rules.links import Links
from bot.moderation.rules.mentions import Mentions
from bot.moderation.rules.newcomer import Newcomer
from bot.moderation.rules.personal_data import PersonalData
from bot.moderation.rules.repeated import Repeated
from bot.moderation.rules.rule import Rule
from bot.moderation.rules.symbols import Symbols
from bot.moderation.scores import CATEGORIES

# All that can flag a message, by the name that its reason has: each falls under a rule of the charter.
FLAGS = (
    *CATEGORIES,
    UNNAMED,
    "platform-hold",
    "platform-suspicion",
    "platform-filter",
    "raid",
    "newcomer",
    "personal_data",
    "blocked_terms",
    "links",
    "mentions",
    "flood",
    "copies",
    "caps",
    "symbols",
    "repeated",
)


class RuleChoices(msgspec.Struct, frozen=True, kw_only=True):
    """Which rules run and how; the keys of [moderation.rules], with the terms already read."""

    links: bool = True
    allowed_links: tuple[str, ...] = ()
    caps: bool = True
    repeated: bool = True
    flood: bool = True
    flood_messages: int = 8
    flood_seconds: int = 10
    mentions: bool = True
    most_mentions: int = 4
    blocked_terms: tuple[str, ...] = ()
    allowed_terms: tuple[str, ...] = ()
    symbols: bool = True
    newcomers: bool = True
    personal_data: bool = True


def rules_from(choices: RuleChoices) -> tuple[Rule, ...]:
    """Return the chosen rules, in the order in which their reasons are read."""
    window = timedelta(seconds=choices.flood_seconds)
    rules: tuple[tuple[bool, Rule], ...] = (
        (choices.personal_data, PersonalData(choices.allowed_links)),
        (bool(choices.blocked_terms), BlockedTerms(choices.blocked_terms, choices.allowed_terms)),
        (choices.newcomers, Newcomer(Links(choices.allowed_links))),
        (choices.links, Links(choices.allowed_links)),
        (choices.mentions, Mentions(choices.most_mentions)),
        (choices.flood, Flood(choices.flood_messages, window)),
        (choices.flood, Copies()),
        (choices.caps, Caps()),
        (choices.symbols, Symbols()),
        (choices.repeated, Repeated()),
    )
    return tuple(rule for chosen, rule in rules if chosen)


def read_terms(text: str) -> tuple[str, ...]:
    """Return the terms of a list: one per line, what follows a # is a comment, repeats count once."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
