"""The circle of a consent round, drawn by lot: it objects, and all may back what it objects."""

import hashlib

from msgspec.structs import replace

from bot.polls.counting.rounds import Round


def may_be_drawn(led: Round) -> frozenset[str]:
    """Return those of whom a circle is drawn: all who asked or said how they feel."""
    return frozenset(spoken.voter for spoken in (*led.questions, *led.feelings))


def with_circle(led: Round, size: int, seed: bytes) -> Round:
    """Return the round with a circle of that size, everybody in it where fewer have spoken.

    The order of the draw is that of SHA-256(seed ‖ voter): whoever has the seed can draw again.
    """
    drawn = sorted(may_be_drawn(led), key=lambda voter: hashlib.sha256(seed + voter.encode()).digest())
    return replace(led, circle=frozenset(drawn[:size]))
