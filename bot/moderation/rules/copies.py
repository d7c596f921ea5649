"""The same person sending the same text again and again."""

from datetime import timedelta

from bot.moderation.case import Severity
from bot.moderation.normalise import fold
from bot.moderation.rules.rule import Finding, Heard

MOST = 2
WINDOW = timedelta(minutes=2)
# Votes, laughs and greetings are short, and may come again.
SHORTEST = 12


class Copies:
    """Flags the third copy of a text within two minutes; case, accents, spaces and signs do not matter."""

    name = "copies"

    def __call__(self, heard: Heard) -> Finding | None:
        """Return how often the author has now sent this text."""
        text = _bare(heard.folded.text)
        if len(text) < SHORTEST:
            return None
        lately = [each for at, each in heard.recent if heard.at - WINDOW < at <= heard.at]
        count = 1 + sum(_bare(fold(each).text) == text for each in lately)
        if count <= MOST:
            return None
        return Finding(severity=Severity.MEDIUM, key="reason-copies", values={"count": count})


def _bare(folded: str) -> str:
    return "".join(letter for letter in folded if letter.isalnum())
