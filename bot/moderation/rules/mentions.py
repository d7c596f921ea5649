"""Messages that call many people at once."""

import re

from bot.moderation.case import Severity
from bot.moderation.rules.rule import Finding, Heard, few

# Names as people write them (not inside an e-mail address), and Discord's own form.
MENTION = re.compile(r"(?<![\w.+-])@\w{2,40}|<@[!&]?\d{1,25}>")


class Mentions:
    """Flags a message that mentions more than `most` different people."""

    name = "mentions"

    def __init__(self, most: int) -> None:
        """Let this many through."""
        self._most = most

    def __call__(self, heard: Heard) -> Finding | None:
        """Return whom the message mentions."""
        found = list(MENTION.finditer(heard.text))
        people = {match[0].casefold() for match in found}
        if len(people) <= self._most:
            return None
        return Finding(
            severity=Severity.MEDIUM,
            key="reason-mentions",
            values={"count": len(people)},
            spans=few(match.span() for match in found),
        )
