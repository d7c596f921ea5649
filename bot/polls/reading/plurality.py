"""How one choice is read: `2`, `!vote 2`, or the choice's own words."""

from collections.abc import Sequence

from bot.polls.grammar import NotAVote, read_choice
from bot.polls.marks import Marked
from bot.polls.poll import Choice


def read(text: str, choices: tuple[Choice, ...], emotes: Sequence[str] = ()) -> Marked | NotAVote:
    """Return the code of the one choice that a line names."""
    found = read_choice(text, choices, emotes)
    return found if isinstance(found, NotAVote) else Marked(found.code)
