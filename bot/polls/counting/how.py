"""How each method counts, and what its grades are called, in the show's own words."""

from bot.words import Phrasebook


def how_counted(method: str, words: Phrasebook) -> str:
    """Return in one plain sentence how a method counts; `method` is the name that rundowns use."""
    return words.text(f"method-{method}-how")


def grade_name(grade: int, words: Phrasebook) -> str:
    """Return the name of one of majority judgment's grades, from 0 to 6."""
    return words.text(f"grade-{grade}")
