"""What a classifier says of one message."""

import msgspec

CATEGORIES = ("insult", "hate", "threat", "sexual", "harassment")


class Scores(msgspec.Struct, frozen=True):
    """Probabilities, 0 to 1: `abusive` over all, and one per category (insult, hate, threat, …)."""

    abusive: float
    categories: dict[str, float]
