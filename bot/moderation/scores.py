"""What a classifier says of one message."""

import msgspec

CATEGORIES = ("insult", "hate", "threat", "sexual", "harassment")


class Scores(msgspec.Struct, frozen=True):
    """Probabilities, 0 to 1: `abusive` over all, and one per category (insult, hate, threat, …).

    `spans` are [start, end) in the text that was scored: the words that made the score, where it was asked.
    """

    abusive: float
    categories: dict[str, float]
    spans: tuple[tuple[int, int], ...] = ()
