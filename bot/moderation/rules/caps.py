"""Messages shouted in capitals."""

import re

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard

FEWEST_LETTERS = 24
SHARE = 0.8

_NOT_WORDS = re.compile(r"https?://\S+|@\w+")


class Caps:
    """Flags a message of some length that is nearly all capitals; a shouted word or two is only lively."""

    name = "caps"

    def __call__(self, heard: Heard) -> Finding | None:
        """Return how much of the message is in capitals."""
        emotes = frozenset(heard.emotes)
        words = [word for word in _NOT_WORDS.sub(" ", heard.text).split() if word not in emotes]
        letters = [letter for word in words for letter in word if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        if len(letters) < FEWEST_LETTERS or capitals < SHARE * len(letters):
            return None
        return Finding(
            severity=Severity.LOW, key="reason-caps", values={"percent": capitals * 100 // len(letters)}
        )
