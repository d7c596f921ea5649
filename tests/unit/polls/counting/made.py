"""Ballots for the tests of the methods."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

START = datetime(2026, 3, 12, 20, 0, tzinfo=UTC)
CODES = ("A", "B", "C", "D", "E")

Tiers = tuple[tuple[str, ...], ...]


def after(count: float) -> datetime:
    """Return the moment so many seconds after START."""
    return START + timedelta(seconds=count)


def order(letters: str) -> Tiers:
    """Return a ranking: "ACBED", or "A BC" with B and C equal."""
    if " " in letters:
        return tuple(tuple(tier) for tier in letters.split())
    return tuple((letter,) for letter in letters)


def orders(**times: int) -> list[Tiers]:
    """Return rankings of single letters, each so many times."""
    return [order(letters) for letters, many in times.items() for _ in range(many)]


def graded(profiles: dict[str, Iterable[int]]) -> list[dict[str, int]]:
    """Return ballots that give each choice so many of each grade, the best grade first.

    Who gives which grade does not matter to the method; a choice with fewer grades is left out by some.
    """
    columns = {
        choice: [6 - place for place, times in enumerate(counts) for _ in range(times)]
        for choice, counts in profiles.items()
    }
    many = max(map(len, columns.values()))
    return [
        {choice: grades[voter] for choice, grades in columns.items() if voter < len(grades)}
        for voter in range(many)
    ]


def rankings(codes: tuple[str, ...] = CODES) -> st.SearchStrategy[Tiers]:
    """Return rankings with ties and choices left out."""

    def tiered(given: tuple[list[str], list[bool]]) -> Tiers:
        names, cuts = given
        tiers: list[list[str]] = []
        for name, cut in zip(names, cuts, strict=False):
            if cut or not tiers:
                tiers.append([name])
            else:
                tiers[-1].append(name)
        return tuple(map(tuple, tiers))

    several = st.lists(st.sampled_from(codes), unique=True, max_size=len(codes))
    cuts = st.lists(st.booleans(), min_size=len(codes), max_size=len(codes))
    return st.tuples(several, cuts).map(tiered)
